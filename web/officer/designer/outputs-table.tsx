import type { DecisionModel } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { Cell, earlier, Grid } from './parts/grid.tsx'
import { Basis, Pair } from './parts/inputs.tsx'

type Output = DecisionModel['outputs'][number]

/** What a grant gives: for each value a table of which the first row that holds counts. */
export function OutputsTables({
  outputs,
  onChange,
}: {
  readonly outputs: readonly Output[]
  readonly onChange: (outputs: Output[]) => void
}) {
  const t = useText(text)
  const pick = usePick()
  return outputs.map((output, at) => {
    const put = (changed: Partial<Output>) => onChange(outputs.with(at, { ...output, ...changed }))
    return (
      <div key={output.id} className="design-output">
        <Pair
          label={t.output(output.id)}
          at={`decision.outputs.${output.id}.title`}
          value={output.title}
          onChange={(title) => put({ title })}
        />
        <Grid
          title={t.rows(pick(output.title) || output.id)}
          at={`decision.outputs.${output.id}`}
          columns={[
            { key: 'when', title: t.when, width: '40%' },
            { key: 'value', title: t.value, width: '28%' },
            { key: 'basis', title: t.basis },
          ]}
          rows={output.rows}
          placeOf={(_row, index) => `decision.outputs.${output.id}.rows.${index}`}
          onAdd={() => put({ rows: [...output.rows, { when: 'true', value: '0' }] })}
          onUp={(index) => put({ rows: earlier(output.rows, index) })}
          onRemove={(index) => put({ rows: output.rows.toSpliced(index, 1) })}
          cells={(row, index) => {
            const change = (changed: Partial<typeof row>) =>
              put({ rows: output.rows.with(index, { ...row, ...changed }) })
            return [
              <Cell
                key="when"
                code
                label={`${t.when} ${output.id} ${index + 1}`}
                value={row.when}
                onChange={(when) => change({ when })}
              />,
              <Cell
                key="value"
                code
                label={`${t.value} ${output.id} ${index + 1}`}
                value={row.value}
                onChange={(value) => change({ value })}
              />,
              <Basis
                key="basis"
                value={row.basis}
                onChange={(basis) => {
                  const { basis: _, ...rest } = row
                  put({ rows: output.rows.with(index, basis ? { ...rest, basis } : rest) })
                }}
              />,
            ]
          }}
        />
      </div>
    )
  })
}

const text = catalogue({
  output: [(id: string) => `算出的值 ${id}`, (id: string) => `Value ${id}`],
  rows: [(title: string) => `${title}怎么算`, (title: string) => `How ${title} is found`],
  when: ['当', 'When'],
  value: ['值', 'Value'],
  basis: ['依据', 'Basis'],
})
