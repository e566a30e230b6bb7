import { useState } from 'react'
import type { DecisionModel } from '#contract'
import { catalogue, useText } from '#web/ui'
import { Cell, Grid } from './parts/grid.tsx'
import { Choose } from './parts/inputs.tsx'

type Example = DecisionModel['examples'][number]

/** Examples are run at every save: rules that say otherwise cannot be published. */
export function ExamplesTable({
  examples,
  onChange,
}: {
  readonly examples: readonly Example[]
  readonly onChange: (examples: Example[]) => void
}) {
  const t = useText(text)
  return (
    <Grid
      title={t.examples}
      at="decision.examples"
      columns={[
        { key: 'name', title: t.name, width: '24%' },
        { key: 'given', title: t.given, width: '28%' },
        { key: 'outcome', title: t.outcome, width: '12%' },
        { key: 'failing', title: t.failing, width: '16%' },
        { key: 'outputs', title: t.outputs },
      ]}
      rows={examples}
      placeOf={({ name }) => `decision.examples.${name}`}
      onAdd={() =>
        onChange([
          ...examples,
          { name: t.example(examples.length + 1), given: {}, outcome: 'granted', failing: [] },
        ])
      }
      onRemove={(index) => onChange(examples.toSpliced(index, 1))}
      cells={(example, index) => {
        const put = (changed: Partial<Example>) => onChange(examples.with(index, { ...example, ...changed }))
        return [
          <Cell
            key="name"
            label={`${t.name} ${index + 1}`}
            value={example.name}
            onChange={(name) => put({ name })}
          />,
          <JsonCell
            key="given"
            label={`${t.given} ${index + 1}`}
            value={example.given}
            onChange={(given) => put({ given: given ?? {} })}
          />,
          <Choose
            key="outcome"
            label={`${t.outcome} ${index + 1}`}
            value={example.outcome}
            options={(['granted', 'refused', 'referred'] as const).map((value) => ({
              value,
              label: t[value],
            }))}
            onChange={(outcome) => put({ outcome })}
          />,
          <Cell
            key="failing"
            code
            label={`${t.failing} ${index + 1}`}
            value={example.failing.join(' ')}
            onChange={(words) => put({ failing: words.split(/\s+/).filter(Boolean) })}
          />,
          <JsonCell
            key="outputs"
            label={`${t.outputs} ${index + 1}`}
            value={example.outputs}
            onChange={(outputs) => {
              const { outputs: _, ...rest } = example
              onChange(examples.with(index, outputs ? { ...rest, outputs } : rest))
            }}
          />,
        ]
      }}
    />
  )
}

/** Facts as JSON; what cannot be read yet stays as it is written and changes nothing. */
function JsonCell({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Record<string, unknown> | undefined
  readonly onChange: (value: Record<string, unknown> | undefined) => void
}) {
  const t = useText(text)
  const [written, setWritten] = useState<string>()
  const shown = written ?? (value === undefined ? '' : JSON.stringify(value))
  return (
    <>
      <Cell
        code
        label={label}
        value={shown}
        onChange={(next) => {
          const read = readObject(next)
          setWritten(read === null ? next : undefined)
          if (read !== null) onChange(read)
        }}
      />
      {written === undefined ? null : <small className="design-unread">{t.unread}</small>}
    </>
  )
}

/** An object, nothing, or null where it cannot be read. */
function readObject(text: string): Record<string, unknown> | undefined | null {
  if (text.trim() === '') return undefined
  try {
    const value = JSON.parse(text) as unknown
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const text = catalogue({
  examples: ['例子', 'Examples'],
  example: [(number: number) => `例子${number}`, (number: number) => `Example ${number}`],
  name: ['说的是谁', 'Example'],
  given: ['和样本不同的地方（JSON）', 'Unlike the sample (JSON)'],
  outcome: ['结论', 'Outcome'],
  failing: ['不成立的条件', 'Checks that fail'],
  outputs: ['算出的值（JSON）', 'Values (JSON)'],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  referred: ['转人工', 'referred'],
  unread: ['还没写完，先不保存', 'not complete; not kept yet'],
})
