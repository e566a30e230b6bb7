import { Select } from 'antd'
import type { Action, Flow, Stage, TaskStage } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { roleWords } from '../session/role-words.ts'
import { useDesk } from './desk.ts'
import { FindingsAt } from './parts/findings-at.tsx'
import { Choose, Line, Pair, PeriodLine } from './parts/inputs.tsx'

const roles = [
  'window',
  'acceptor',
  'approver',
  'supervisor',
  'administrator',
  'designer',
  'manager',
  'auditor',
  'leader',
  'finance',
] as const

/** The flow: one of those in use, or that one with its stages named, staffed and timed otherwise. */
export function FlowEditor() {
  const t = useText(text)
  const pick = usePick()
  const { body, names, mayWrite, write } = useDesk()
  const { flow } = body
  return (
    <div className="design-form">
      <Line wide label={t.flow} at="flow.id">
        {(id) => (
          <Select
            id={id}
            disabled={!mayWrite}
            value={flow.id}
            onChange={(chosen: string) => {
              const found = names.flows.find((each) => each.flow.id === chosen)
              if (found) write('flow', found.flow)
            }}
            options={[
              ...(names.flows.some((each) => each.flow.id === flow.id)
                ? []
                : [{ value: flow.id, label: flow.id }]),
              ...names.flows.map((each) => ({
                value: each.flow.id,
                label: `${each.flow.id} · ${t.usedBy(each.usedBy.slice(0, 3).map(pick), each.usedBy.length)}`,
              })),
            ]}
          />
        )}
      </Line>
      <FindingsAt exactly path="flow" />
      {Object.entries(flow.stages).map(([name, stage]) => (
        <StageEditor
          key={name}
          name={name}
          stage={stage}
          titleOf={(to) => (flow.stages[to] ? pick(flow.stages[to].title) : to === 'end' ? t.end : to)}
          onChange={(changed) => write('flow', withStage(flow, name, changed))}
        />
      ))}
    </div>
  )
}

function StageEditor({
  name,
  stage,
  titleOf,
  onChange,
}: {
  readonly name: string
  readonly stage: Stage
  readonly titleOf: (stage: string) => string
  readonly onChange: (stage: Stage) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const at = `flow.stages.${name}`
  return (
    <section className="design-rows">
      <h2>
        {pick(stage.title)}
        <span className="tag">{t[stage.kind]}</span>
        <small className="mono">{name}</small>
      </h2>
      <FindingsAt path={at} />
      <Pair
        label={t.title}
        at={`${at}.title`}
        value={stage.title}
        onChange={(title) => onChange({ ...stage, title })}
      />
      {stage.kind === 'task' ? (
        <TaskEditor at={at} stage={stage} titleOf={titleOf} onChange={onChange} />
      ) : null}
    </section>
  )
}

function TaskEditor({
  at,
  stage,
  titleOf,
  onChange,
}: {
  readonly at: string
  readonly stage: TaskStage
  readonly titleOf: (stage: string) => string
  readonly onChange: (stage: TaskStage) => void
}) {
  const t = useText(text)
  const words = useText(roleWords)
  const { assignee } = stage
  return (
    <>
      <div className="design-line">
        <span className="design-label">{t.who}</span>
        {assignee.name === 'role' || assignee.name === 'department' ? (
          <Choose
            label={t.who}
            value={assignee.role as (typeof roles)[number] | undefined}
            options={roles.map((value) => ({ value, label: words[value] }))}
            onChange={(role) => onChange({ ...stage, assignee: { ...assignee, role } })}
          />
        ) : (
          <span>{assignee.name === 'applicant' ? t.applicant : assignee.name}</span>
        )}
      </div>
      {stage.period ? (
        <PeriodLine
          label={t.period}
          at={`${at}.period`}
          value={stage.period}
          onChange={(period) => onChange({ ...stage, period })}
        />
      ) : null}
      <ul className="design-actions">
        {Object.entries(stage.actions).map(([key, action]) => (
          <li key={key}>
            <Pair
              label={t.action(titleOf(action.to))}
              at={`${at}.actions.${key}`}
              value={action.label}
              onChange={(label) =>
                onChange({ ...stage, actions: { ...stage.actions, [key]: { ...action, label } } })
              }
            />
            <Needs
              action={action}
              onChange={(changed) => onChange({ ...stage, actions: { ...stage.actions, [key]: changed } })}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What an act must carry: who refuses gives reasons, which the checks of the flow insist on. */
function Needs({
  action,
  onChange,
}: {
  readonly action: Action
  readonly onChange: (action: Action) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  return (
    <Line label={t.needs}>
      {(id) => (
        <Select<Action['needs']>
          id={id}
          mode="multiple"
          disabled={!mayWrite}
          value={action.needs}
          onChange={(needs) => onChange({ ...action, needs })}
          options={(['opinion', 'reasons', 'corrections', 'filing'] as const).map((value) => ({
            value,
            label: t[value],
          }))}
        />
      )}
    </Line>
  )
}

function withStage(flow: Flow, name: string, stage: Stage): Flow {
  return { ...flow, stages: { ...flow.stages, [name]: stage } }
}

const text = catalogue({
  flow: ['走哪个流程', 'Which flow'],
  usedBy: [
    (titles: readonly string[], count: number) => `${titles.join('、')}等${count}个事项在用`,
    (titles: readonly string[], count: number) => `used by ${count}: ${titles.join(', ')}`,
  ],
  title: ['环节名称', 'Title of the stage'],
  who: ['谁来办', 'Whose task'],
  applicant: ['申请人', 'the applicant'],
  period: ['这一环节的时限', 'Period of the stage'],
  action: [(to: string) => `动作，然后到“${to}”`, (to: string) => `Action, leading to “${to}”`],
  needs: ['办的时候要写', 'Must carry'],
  opinion: ['意见', 'opinion'],
  reasons: ['不予的理由', 'reasons'],
  corrections: ['补正清单', 'corrections'],
  filing: ['改过的申报', 'changed answers'],
  end: ['办结', 'the end'],
  task: ['人办', 'people act'],
  decide: ['规则判', 'rules act'],
  call: ['外部办', 'a service acts'],
  wait: ['等', 'waits'],
  fork: ['并行', 'in parallel'],
  spawn: ['分办', 'cases of its own'],
  issue: ['出结果', 'a result is made'],
})
