import { useInfiniteQuery } from '@tanstack/react-query'
import { ApiProblem, requestWithSignal, type OutputFor } from '#web/api'
import {
  Button,
  catalogue,
  Empty,
  formatMoment,
  Loading,
  ProblemState,
  Sheet,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { downloadCsv } from './csv.ts'

/** Whose cases are asked for: those a figure counts, above or below the line. */
export interface RecordsAsked {
  readonly figure: string
  readonly title: string
  readonly part: 'numerator' | 'denominator'
  readonly region?: string
}

const RECORDS = 'GET /api/v1/figures/:id/cases'
type Page = OutputFor<typeof RECORDS>

/** The cases behind a figure, page by page; each opens in the workbench. */
export function Records({ asked, onClose }: { readonly asked: RecordsAsked; readonly onClose: () => void }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { figure, part, region } = asked
  const read = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [RECORDS, figure, part, region],
    queryFn: ({ pageParam, signal }) =>
      requestWithSignal(RECORDS, signal, {
        params: { id: figure },
        query: {
          part,
          limit: 50,
          ...(region === undefined ? {} : { region }),
          ...(pageParam ? { before: pageParam } : {}),
        },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const cases = read.data?.pages.flatMap((page) => page.cases) ?? []
  const total = read.data?.pages[0]?.total ?? 0
  const outcome = (value: string | null) =>
    value === 'granted' || value === 'partly' || value === 'refused' ? t[value] : t.open
  const save = () =>
    downloadCsv(
      asked.title,
      [t.number, t.matter, t.region, t.unit, t.at, t.outcome],
      cases.map((each) => [
        each.number,
        pick(each.title),
        each.regionName,
        each.unitName,
        each.at,
        outcome(each.outcome),
      ]),
    )
  return (
    <Sheet title={t.title(asked.title, total)} onClose={onClose}>
      {read.isPending ? (
        <Loading />
      ) : read.isError ? (
        <ProblemState problem={read.error} retry={() => void read.refetch()} />
      ) : cases.length === 0 ? (
        <Empty title={t.none} />
      ) : (
        <>
          <p className="records-head">
            {t.shown(cases.length, total)}
            <button type="button" className="link" onClick={save}>
              {t.save}
            </button>
          </p>
          <ul className="records">
            {cases.map((each) => (
              <li key={each.id}>
                <a href={each.caseId ? `/officer/cases/${each.caseId}` : `/officer/matters/${each.slug}`}>
                  {pick(each.title)}
                </a>
                <span>{each.caseId ? outcome(each.outcome) : ''}</span>
                <small>
                  <span className="num">{each.number}</span>
                  {each.unitName}，{formatMoment(each.at, language)}
                </small>
              </li>
            ))}
          </ul>
          {read.hasNextPage ? (
            <Button
              look="quiet"
              size="small"
              wide
              busy={read.isFetchingNextPage}
              onClick={() => void read.fetchNextPage()}
            >
              {t.more}
            </Button>
          ) : null}
        </>
      )}
    </Sheet>
  )
}

const text = catalogue({
  title: [
    (figure: string, total: number) => `${figure}：${total.toLocaleString('en-US')}件`,
    (figure: string, total: number) => `${figure}: ${total.toLocaleString('en-US')} cases`,
  ],
  none: ['还没有这样的办件', 'No such case yet'],
  shown: [
    (count: number, total: number) => (count === total ? `就这${total}件` : `先看${count}件`),
    (count: number, total: number) => `${count} of ${total}`,
  ],
  save: ['下载这些，CSV', 'Download these as CSV'],
  more: ['再看50件', '50 more'],
  granted: ['准予', 'granted'],
  partly: ['部分办成', 'partly granted'],
  refused: ['不予', 'refused'],
  open: ['在办', 'open'],
  number: ['编号', 'Number'],
  matter: ['事项', 'Matter'],
  region: ['区县', 'County'],
  unit: ['单位', 'Unit'],
  at: ['时间', 'Time'],
  outcome: ['结果', 'Outcome'],
})
