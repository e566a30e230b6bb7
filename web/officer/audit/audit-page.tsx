import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { ApiProblem, requestWithSignal, type OutputFor } from '#web/api'
import {
  catalogue,
  Empty,
  formatClock,
  formatFullDay,
  Loading,
  ProblemState,
  useLanguage,
  useText,
} from '#web/ui'

const AUDIT = 'GET /api/v1/audit/entries'
type Page = OutputFor<typeof AUDIT>
type Entry = Page['entries'][number]

const names = ['from', 'to', 'operation', 'outcome', 'officerId', 'caseId', 'subjectId'] as const
type Filter = Record<(typeof names)[number], string>

/** Who did what and who looked at whose data, newest first. */
export default function AuditPage() {
  const t = useText(text)
  const [search, setSearch] = useSearchParams()
  const filter = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Filter
  useEffect(() => {
    document.title = t.document
  }, [t])
  const apply = (next: Filter) =>
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true })
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      <Filters key={search.toString()} filter={filter} onApply={apply} />
      <Entries filter={filter} onNarrow={(part) => apply({ ...filter, ...part })} />
    </section>
  )
}

function Filters({
  filter,
  onApply,
}: {
  readonly filter: Filter
  readonly onApply: (filter: Filter) => void
}) {
  const t = useText(text)
  const [written, setWritten] = useState(filter)
  const any = names.some((name) => filter[name] !== '')
  return (
    <form
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault()
        onApply(written)
      }}
    >
      {names.map((name) => (
        <label key={name}>
          {t[name]}
          <Input
            type={name === 'from' || name === 'to' ? 'date' : 'text'}
            value={written[name]}
            maxLength={80}
            onChange={(event) => setWritten({ ...written, [name]: event.target.value.trim() })}
          />
        </label>
      ))}
      <span>
        <Button type="primary" htmlType="submit">
          {t.search}
        </Button>
        {any ? (
          <Button
            type="link"
            onClick={() => onApply(Object.fromEntries(names.map((name) => [name, ''])) as Filter)}
          >
            {t.clear}
          </Button>
        ) : null}
      </span>
    </form>
  )
}

function Entries({
  filter,
  onNarrow,
}: {
  readonly filter: Filter
  readonly onNarrow: (part: Partial<Filter>) => void
}) {
  const t = useText(text)
  const { from, to, ...rest } = filter
  const given = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    // Days are those of the platform's time zone.
    ...(from ? { from: new Date(`${from}T00:00:00+08:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999+08:00`).toISOString() } : {}),
  }
  const read = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [AUDIT, given],
    queryFn: ({ pageParam, signal }) =>
      requestWithSignal(AUDIT, signal, {
        query: { ...given, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (read.isPending) return <Loading lines={12} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const entries = read.data.pages.flatMap((page) => page.entries)
  if (entries.length === 0)
    return (
      <Empty icon="search" title={t.none}>
        {t.noneWhy}
      </Empty>
    )
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.at}</th>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.outcome}</th>
              <th scope="col">{t.about}</th>
              <th scope="col">{t.where}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} onNarrow={onNarrow} />
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage ? (
        <Button className="more" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t.more}
        </Button>
      ) : (
        <p className="note">{t.end(entries.length)}</p>
      )}
    </>
  )
}

function Row({
  entry,
  onNarrow,
}: {
  readonly entry: Entry
  readonly onNarrow: (part: Partial<Filter>) => void
}) {
  const t = useText(text)
  const language = useLanguage()
  const { officerId } = entry
  return (
    <tr>
      <td className="num">
        {formatFullDay(entry.at, language)} {formatClock(entry.at, true)}
      </td>
      <td className="main-cell">
        {officerId ? (
          <button type="button" className="link" onClick={() => onNarrow({ officerId })}>
            {entry.officerName ?? t.officer}
          </button>
        ) : (
          t[entry.principalKind]
        )}
        {entry.unitName ? <small>{entry.unitName}</small> : null}
      </td>
      <td>
        <button type="button" className="link mono" onClick={() => onNarrow({ operation: entry.operation })}>
          {entry.operation}
        </button>
        {entry.purpose ? <small> {entry.purpose}</small> : null}
      </td>
      <td>{entry.outcome === 'ok' ? t.ok : <span className="tag bad">{entry.outcome}</span>}</td>
      <td>
        {entry.caseId ? <Link href={`/officer/cases/${entry.caseId}`}>{t.case}</Link> : null}
        {entry.subjectId ? (
          <button
            type="button"
            className="link"
            onClick={() => onNarrow({ subjectId: entry.subjectId ?? '' })}
          >
            {t.subject}
          </button>
        ) : null}
      </td>
      <td className="mono">{entry.ipPrefix}</td>
    </tr>
  )
}

const text = catalogue({
  document: ['操作记录 · 工作台', 'Audit trail · workbench'],
  title: ['谁做了什么，谁看了谁', 'Who did what, and who looked at whom'],
  from: ['从哪天', 'From'],
  to: ['到哪天', 'To'],
  operation: ['操作', 'Operation'],
  outcome: ['结果', 'Outcome'],
  officerId: ['工作人员', 'Officer'],
  caseId: ['办件', 'Case'],
  subjectId: ['当事人', 'Subject'],
  search: ['查', 'Search'],
  clear: ['清空', 'Clear'],
  none: ['没有这样的记录', 'No such entry'],
  noneWhy: ['只查得到您岗位范围里的。', 'Only entries within your post are found.'],
  at: ['时间', 'Time'],
  who: ['谁', 'Who'],
  what: ['做了什么', 'What'],
  about: ['关于', 'About'],
  where: ['网段', 'Network'],
  ok: ['成了', 'done'],
  case: ['看办件', 'case'],
  subject: ['同一当事人', 'same subject'],
  officer: ['工作人员', 'officer'],
  person: ['办事人', 'citizen'],
  system: ['系统', 'system'],
  anonymous: ['没登录的人', 'anonymous'],
  more: ['再看100条', 'Show 100 more'],
  end: [(count: number) => `就这${count}条`, (count: number) => `${count} in all`],
})
