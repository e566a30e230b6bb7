import { Button, Select } from 'antd'
import { useMemo } from 'react'
import type { InboxItem } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { isNarrowed, type Filters } from './filters.ts'
import { useFreshCounts } from './inbox-data.ts'
import { useMatterNames } from '../matters/matter-data.ts'

/** Which matter, what else is narrowed, and whether the list is still as it was read. */
export function FilterBar({
  filters,
  items,
  refreshing,
  onFilter,
  onRefresh,
  selecting,
  onSelecting,
}: {
  readonly filters: Filters
  readonly items: readonly InboxItem[]
  readonly refreshing: boolean
  readonly onFilter: (filters: Filters) => void
  readonly onRefresh: () => void
  readonly selecting: boolean
  readonly onSelecting: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const named = useMatterNames()
  const options = useMemo(() => {
    const matters = new Map(named.map((matter) => [matter.slug, pick(matter.name)]))
    for (const item of items) if (!matters.has(item.slug)) matters.set(item.slug, pick(item.name))
    return [...matters]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'zh'))
  }, [named, items, pick])
  return (
    <div className="filter-bar">
      <Select
        aria-label={t.matter}
        placeholder={t.matter}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={280}
        options={options}
        value={filters.slug ?? null}
        onChange={(slug: string | undefined | null) => {
          const { slug: _before, ...rest } = filters
          onFilter(slug ? { ...rest, slug } : rest)
        }}
      />
      {isNarrowed(filters) ? (
        <Button type="link" onClick={() => onFilter({ view: filters.view })}>
          {t.clear}
        </Button>
      ) : null}
      <Button type="text" aria-pressed={selecting} onClick={onSelecting}>
        {t.select}
      </Button>
      <Freshness filters={filters} refreshing={refreshing} onRefresh={onRefresh} />
    </div>
  )
}

function Freshness({
  filters,
  refreshing,
  onRefresh,
}: {
  readonly filters: Filters
  readonly refreshing: boolean
  readonly onRefresh: () => void
}) {
  const t = useText(text)
  const fresh = useFreshCounts(filters)
  return (
    <output className="freshness">
      {refreshing ? t.refreshing : null}
      <Button type="text" size="small" onClick={onRefresh}>
        {t.refresh}
        <kbd>R</kbd>
      </Button>
      {fresh === undefined ? null : <span className="vh">{t.waiting(fresh.turn)}</span>}
    </output>
  )
}

const text = catalogue({
  matter: ['全部事项', 'All matters'],
  select: ['多选', 'Select'],
  clear: ['去掉筛选', 'Clear the filters'],
  refreshing: ['正在刷新', 'Refreshing'],
  refresh: ['刷新', 'Refresh'],
  waiting: [(count: number) => `轮到您的${count}件`, (count: number) => `${count} in your turn`],
})
