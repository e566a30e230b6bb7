import { Input, Select } from 'antd'
import { useRead, type OutputFor } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { cardWords } from './card-words.ts'
import { colours, states, type CardFilters } from './filters.ts'

export type Change = (name: keyof CardFilters, value: string | null | undefined) => void

/** What narrows the list of cards. */
export function FilterBar({
  filters,
  units,
  onChange: change,
}: {
  readonly filters: CardFilters
  readonly units: OutputFor<'GET /api/v1/supervision/summary'>['units']
  readonly onChange: Change
}) {
  const t = useText(text)
  const words = useText(cardWords)
  const pick = usePick()
  const rules = useRead('GET /api/v1/supervision/rules', {}, { staleMs: 600_000 })
  return (
    <div className="card-filters">
      <Select
        aria-label={t.colour}
        placeholder={t.colour}
        allowClear
        value={filters.colour ?? null}
        options={colours.map((value) => ({ value, label: words[value] }))}
        onChange={(value: string | null) => change('colour', value)}
      />
      <Select
        aria-label={t.state}
        placeholder={t.state}
        allowClear
        value={filters.state ?? null}
        options={states.map((value) => ({ value, label: words[value] }))}
        onChange={(value: string | null) => change('state', value)}
      />
      <Select
        aria-label={t.rule}
        placeholder={t.rule}
        allowClear
        popupMatchSelectWidth={280}
        value={filters.rule ?? null}
        options={(rules.data?.rules ?? []).map(({ id, title }) => ({ value: id, label: pick(title) }))}
        onChange={(value: string | null) => change('rule', value)}
      />
      <Select
        aria-label={t.unit}
        placeholder={t.unit}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={320}
        value={filters.unit ?? null}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | null) => change('unit', value)}
      />
      <Input.Search
        aria-label={t.number}
        placeholder={t.number}
        maxLength={60}
        allowClear
        defaultValue={filters.q ?? ''}
        onSearch={(value) => change('q', value.trim())}
      />
    </div>
  )
}

const text = catalogue({
  colour: ['颜色', 'Colour'],
  state: ['状态', 'State'],
  rule: ['规则', 'Rule'],
  unit: ['单位', 'Unit'],
  number: ['办件编号的末几位', 'End of a case number'],
})
