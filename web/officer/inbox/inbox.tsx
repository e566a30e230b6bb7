import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { catalogue, Empty, LinkButton, Loading, ProblemState, useText } from '#web/ui'
import { mayHaveInbox, useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { showKeys } from '../shell/keys-help.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isNarrowed, readFilters, writeFilters, type Filters } from './filters.ts'
import { rowsOf } from './groups.ts'
import { useInbox } from './inbox-data.ts'
import { InboxHead } from './inbox-head.tsx'
import { useMany } from './many.ts'
import { TaskList } from './task-list.tsx'
import { useClaims } from './claims.ts'

/** How many pages are read to find again the task that an address names. */
const PAGES_TO_LOOK_THROUGH = 10

/** Tasks by urgency: one's place and filters are in the address, every key of the list works here. */
export function Inbox() {
  const t = useText(text)
  const officer = useOfficer()
  if (mayHaveInbox(officer)) return <Tasks />
  return (
    <section className="page">
      <h1 className="vh">{t.turn}</h1>
      <Empty
        title={t.noInbox(officer.name)}
        action={
          <LinkButton size="small" href="/officer/matters">
            {t.toMatters}
          </LinkButton>
        }
      >
        {t.noInboxWhy}
      </Empty>
    </section>
  )
}

function Tasks() {
  const t = useText(text)
  const search = useSearch()
  const filters = useMemo(() => readFilters(new URLSearchParams(search)), [search])
  const at = new URLSearchParams(search).get('at') ?? undefined
  const [, go] = useLocation()
  const { query, items, counts } = useInbox(filters)
  const rows = useMemo(() => rowsOf(items), [items])
  const [searching, setSearching] = useState(0)
  const index = Math.max(
    0,
    items.findIndex((item) => item.taskId === at),
  )
  const here = items[index]
  const claims = useClaims()
  useFindAgain(query, at !== undefined && items.every((item) => item.taskId !== at))
  useEffect(() => {
    document.title = counts ? t.document(t[filters.view], counts.turn) : t[filters.view]
  }, [t, filters.view, counts])

  const setFilters = useCallback(
    (next: Filters) => go(`/officer${writeFilters(next)}`, { replace: true }),
    [go],
  )
  const stand = useCallback(
    (taskId: string) => go(`/officer${writeFilters(filters, taskId)}`, { replace: true }),
    [go, filters],
  )
  const move = useCallback(
    (by: number) => {
      const next = items[Math.min(items.length - 1, Math.max(0, index + by))]
      if (next) stand(next.taskId)
    },
    [items, index, stand],
  )
  const many = useMany(items, here, move)
  const { selection } = many
  const open = useCallback(
    (caseId: string) => go(`/officer/cases/${caseId}${writeFilters(filters, here?.taskId)}`),
    [go, filters, here],
  )
  const takeNext = useCallback(() => {
    const next = items.find((item) => item.officerName === null)
    if (next)
      claims.claim(next, () => go(`/officer/cases/${next.caseId}${writeFilters(filters, next.taskId)}`))
  }, [items, claims, go, filters])
  const refresh = useCallback(() => void query.refetch(), [query])

  useKeys(
    useMemo(
      () => ({
        j: () => move(1),
        ArrowDown: () => move(1),
        k: () => move(-1),
        ArrowUp: () => move(-1),
        Enter: here && (() => open(here.caseId)),
        c: here && (() => claims.claim(here)),
        z: here && (() => claims.release(here)),
        g: takeNext,
        r: refresh,
        '/': () => setSearching((count) => count + 1),
        ...many.keys,
      }),
      [move, here, open, claims, takeNext, refresh, many.keys],
    ),
  )

  return (
    <div className="inbox">
      <InboxHead
        filters={filters}
        counts={counts}
        searching={searching}
        onFilter={setFilters}
        onTakeNext={items.some((item) => item.officerName === null) ? takeNext : undefined}
      />
      <FilterBar
        filters={filters}
        items={items}
        refreshing={query.isFetching && !query.isFetchingNextPage}
        onFilter={setFilters}
        onRefresh={refresh}
        selecting={selection.isOpen}
        onSelecting={selection.isOpen ? selection.clear : selection.open}
      />
      {query.isPending ? (
        <Loading lines={12} />
      ) : query.isError ? (
        <ProblemState problem={query.error} retry={refresh} />
      ) : items.length === 0 ? (
        <NoTasks filters={filters} unclaimed={counts?.unclaimed ?? 0} onFilter={setFilters} />
      ) : (
        <TaskList
          key={writeFilters(filters)}
          rows={rows}
          at={here?.taskId}
          more={query.hasNextPage}
          loading={query.isFetchingNextPage}
          selected={selection.isOpen ? selection.ids : undefined}
          onSelect={selection.toggle}
          onStand={stand}
          onOpen={open}
          onEnd={() => void query.fetchNextPage()}
        />
      )}
      {selection.selected.length > 0 || many.bulk.run ? (
        <BulkBar many={many} />
      ) : (
        <Keys position={t.position(items.length === 0 ? 0 : index + 1, items.length, query.hasNextPage)} />
      )}
    </div>
  )
}

function NoTasks({
  filters,
  unclaimed,
  onFilter,
}: {
  readonly filters: Filters
  readonly unclaimed: number
  readonly onFilter: (filters: Filters) => void
}) {
  const t = useText(text)
  if (isNarrowed(filters))
    return (
      <Empty
        icon="search"
        title={t.noneFound}
        action={<Button onClick={() => onFilter({ view: filters.view })}>{t.clear}</Button>}
      >
        {t.noneFoundWhy}
      </Empty>
    )
  return (
    <Empty
      title={t.done}
      {...(filters.view !== 'unclaimed' && unclaimed > 0
        ? {
            action: (
              <Button type="primary" onClick={() => onFilter({ view: 'unclaimed' })}>
                {t.seeUnclaimed}
              </Button>
            ),
          }
        : {})}
    >
      {unclaimed > 0 ? t.unclaimedLeft(unclaimed) : t.nothingLeft}
    </Empty>
  )
}

/** Reads on until the task that the address names is there, or it is plain that it has gone. */
function useFindAgain(query: ReturnType<typeof useInbox>['query'], missing: boolean) {
  const { hasNextPage, isFetching, data, fetchNextPage } = query
  const pages = data?.pages.length ?? 0
  useEffect(() => {
    if (missing && hasNextPage && !isFetching && pages > 0 && pages < PAGES_TO_LOOK_THROUGH)
      void fetchNextPage()
  }, [missing, hasNextPage, isFetching, pages, fetchNextPage])
}

function Keys({ position }: { readonly position: string }) {
  const t = useText(text)
  return (
    <footer className="keys">
      {(
        [
          ['J', 'K', t.move],
          ['↵', t.open],
          ['C', t.claim],
          ['X', t.select],
          ['Z', t.release],
          ['R', t.refresh],
        ] as const
      ).map((keys) => (
        <span key={keys.join()}>
          {keys.slice(0, -1).map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {keys.at(-1)}
        </span>
      ))}
      <button type="button" onClick={showKeys}>
        <kbd>?</kbd>
        {t.all}
      </button>
      <span>{position}</span>
    </footer>
  )
}

const text = catalogue({
  turn: ['轮到我', 'My turn'],
  mine: ['我领的', 'Claimed by me'],
  unclaimed: ['没人领的', 'Unclaimed'],
  scope: ['全部范围', 'Whole scope'],
  document: [
    (view: string, count: number) => `${view}${count} · 工作台`,
    (view: string, count: number) => `${view} ${count} · workbench`,
  ],
  noInbox: [
    (name: string) => `${name}，您的岗位不办件`,
    (name: string) => `${name}, your post handles no cases`,
  ],
  noInboxWhy: [
    '可以看事项和规则，或者到运行总览看全局。',
    'You may read matters and rules, or see the overview of the city.',
  ],
  toMatters: ['看事项与规则', 'Matters and rules'],
  noneFound: ['没有这样的办件', 'No such case'],
  noneFoundWhy: ['换个词，或者去掉筛选。', 'Try another word, or clear the filters.'],
  clear: ['去掉筛选', 'Clear the filters'],
  done: ['都办完了', 'All done'],
  unclaimedLeft: [
    (count: number) => `还有${count}件没人领。`,
    (count: number) => `${count} more nobody has claimed.`,
  ],
  nothingLeft: ['没有人在等您。', 'Nobody is waiting for you.'],
  seeUnclaimed: ['看没人领的', 'See the unclaimed'],
  position: [
    (now: number, all: number, more: boolean) =>
      all === 0 ? '' : more ? `第${now}件，已读入${all}件` : `第${now}件，共${all}件`,
    (now: number, all: number, more: boolean) =>
      all === 0 ? '' : more ? `${now}; ${all} read so far` : `${now} of ${all}`,
  ],
  move: ['上下', 'move'],
  open: ['打开', 'open'],
  claim: ['领取', 'claim'],
  select: ['选', 'select'],
  release: ['放回', 'give back'],
  refresh: ['刷新', 'refresh'],
  all: ['全部快捷键', 'all keys'],
})
