import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { ApiProblem, requestWithSignal, type InputFor, type OutputFor } from '#web/api'
import {
  catalogue,
  ClockChip,
  Empty,
  formatMoment,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { useMatterNames } from '../matters/matter-data.ts'

const SEARCH = 'GET /api/v1/cases'
type Page = OutputFor<typeof SEARCH>
const statuses = ['all', 'open', 'closed'] as const

/** Cases within one's scope, open and closed, by number, name, matter or state. */
export default function SearchPage() {
  const t = useText(text)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const matters = useMatterNames()
  const query = {
    q: search.get('q') ?? '',
    slug: search.get('slug') ?? '',
    status: search.get('status') ?? '',
  }
  const [words, setWords] = useState(query.q)
  useEffect(() => {
    document.title = t.document
  }, [t])
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <Input.Search
          className="find"
          aria-label={t.find}
          placeholder={t.find}
          maxLength={60}
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onSearch={(value) => change('q', value.trim())}
        />
        <Select
          aria-label={t.matter}
          placeholder={t.matter}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={280}
          options={matters.map((matter) => ({ value: matter.slug, label: pick(matter.name) }))}
          value={query.slug || null}
          onChange={(slug: string | null | undefined) => change('slug', slug ?? '')}
        />
        <Segmented
          options={statuses.map((status) => ({ value: status, label: t[status] }))}
          value={query.status || 'all'}
          onChange={(status) => change('status', status === 'all' ? '' : String(status))}
        />
      </header>
      <Found query={query} />
    </section>
  )
}

function Found({
  query,
}: {
  readonly query: { readonly q: string; readonly slug: string; readonly status: string }
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const status = query.status === 'open' || query.status === 'closed' ? query.status : undefined
  const given: NonNullable<InputFor<typeof SEARCH>['query']> = {
    ...(query.q ? { q: query.q } : {}),
    ...(query.slug ? { slug: query.slug } : {}),
    ...(status ? { status } : {}),
  }
  const read = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [SEARCH, given],
    queryFn: ({ pageParam, signal }) =>
      requestWithSignal(SEARCH, signal, {
        query: { ...given, limit: 50, ...(pageParam ? { before: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (read.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const cases = read.data.pages.flatMap((page) => page.cases)
  if (cases.length === 0)
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
              <th scope="col">{t.case}</th>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.state}</th>
              <th scope="col">{t.turn}</th>
              <th scope="col">{t.region}</th>
              <th scope="col">{t.filed}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((found) => (
              <tr key={found.id}>
                <td className="main-cell">
                  <Link href={`/officer/cases/${found.id}`}>{pick(found.title)}</Link>
                  <small>{found.heading ?? found.subjectName}</small>
                  {found.whole ? <small>{t.whole(pick(found.whole))}</small> : null}
                </td>
                <td className="num">{found.number}</td>
                <td>
                  {found.outcome ? (
                    <span className={`tag ${tagOf[found.outcome]}`}>{t[found.outcome]}</span>
                  ) : found.clock ? (
                    <ClockChip clock={found.clock} plain />
                  ) : found.stageTitle ? (
                    pick(found.stageTitle)
                  ) : (
                    t.closed
                  )}
                </td>
                <td>{t[found.turn]}</td>
                <td>{found.regionName}</td>
                <td>{formatMoment(found.submittedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage ? (
        <Button className="more" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t.more}
        </Button>
      ) : (
        <p className="note">{t.end(cases.length)}</p>
      )}
    </>
  )
}

const tagOf = { granted: 'ok', partly: 'warn', refused: 'bad' } as const

const text = catalogue({
  document: ['查办件 · 工作台', 'Cases · workbench'],
  title: ['查办件', 'Cases'],
  find: ['编号、申请人', 'Number or applicant'],
  matter: ['全部事项', 'All matters'],
  all: ['全部', 'All'],
  open: ['在办', 'Open'],
  closed: ['办结', 'Closed'],
  none: ['没有这样的办件', 'No such case'],
  noneWhy: [
    '只查得到您岗位范围里的。换个词，或者去掉筛选。',
    'Only cases within your post are found. Try another word, or clear the filters.',
  ],
  whole: [(title: string) => `一件事：${title}`, (title: string) => `Part of: ${title}`],
  case: ['办件', 'Case'],
  number: ['编号', 'Number'],
  state: ['办到哪了', 'State'],
  turn: ['轮到谁', 'Whose turn'],
  region: ['区县', 'County'],
  filed: ['申报', 'Filed'],
  granted: ['准予', 'granted'],
  partly: ['部分办成', 'partly granted'],
  refused: ['不予', 'refused'],
  applicant: ['申请人', 'applicant'],
  government: ['政府', 'government'],
  nobody: ['已办完', 'nobody'],
  more: ['再看50件', 'Show 50 more'],
  end: [(count: number) => `就这${count}件`, (count: number) => `${count} in all`],
})
