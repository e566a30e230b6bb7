import { Button } from 'antd'
import type { DecisionModel } from '#contract'
import { catalogue, Empty, useText } from '#web/ui'
import { ChecksTable } from './checks-table.tsx'
import { useDesk } from './desk.ts'
import { ExamplesTable } from './examples-table.tsx'
import { OutputsTables } from './outputs-table.tsx'
import { ParamsTable } from './params-table.tsx'
import { FindingsAt } from './parts/findings-at.tsx'

/** The decision table: what the place sets, what must hold, what is given then, and the examples that keep it to its promise. */
export function RulesEditor() {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  const model = body.decision
  if (!model) return <Empty icon="tick" title={t.none} />
  const change = (changed: Partial<DecisionModel>) => write('decision', { ...model, ...changed })
  return (
    <div className="design-form">
      <FindingsAt exactly path="decision" />
      <FindingsAt path="decision.input" />
      <ParamsTable params={model.params} onChange={(params) => change({ params })} />
      <ChecksTable checks={model.checks} onChange={(checks) => change({ checks })} />
      <OutputsTables outputs={model.outputs} onChange={(outputs) => change({ outputs })} />
      <ExamplesTable examples={model.examples} onChange={(examples) => change({ examples })} />
      {mayWrite && body.handling !== 'instant' ? (
        <Button danger size="small" onClick={() => write('decision', null)}>
          {t.remove}
        </Button>
      ) : null}
    </div>
  )
}

const text = catalogue({
  none: ['这件事没有规则，都由人审查', 'This matter has no rules: people decide'],
  remove: ['去掉规则，全部由人审查', 'Take the rules away; people decide'],
})
