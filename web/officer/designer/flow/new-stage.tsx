import { Select } from 'antd'
import { useState } from 'react'
import type { StageKind } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { allInOrder, exitsOf } from '../../diagram/flow-ways.ts'
import { useDesk } from '../desk.ts'
import { withNewStage } from './flow-changes.ts'
import { useFlow } from './flow-desk.ts'
import { flowText, stageKinds } from './flow-words.ts'
import { NewName } from './new-name.tsx'

/** A new stage: of which kind, on which way of the flow, under which name. */
export function NewStage() {
  const t = useText(text)
  const words = useText(flowText)
  const pick = usePick()
  const { mayWrite } = useDesk()
  const { flow, rebuild, titleOf } = useFlow()
  const [kind, setKind] = useState<StageKind>('task')
  const [on, setOn] = useState<string>()
  if (!mayWrite) return null
  const ways = allInOrder(flow).flatMap(([stage, spec]) =>
    exitsOf(spec).map(({ via, label, route }) => ({
      value: `${stage} ${via}`,
      label: t.between(titleOf(stage), pick(label) || via, titleOf(route.to)),
    })),
  )
  const chosen = ways.some(({ value }) => value === on) ? on : ways[0]?.value
  const [stage = '', via = ''] = chosen?.split(' ') ?? []
  return (
    <section className="design-rows design-new-stage">
      <h2>{t.heading}</h2>
      <div className="design-row-body">
        <Select<StageKind>
          aria-label={t.kind}
          value={kind}
          onChange={setKind}
          options={stageKinds.map((value) => ({ value, label: words[value] }))}
        />
        <Select
          aria-label={t.where}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          {...(chosen === undefined ? {} : { value: chosen })}
          onChange={setOn}
          options={ways}
        />
        <NewName
          label={t.name}
          add={t.add}
          taken={Object.keys(flow.stages)}
          onAdd={(name) => rebuild(withNewStage(flow, name, kind, { stage, via }))}
        />
      </div>
    </section>
  )
}

const text = catalogue({
  heading: ['加一个环节', 'Add a stage'],
  kind: ['哪一种', 'Of which kind'],
  where: ['加在哪条路上', 'On which way'],
  between: [
    (from: string, label: string, to: string) => `${from} — ${label} → ${to}`,
    (from: string, label: string, to: string) => `${from} — ${label} → ${to}`,
  ],
  name: ['环节的代号（英文）', 'Name of the stage'],
  add: ['加环节', 'Add the stage'],
})
