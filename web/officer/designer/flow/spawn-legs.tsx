import { Input, Select, Switch } from 'antd'
import type { SpawnLeg, SpawnStage } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { FindingsAt } from '../parts/findings-at.tsx'
import { Choose, Line, Pair } from '../parts/inputs.tsx'
import { useFlow } from './flow-desk.ts'
import { LegAnswers } from './leg-answers.tsx'
import { Remove } from './machine-stages.tsx'
import { NewName } from './new-name.tsx'

/** The legs of many matters handled as one: each a matter of its own, in which order, told what. */
export function SpawnLegs({ name, stage }: { readonly name: string; readonly stage: SpawnStage }) {
  const t = useText(text)
  const { writeStage } = useFlow()
  const { legs } = stage
  return (
    <>
      <ul className="design-actions">
        {Object.entries(legs).map(([id, leg]) => (
          <li key={id}>
            <Leg
              at={`flow.stages.${name}.legs.${id}`}
              id={id}
              leg={leg}
              others={Object.keys(legs).filter((each) => each !== id)}
              titleOf={(each) => legs[each]?.title ?? { zh: each, en: each }}
              onChange={(changed) => writeStage(name, { ...stage, legs: { ...legs, [id]: changed } })}
              onRemove={() => {
                const { [id]: _, ...rest } = legs
                const left = Object.entries(rest).map(([each, spec]) => [
                  each,
                  { ...spec, after: spec.after.filter((before) => before !== id) },
                ])
                writeStage(name, { ...stage, legs: Object.fromEntries(left) as SpawnStage['legs'] })
              }}
            />
          </li>
        ))}
      </ul>
      <NewName
        label={t.newLeg}
        add={t.addLeg}
        taken={Object.keys(legs)}
        onAdd={(id) => {
          const leg = {
            title: { zh: '', en: '' },
            matter: '',
            after: [],
            required: true,
            answers: {},
            materials: {},
          }
          writeStage(name, { ...stage, legs: { ...legs, [id]: leg } })
        }}
      />
    </>
  )
}

function Leg({
  at,
  id: key,
  leg,
  others,
  titleOf,
  onChange,
  onRemove,
}: {
  readonly at: string
  readonly id: string
  readonly leg: SpawnLeg
  readonly others: readonly string[]
  readonly titleOf: (leg: string) => SpawnLeg['title']
  readonly onChange: (leg: SpawnLeg) => void
  readonly onRemove: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { names, mayWrite } = useDesk()
  const title = pick(leg.title) || key
  const { when: _, ...always } = leg
  return (
    <>
      <div className="design-action-head">
        <Pair
          label={t.leg(key)}
          at={`${at}.title`}
          value={leg.title}
          onChange={(changed) => onChange({ ...leg, title: changed })}
        />
        <Remove label={t.remove(title)} onClick={onRemove} />
      </div>
      <div className="design-row-body">
        <Line label={t.matter(title)} at={`${at}.matter`}>
          {() => (
            <Choose
              label={t.matter(title)}
              value={leg.matter || undefined}
              options={names.matters.map((each) => ({ value: each.slug, label: pick(each.title) }))}
              onChange={(matter) => onChange({ ...leg, matter })}
            />
          )}
        </Line>
        <Line label={t.after(title)} at={`${at}.after`}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              disabled={!mayWrite}
              value={leg.after}
              onChange={(after) => onChange({ ...leg, after })}
              options={others.map((value) => ({ value, label: pick(titleOf(value)) || value }))}
            />
          )}
        </Line>
        <Line label={t.when(title)} at={`${at}.when`}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              placeholder={t.always}
              disabled={!mayWrite}
              value={leg.when ?? ''}
              onChange={({ target }) => onChange(target.value ? { ...leg, when: target.value } : always)}
            />
          )}
        </Line>
        <Line label={t.required(title)}>
          {(id) => (
            <Switch
              id={id}
              disabled={!mayWrite}
              checked={leg.required}
              onChange={(required) => onChange({ ...leg, required })}
            />
          )}
        </Line>
      </div>
      <LegAnswers title={title} at={at} leg={leg} onChange={onChange} />
      <FindingsAt exactly path={at} />
    </>
  )
}

const text = catalogue({
  leg: [(key: string) => `事项 ${key}`, (key: string) => `Leg ${key}`],
  remove: [(title: string) => `去掉“${title}”`, (title: string) => `Take “${title}” away`],
  matter: [(title: string) => `${title}：办哪个事项`, (title: string) => `${title}: which matter`],
  after: [(title: string) => `${title}：在哪些办成以后`, (title: string) => `${title}: after these`],
  when: [(title: string) => `${title}：什么情况才办`, (title: string) => `${title}: only when`],
  required: [
    (title: string) => `${title}：少了它整件事不算办成`,
    (title: string) => `${title}: the whole needs it`,
  ],
  always: ['总是', 'always'],
  newLeg: ['新一项的代号（英文）', 'Name of a new leg'],
  addLeg: ['加一项', 'Add a leg'],
})
