import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useRead } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, useText } from '#web/ui'
import { CardItem } from './card-item.tsx'
import { FilterBar } from './filter-bar.tsx'
import { readCardFilters, type CardFilters } from './filters.ts'
import { Sides } from './sides.tsx'

const PAGE = 20

/** The cards within one's scope, narrowed by what the address says; beside them how many there are by unit, officer and rule. */
export function CardsView() {
  const t = useText(text)
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => readCardFilters(search), [search])
  const [pages, setPages] = useState<{ key: string; after: readonly string[] }>({ key: '', after: [] })
  const key = JSON.stringify(filters)
  const after = pages.key === key ? pages.after : []
  const summary = useRead('GET /api/v1/supervision/summary', { query: filters }, { keep: true })
  const change = (name: keyof CardFilters, value: string | null | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const total = summary.data?.total
  const units = summary.data?.units ?? []
  return (
    <>
      <FilterBar filters={filters} units={units} onChange={change} />
      {total ? (
        <p className="card-total" aria-live="polite">
          {t.total(total.red, total.yellow, total.objected, total.cancelled)}
        </p>
      ) : null}
      <div className="card-columns">
        <div>
          <Page filters={filters} after={undefined} isLast={after.length === 0} onMore={more} />
          {after.map((cursor, index) => (
            <Page
              key={cursor}
              filters={filters}
              after={cursor}
              isLast={index === after.length - 1}
              onMore={more}
            />
          ))}
        </div>
        <Sides summary={summary.data} filters={filters} onChange={change} />
      </div>
    </>
  )

  function more(next: string) {
    setPages({ key, after: [...after, next] })
  }
}

function Page({
  filters,
  after,
  isLast,
  onMore,
}: {
  readonly filters: CardFilters
  readonly after: string | undefined
  readonly isLast: boolean
  readonly onMore: (next: string) => void
}) {
  const t = useText(text)
  const read = useRead(
    'GET /api/v1/supervision/cards',
    { query: { ...filters, limit: PAGE, ...(after ? { after } : {}) } },
    { keep: true },
  )
  if (read.isPending) return <Loading lines={6} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { cards, next } = read.data
  if (cards.length === 0 && after === undefined)
    return (
      <Empty icon="tick" title={t.none}>
        {t.noneWords}
      </Empty>
    )
  return (
    <>
      <ul className="card-list">
        {cards.map((card) => (
          <CardItem key={card.id} card={card} />
        ))}
      </ul>
      {next && isLast ? (
        <Button className="more" onClick={() => onMore(next)}>
          {t.more}
        </Button>
      ) : null}
    </>
  )
}

const text = catalogue({
  total: [
    (red: number, yellow: number, objected: number, cancelled: number) =>
      `红牌${red}张，黄牌${yellow}张；其中${objected}张申诉中。另有${cancelled}张已撤销，不计数。`,
    (red: number, yellow: number, objected: number, cancelled: number) =>
      `${red} red, ${yellow} yellow; ${objected} objected to. ${cancelled} were lifted and do not count.`,
  ],
  none: ['没有这样的监察牌', 'No such cards'],
  noneWords: ['换个条件看看。', 'Try other filters.'],
  more: ['再看一些', 'Show more'],
})
