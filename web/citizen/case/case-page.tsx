import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseView, Citation } from '#contract'
import { useRead } from '#web/api'
import {
  formatClock,
  formatMoment,
  formatParts,
  formatTook,
  GrantedChop,
  LinkButton,
  Loading,
  PageTitle,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { LawSheet } from '../law/law-sheet.tsx'
import { Crumbs } from '../shell/crumbs.tsx'
import { endingOf, isLookedAtAgain, useCaseNews, type CaseEnding } from './case-news.ts'
import { caseText, casesText } from './case.text.ts'
import { CaseCertificates } from './certificates.tsx'
import { Bills } from '../payment/bills.tsx'
import { Parcels } from '../payment/parcels.tsx'
import { Corrections } from './corrections.tsx'
import { Legs } from './legs.tsx'
import { FiledContent } from './filed-content.tsx'
import { Objections } from './objections.tsx'
import { ProofCard } from './proof-card.tsx'
import { Rating } from './rating.tsx'
import { Reasons } from './reasons.tsx'
import { Rules } from './rules.tsx'
import { Standing } from './standing.tsx'
import { Urge } from './urge.tsx'
import { Visits } from './visits.tsx'
import { Withdraw } from './withdraw.tsx'

const POLL_MS = 2000

/** One case: its news first, then why, its proof, what it gives, and what one can do. */
export function CasePage({ id }: { readonly id: string }) {
  const t = useText(casesText)
  const [settled, setSettled] = useState(false)
  const read = useRead('GET /api/v1/cases/:id', { params: { id } }, { everyMs: settled ? false : POLL_MS })
  const view = read.data
  const still = view !== undefined && view.history.every((entry) => entry.sealed)
  if (still !== settled) setSettled(still)
  return (
    <div className="wrap page case-page">
      <Crumbs steps={[{ path: '/cases', label: t.title }]} />
      {read.isPending ? <Loading lines={9} /> : null}
      {read.error && !view ? (
        <ProblemState
          isPage
          problem={read.error}
          retry={() => void read.refetch()}
          action={
            <LinkButton size="small" href="/cases">
              {t.title}
            </LinkButton>
          }
        />
      ) : null}
      {view ? <CaseBody view={view} reload={read.refetch} /> : null}
    </div>
  )
}

function CaseBody({ view, reload }: { readonly view: CaseView; readonly reload: () => Promise<unknown> }) {
  const [law, setLaw] = useState<Citation>()
  const ending = endingOf(view)
  const decided = ending === 'granted' || ending === 'refused'
  return (
    <>
      <CaseHead view={view} ending={ending} />
      <div className="two">
        <div className="gives">
          <Bills view={view} reload={reload} onLaw={setLaw} />
          <Parcels view={view} reload={reload} />
          <Visits view={view} />
          <CaseCertificates view={view} />
        </div>
        <div className="tells">
          <Legs view={view} onLaw={setLaw} />
          {ending === 'correction' ? <Corrections view={view} /> : null}
          <Reasons view={view} onLaw={setLaw} />
          {view.ruling ? <Rules view={view} onLaw={setLaw} /> : null}
          {ending === 'open' ? <Standing view={view} onLaw={setLaw} /> : null}
          <ProofCard view={view} />
          {ending === 'open' ? null : <Standing view={view} onLaw={setLaw} />}
          <FiledContent view={view} />
        </div>
        <div className="asks">
          <Rating view={view} />
          {decided || ending === 'not-accepted' ? <Objections view={view} onLaw={setLaw} /> : null}
          {view.mayUrge ? <Urge view={view} /> : null}
          {view.mayWithdraw ? <Withdraw view={view} /> : null}
        </div>
      </div>
      {law ? <LawSheet citation={law} onClose={() => setLaw(undefined)} /> : null}
    </>
  )
}

function CaseHead({ view, ending }: { readonly view: CaseView; readonly ending: CaseEnding }) {
  const t = useText(caseText)
  const pick = usePick()
  const news = useCaseNews()(view)
  const language = useLanguage()
  return (
    <header className={`news ${ending}`}>
      <p className="note">{formatParts([pick(view.matter.title), view.subject.name], language)}</p>
      <PageTitle document={`${news} · ${t.number}${view.number}`}>{news}</PageTitle>
      <p className="how">{useHowSaid(view)}</p>
      {view.parent?.id ? (
        <p className="part-of">
          <Link href={`/cases/${view.parent.id}`}>{t.partOf(pick(view.parent.title))}</Link>
        </p>
      ) : null}
      {view.links.map((link) =>
        link.relation === 'merged-into' ? (
          <p key={link.caseId}>
            <Link href={`/cases/${link.caseId}`}>{t.mergedInto}</Link>
          </p>
        ) : null,
      )}
      {ending === 'granted' ? <GrantedChop /> : null}
      {view.granted && ending === 'granted' && view.granted.facts.length > 0 ? (
        <dl className="facts">
          {view.granted.facts.map((fact) => (
            <div key={fact.label.en}>
              <dt>{pick(fact.label)}</dt>
              <dd>{pick(fact.value)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </header>
  )
}

function useHowSaid(view: CaseView): string {
  const t = useText(caseText)
  const pick = usePick()
  const language = useLanguage()
  const filed = formatMoment(view.submittedAt, language)
  if (view.decision && !isLookedAtAgain(view)) {
    const precise = filed.includes(':')
      ? filed.replace(formatClock(view.submittedAt), formatClock(view.submittedAt, true))
      : filed
    return view.decision.automatic && view.tookMs !== null
      ? t.decidedAuto(precise, formatTook(view.tookMs, language))
      : t.decidedBy(formatMoment(view.decision.at, language), view.decision.by)
  }
  const task = view.tasks[0]
  const stage = task ? pick(task.title) : undefined
  return view.status === 'open' && stage && endingOf(view) === 'open'
    ? t.nowWith(task?.unitName ?? view.unit.name, stage)
    : t.filed(filed)
}
