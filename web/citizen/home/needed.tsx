import { Link, useLocation } from 'wouter'
import type { FilingView } from '#contract'
import { problemText, useAct, useRead, type OutputFor } from '#web/api'
import { Banner, Button, formatDay, Icon, LinkButton, useLanguage, usePick, useText } from '#web/ui'
import { neededText, reformText } from './needed.text.ts'

type Firm = OutputFor<'GET /api/v1/licences/needed'>['firms'][number]
type Licence = Firm['licences'][number]

/** 证照分离: what new firms need beside their registration, each in the way that the reform left it. */
export function Needed() {
  const read = useRead('GET /api/v1/licences/needed', {}, { staleMs: 60_000 })
  const firms = (read.data?.firms ?? []).filter(({ licences }) => licences.length > 0)
  return firms.map((firm) => <NewFirm key={firm.subject.id} firm={firm} />)
}

function NewFirm({ firm }: { readonly firm: Firm }) {
  const t = useText(neededText)
  const language = useLanguage()
  const { subject, registeredOn, licences } = firm
  const isDone = licences.every(({ state }) => state === 'held' || state === 'dropped')
  return (
    <section className="needed" aria-labelledby={`needed-${subject.id}`}>
      <h2 id={`needed-${subject.id}`}>{t.title(subject.name)}</h2>
      <p className="note">{isDone ? t.nothing : t.words(formatDay(registeredOn, language))}</p>
      <ul>
        {licences.map((licence) => (
          <li key={licence.id} className={licence.state === 'dropped' ? 'gone' : undefined}>
            <NeededRow licence={licence} subjectId={subject.id} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NeededRow({ licence, subjectId }: { readonly licence: Licence; readonly subjectId: string }) {
  const t = useText(neededText)
  const reforms = useText(reformText)
  const pick = usePick()
  const { title, says, reform, state, caseId } = licence
  return (
    <article>
      <h3>{pick(title)}</h3>
      <span className="reform">{reforms[reform]}</span>
      <p>{pick(says)}</p>
      {state === 'held' ? (
        <p className="stands">
          <Icon name="ok" />
          {t.held}
        </p>
      ) : null}
      {state === 'open' && caseId ? (
        <Link className="stands" href={`/cases/${caseId}`}>
          {t.underWay}
          <Icon name="right" />
        </Link>
      ) : null}
      {state === 'needed' ? <TakeUp licence={licence} subjectId={subjectId} /> : null}
    </article>
  )
}

/** One tap opens the draft; where it is a filing and nothing has to be asked, that files it. */
function TakeUp({ licence, subjectId }: { readonly licence: Licence; readonly subjectId: string }) {
  const t = useText(neededText)
  const pick = usePick()
  const [, go] = useLocation()
  const submit = useAct('POST /api/v1/filings/:id/submit', {
    refreshes: ['GET /api/v1/licences/needed', 'GET /api/v1/my/cases', 'GET /api/v1/my/certificates'],
    onDone: ({ caseId }) => go(`/cases/${caseId}`),
  })
  const open = useAct('POST /api/v1/licences/:id/filings', {
    refreshes: ['GET /api/v1/filings'],
    onDone: (filing) => void takeUp(filing),
  })
  const { id, slug, reform } = licence
  if (slug === null) return <p className="note">{t.notOffered}</p>
  const takeUp = async (filing: FilingView) => {
    // The form is no part of the first page's script.
    const { answersAtOnce } = await import('#web/filing')
    const answers = reform === 'file' ? answersAtOnce(filing) : undefined
    if (answers) submit.mutate({ params: { id: filing.id }, body: { answers, declared: true } })
    else go(`/file/${filing.id}`)
  }
  const problem = open.error ?? submit.error
  return (
    <>
      {problem ? <Banner look="bad">{pick(problemText(problem))}</Banner> : null}
      <div className="act">
        <Button
          size="small"
          busy={open.isPending || submit.isPending}
          onClick={() => open.mutate({ params: { id }, body: { subjectId } })}
        >
          {reform === 'file' ? t.file : reform === 'pledge' ? t.pledge : t.take}
        </Button>
        <LinkButton size="small" look="text" href={`/services/${slug}`}>
          {t.more}
        </LinkButton>
      </div>
      {reform === 'file' ? <p className="note">{t.declares}</p> : null}
    </>
  )
}
