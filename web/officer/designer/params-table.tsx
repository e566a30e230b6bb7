import { Switch } from 'antd'
import type { DecisionModel } from '#contract'
import { catalogue, useText } from '#web/ui'
import { useDesk } from './desk.ts'
import { Cell, Grid, PairCell } from './parts/grid.tsx'

type Params = DecisionModel['params']

/** Amounts, ages and lists that the place sets; rules read them by their names. */
export function ParamsTable({
  params,
  onChange,
}: {
  readonly params: Params
  readonly onChange: (params: Params) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const rows = Object.entries(params)
  const put = (index: number, row: (typeof rows)[number]) =>
    onChange(Object.fromEntries(rows.with(index, row)))
  return (
    <Grid
      title={t.params}
      at="decision.params"
      columns={[
        { key: 'name', title: t.name, width: '16%' },
        { key: 'title', title: t.title, width: '28%' },
        { key: 'value', title: t.value, width: '14%' },
        { key: 'source', title: t.source },
        { key: 'verified', title: t.verified, width: '9%' },
      ]}
      rows={rows}
      placeOf={([name]) => `decision.params.${name}`}
      onAdd={() =>
        onChange({
          ...params,
          [`value${rows.length + 1}`]: { value: 0, title: { zh: '', en: '' }, source: '', verified: false },
        })
      }
      onRemove={(index) => onChange(Object.fromEntries(rows.toSpliced(index, 1)))}
      cells={([name, param], index) => {
        const change = (changed: Partial<typeof param>) => put(index, [name, { ...param, ...changed }])
        return [
          <Cell
            key="name"
            code
            label={`${t.name} ${index + 1}`}
            value={name}
            onChange={(renamed) => put(index, [renamed, param])}
          />,
          <PairCell
            key="title"
            label={`${t.title} ${index + 1}`}
            value={param.title}
            onChange={(title) => change({ title })}
          />,
          <Cell
            key="value"
            code
            label={`${t.value} ${name}`}
            value={writeValue(param.value)}
            onChange={(value) => change({ value: readValue(value, param.value) })}
          />,
          <Cell
            key="source"
            label={`${t.source} ${index + 1}`}
            value={param.source}
            onChange={(source) => change({ source })}
          />,
          <Switch
            key="verified"
            aria-label={`${t.verified} ${index + 1}`}
            disabled={!mayWrite}
            checked={param.verified}
            onChange={(verified) => change({ verified })}
          />,
        ]
      }}
    />
  )
}

type Value = Params[string]['value']

function writeValue(value: Value): string {
  return Array.isArray(value) ? value.join('、') : String(value)
}

/** A value is read as what it was: a list stays one, a number stays one as far as it can be read as one. */
function readValue(written: string, before: Value): Value {
  if (Array.isArray(before)) {
    const parts = written.split(/[、,，]/).map((part) => part.trim())
    return parts.every((part) => part !== '' && Number.isFinite(Number(part))) &&
      typeof before[0] === 'number'
      ? parts.map(Number)
      : parts
  }
  if (typeof before === 'boolean') return written === 'true'
  const isNumber = typeof before === 'number' || before === ''
  return isNumber && written.trim() !== '' && Number.isFinite(Number(written)) ? Number(written) : written
}

const text = catalogue({
  params: ['本地参数', 'Local parameters'],
  name: ['名字', 'Name'],
  title: ['是什么', 'What it is'],
  value: ['数值', 'Value'],
  source: ['从哪里来', 'Source'],
  verified: ['核过', 'Verified'],
})
