import { Select, Switch } from 'antd'
import type { Action, TaskStage } from '#contract'
import { catalogue, Icon, usePick, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { Line, Pair } from '../parts/inputs.tsx'
import { AssigneeLines } from './assignee-lines.tsx'
import { useFlow } from './flow-desk.ts'
import { NewName } from './new-name.tsx'
import { RouteLine } from './route-line.tsx'
import { StageTime } from './stage-time.tsx'

/** A stage in which people act: whose task it is, how long it may take, and what can be done. */
export function TaskStageEditor({ name, stage }: { readonly name: string; readonly stage: TaskStage }) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const { writeStage } = useFlow()
  const change = (changed: TaskStage) => writeStage(name, changed)
  const { actions } = stage
  return (
    <>
      <div className="design-row-body">
        <AssigneeLines stage={stage} onChange={change} />
        <Line label={t.mayReturn}>
          {(id) => (
            <Switch
              id={id}
              disabled={!mayWrite}
              checked={stage.mayReturn}
              onChange={(mayReturn) => change({ ...stage, mayReturn })}
            />
          )}
        </Line>
      </div>
      <StageTime name={name} stage={stage} />
      <ul className="design-actions">
        {Object.entries(actions).map(([key, action]) => (
          <li key={key}>
            <ActionEditor
              name={name}
              id={key}
              action={action}
              onChange={(changed) => change({ ...stage, actions: { ...actions, [key]: changed } })}
              onRemove={() => {
                const { [key]: _, ...rest } = actions
                change({ ...stage, actions: rest })
              }}
            />
          </li>
        ))}
      </ul>
      <NewName
        label={t.newAction}
        add={t.addAction}
        taken={Object.keys(actions)}
        onAdd={(key) =>
          change({
            ...stage,
            actions: {
              ...actions,
              [key]: { to: 'end', milestones: ['closed'], needs: [], label: { zh: '', en: '' } },
            },
          })
        }
      />
    </>
  )
}

function ActionEditor({
  name,
  id: key,
  action,
  onChange,
  onRemove,
}: {
  readonly name: string
  readonly id: string
  readonly action: Action
  readonly onChange: (action: Action) => void
  readonly onRemove: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { body, mayWrite } = useDesk()
  const label = pick(action.label) || key
  const { fills: _, ...emptyHanded } = action
  return (
    <>
      <div className="design-action-head">
        <Pair
          label={t.action(key)}
          at={`flow.stages.${name}.actions.${key}.label`}
          value={action.label}
          onChange={(changed) => onChange({ ...action, label: changed })}
        />
        {mayWrite ? (
          <button type="button" className="icon-btn" onClick={onRemove}>
            <Icon name="cross" label={t.removeAction(label)} />
          </button>
        ) : null}
      </div>
      <RouteLine label={label} way={{ stage: name, via: `actions.${key}` }} />
      <div className="design-row-body">
        <Line label={t.needs(label)}>
          {(id) => (
            <Select<Action['needs']>
              id={id}
              mode="multiple"
              disabled={!mayWrite}
              placeholder={t.nothing}
              value={action.needs}
              onChange={(needs) => onChange({ ...action, needs })}
              options={(['opinion', 'reasons', 'corrections', 'filing'] as const).map((value) => ({
                value,
                label: t[value],
              }))}
            />
          )}
        </Line>
        <Line label={t.fills(label)}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={!mayWrite}
              placeholder={t.nothing}
              value={action.fills ?? []}
              onChange={(fills) => onChange(fills.length > 0 ? { ...action, fills } : emptyHanded)}
              options={Object.entries(body.form.fields).map(([value, field]) => ({
                value,
                label: pick(field.label) || value,
              }))}
            />
          )}
        </Line>
      </div>
    </>
  )
}

const text = catalogue({
  mayReturn: ['可以退回前面的环节', 'May send the case back'],
  action: [(key: string) => `动作 ${key}`, (key: string) => `Action ${key}`],
  removeAction: [
    (label: string) => `去掉动作“${label}”`,
    (label: string) => `Take the action “${label}” away`,
  ],
  needs: [(label: string) => `${label}：要写`, (label: string) => `${label}: must carry`],
  fills: [(label: string) => `${label}：要填的字段`, (label: string) => `${label}: fields to fill in`],
  opinion: ['意见', 'opinion'],
  reasons: ['不予的理由', 'reasons'],
  corrections: ['补正清单', 'corrections'],
  filing: ['改过的申报', 'changed answers'],
  nothing: ['不用', 'nothing'],
  newAction: ['新动作的代号（英文）', 'Name of a new action'],
  addAction: ['加动作', 'Add an action'],
})
