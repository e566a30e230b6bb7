import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { CaseView, Citation } from '#contract'
import { useRead } from '#web/api'
import { catalogue, LinkButton, Loading, ProblemState, usePick, useText } from '#web/ui'
import { readFilters, writeFilters } from '../inbox/filters.ts'
import { useInbox } from '../inbox/inbox-data.ts'
import { mayHaveInbox, mayInviteRating, useOfficer } from '../session/session.ts'
import { KeysHelp } from '../shell/keys-help.tsx'
import { useKeys } from '../shell/keys.ts'
import { ActionBar } from './action-bar.tsx'
import { CaseHead } from './case-head.tsx'
import { Clocks } from './clocks.tsx'
import { Fields } from './fields.tsx'
import { Findings } from './findings.tsx'
import { FlowPanel } from './flow-panel.tsx'
import { History } from './history.tsx'
import type { Neighbours } from './neighbours.ts'
import { Legs } from './legs.tsx'
import { Links } from './links.tsx'
import { CrossingPanel } from '../peers/crossing-panel.tsx'
import { Outcome } from './outcome.tsx'
import { CaseCards } from '../supervision/case-cards.tsx'
import { Beside } from './hand/beside.tsx'
import { InviteRating } from '../ratings/invite.tsx'
import { Side, type SideTab } from './side.tsx'
import { taskFor } from './verbs.ts'
import { CaseVisits } from './visits.tsx'

/** One case whole: what it says, how it stands and what it rests on, side by side, with the acts below. */
export default function CasePage({ id }: { readonly id: string }) {
  const t = useText(text)
  const read = useRead('GET /api/v1/cases/:id', { params: { id } })
  if (read.isPending) return <Loading lines={12} />
  if (read.isError)
    return (
      <main className="page">
        <ProblemState
          isPage
          problem={read.error}
          retry={() => void read.refetch()}
          action={
            <LinkButton size="small" look="quiet" href="/officer">
              {t.toInbox}
            </LinkButton>
          }
        />
      </main>
    )
  return <Whole view={read.data} reload={() => read.refetch().then(({ data }) => data)} />
}

function Whole({
  view,
  reload,
}: {
  readonly view: CaseView
  readonly reload: () => Promise<CaseView | undefined>
}) {
  const pick = usePick()
  const [tab, setTab] = useState<SideTab>(view.ruling ? 'rules' : 'law')
  const [article, setArticle] = useState<Citation>()
  const neighbours = useNeighbours(view.id)
  const officer = useOfficer()
  const task = taskFor(view, officer.officerId)
  useEffect(() => {
    document.title = `${pick(view.matter.title)} · ${view.heading ?? view.subject.name}`
  }, [pick, view])
  useKeys(
    useMemo(
      () => ({
        j: neighbours.next,
        k: neighbours.previous,
        u: neighbours.back,
        '1': () => setTab('law'),
        '2': () => setTab('rules'),
        '3': () => setTab('materials'),
      }),
      [neighbours],
    ),
  )
  return (
    <div className="case-page">
      <CaseHead view={view} neighbours={neighbours} />
      <main className="case-columns">
        <section className="case-column" {...scrolled}>
          <Beside view={view} task={task} reload={reload} />
          <CaseCards view={view} />
          <Outcome view={view} />
          {mayInviteRating(officer) && view.channel !== 'internal' ? (
            <InviteRating
              caseId={view.id}
              mayWhole={view.status === 'closed' && view.rating === null && view.parent === null}
            />
          ) : null}
          <CaseVisits view={view} />
          <Legs view={view} />
          <CrossingPanel view={view} reload={reload} />
          <Links view={view} />
          <Fields view={view} />
          <FlowPanel view={view} />
        </section>
        <section className="case-column sunk" {...scrolled}>
          <Clocks view={view} onLaw={setArticle} />
          <Findings view={view} />
          <History view={view} onLaw={setArticle} />
        </section>
        <section className="case-column">
          <Side view={view} tab={tab} onTab={setTab} article={article} onLaw={setArticle} />
        </section>
      </main>
      <ActionBar view={view} reload={reload} onNext={neighbours.next} />
      <KeysHelp />
    </div>
  )
}

/** The cases before and after this one in the list one came from. */
function useNeighbours(id: string): Neighbours {
  const t = useText(text)
  const search = useSearch()
  const [, go] = useLocation()
  const officer = useOfficer()
  const filters = useMemo(() => readFilters(new URLSearchParams(search)), [search])
  const at = new URLSearchParams(search).get('at')
  const { items, query } = useInbox(filters, at !== null && mayHaveInbox(officer))
  const index = items.findIndex((item) => item.taskId === at || item.caseId === id)
  const { hasNextPage, fetchNextPage } = query
  useEffect(() => {
    if (index >= 0 && index > items.length - 5 && hasNextPage) void fetchNextPage()
  }, [index, items.length, hasNextPage, fetchNextPage])
  const to = useCallback(
    (place: number) => {
      const item = items[place]
      return item && (() => go(`/officer/cases/${item.caseId}${writeFilters(filters, item.taskId)}`))
    },
    [items, filters, go],
  )
  return useMemo(
    () => ({
      place: index < 0 ? undefined : t.place(index + 1, items.length, hasNextPage),
      back: () => go(`/officer${writeFilters(filters, at ?? undefined)}`),
      previous: index > 0 ? to(index - 1) : undefined,
      next: index < 0 ? undefined : to(index + 1),
    }),
    [t, index, items.length, hasNextPage, to, go, filters, at],
  )
}

/** What scrolls is reached by the keyboard, whether or not anything in it can be pressed (WCAG 2.1.1). */
const scrolled = { tabIndex: 0 } as const

const text = catalogue({
  toInbox: ['回到待我办', 'Back to the inbox'],
  place: [
    (now: number, all: number, more: boolean) => `${now}/${all}${more ? '+' : ''}`,
    (now: number, all: number, more: boolean) => `${now}/${all}${more ? '+' : ''}`,
  ],
})
