import { useState } from 'react'
import type { Citation, MatterView } from '#contract'
import { ApiProblem, useRead } from '#web/api'
import {
  formatFullDay,
  formatPeriod,
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
import { signInPath, useSession } from '../session.ts'
import { Conditions, Deciders, Decision, Laws, Linked, Materials, Words } from './guide-parts.tsx'
import { Ended } from './ended.tsx'
import { Reduced } from './reduction.tsx'
import { ReportError } from './report-form.tsx'
import { guideText, searchText } from './service.text.ts'

/** Everything to know before starting: who, what, how long, how much, by what law; then one way on. */
export function GuidePage({ slug }: { readonly slug: string }) {
  const t = useText(searchText)
  const read = useRead('GET /api/v1/matters/:slug', { params: { slug } }, { staleMs: 300_000 })
  return (
    <div className="wrap page guide">
      <Crumbs steps={[{ path: '/services', label: t.title }]} />
      {read.isPending ? <Loading lines={12} /> : null}
      {read.error instanceof ApiProblem && read.error.code === 'matter.withdrawn' ? (
        <Ended problem={read.error} />
      ) : read.error ? (
        <ProblemState
          isPage
          problem={read.error}
          retry={() => void read.refetch()}
          action={
            <LinkButton size="small" href="/services">
              {t.title}
            </LinkButton>
          }
        />
      ) : null}
      {read.data ? <Guide matter={read.data} /> : null}
    </div>
  )
}

function Guide({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const pick = usePick()
  const language = useLanguage()
  const [law, setLaw] = useState<Citation>()
  return (
    <>
      <PageTitle document={pick(matter.title)}>{pick(matter.title)}</PageTitle>
      <p className="lead">{pick(matter.summary)}</p>
      <Facts matter={matter} />
      <div className="two">
        <div>
          <Linked matter={matter} />
          <Conditions matter={matter} onLaw={setLaw} />
          <Materials matter={matter} />
          <Words matter={matter} />
          <Decision matter={matter} onLaw={setLaw} />
          <Laws matter={matter} onLaw={setLaw} />
          <Deciders matter={matter} />
          <Reduced matter={matter} />
          <p className="meta">
            {t.official}：{pick(matter.name)}
            <br />
            {t.code} <span className="mono">{matter.item?.itemCode ?? matter.basicCode}</span>
            <br />
            {t.version(matter.version, formatFullDay(matter.publishedAt, language))}
          </p>
          <ReportError matter={matter} />
        </div>
        <StartCard matter={matter} />
      </div>
      <StartBar matter={matter} />
      {law ? <LawSheet citation={law} onClose={() => setLaw(undefined)} /> : null}
    </>
  )
}

function Facts({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const pick = usePick()
  const language = useLanguage()
  const { statutory, promised } = matter.periods
  return (
    <dl className="facts four">
      <div>
        <dt>{t.howLong}</dt>
        <dd>
          {matter.handling === 'instant' ? t.atOnce : formatPeriod(promised, language)}
          <small>{t.statutory(formatPeriod(statutory, language))}</small>
        </dd>
      </div>
      <div>
        <dt>{t.cost}</dt>
        <dd>
          {matter.fee.charged ? t.charged : t.free}
          {matter.fee.charged ? <small>{pick(matter.fee.note)}</small> : null}
        </dd>
      </div>
      <div>
        <dt>{t.toFill}</dt>
        <dd>
          {t.items(matter.fields.asked)}
          <small>{t.alreadyHeld(matter.fields.sourced)}</small>
        </dd>
      </div>
      <div>
        <dt>{t.visits}</dt>
        <dd>
          {t.times(matter.visits)}
          {matter.visits === 0 && matter.onlineDepth === 'whole' ? <small>{t.online}</small> : null}
        </dd>
      </div>
    </dl>
  )
}

function useStart(matter: MatterView): { readonly href: string; readonly signedIn: boolean } | undefined {
  const { person } = useSession()
  if (matter.onlineDepth === 'information' || !matter.channels.includes('web')) return undefined
  const start = `/services/${matter.slug}/start`
  return { href: person ? start : signInPath(start), signedIn: person !== undefined }
}

function StartCard({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const start = useStart(matter)
  return (
    <aside className="start-card">
      <h2>{t.startCard}</h2>
      {start ? (
        <>
          <p>{t.startWords}</p>
          <LinkButton wide href={start.href}>
            {t.start}
          </LinkButton>
          <p>{start.signedIn ? t.keeps : t.signInFirst}</p>
        </>
      ) : (
        <p>{t.windowOnly}</p>
      )}
      {matter.channels.includes('window') ? (
        <LinkButton wide look="quiet" href={`/services/${matter.slug}/book`}>
          {t.book}
        </LinkButton>
      ) : null}
      <hr />
      <p>
        <b>{t.questions}</b>
        <br />
        <a href={`tel:${matter.contact.consult}`}>{t.ask(matter.contact.consult, usePick()(matter.title))}</a>
      </p>
    </aside>
  )
}

/** The same way on, always in view on a phone. */
function StartBar({ matter }: { readonly matter: MatterView }) {
  const t = useText(guideText)
  const start = useStart(matter)
  const atHall = matter.channels.includes('window')
  if (!start && !atHall) return null
  return (
    <div className="start-bar">
      <div>
        {start ? (
          <LinkButton wide href={start.href}>
            {t.start}
          </LinkButton>
        ) : null}
        {atHall ? (
          <LinkButton wide look="quiet" href={`/services/${matter.slug}/book`}>
            {t.book}
          </LinkButton>
        ) : null}
      </div>
      {start ? <p>{start.signedIn ? t.keeps : t.signInFirst}</p> : null}
    </div>
  )
}
