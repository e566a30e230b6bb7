import { useLocation } from 'wouter'
import type { FilingView } from '#contract'
import { problemText, useAct, useRead, type OutputFor } from '#web/api'
import { Banner, Button, LinkButton, toast, usePick, useText } from '#web/ui'
import { dueText } from './due.text.ts'

type Offer = OutputFor<'GET /api/v1/offers'>['offers'][number]

/** What the rules would grant me, or those I act for, and nobody has asked for yet. */
export function Due() {
  const t = useText(dueText)
  const read = useRead('GET /api/v1/offers', {}, { staleMs: 60_000 })
  const prefer = useAct('PUT /api/v1/offers/preference', {
    refreshes: ['GET /api/v1/offers'],
    onDone: ({ wanted }) => (wanted ? undefined : toast(t.stopped)),
  })
  if (!read.data || (read.data.offers.length === 0 && read.data.wanted)) return null
  const { offers, wanted } = read.data
  return (
    <section className="due" aria-labelledby="due">
      <div className="h">
        <h2 id="due">{t.title}</h2>
        {wanted ? (
          <Button
            look="text"
            size="small"
            busy={prefer.isPending}
            onClick={() => prefer.mutate({ body: { wanted: false } })}
          >
            {t.stop}
          </Button>
        ) : null}
      </div>
      {offers.length > 0 ? <p className="note">{t.words}</p> : null}
      {wanted ? null : (
        <p className="note">
          {t.off}
          <Button
            look="text"
            size="small"
            busy={prefer.isPending}
            onClick={() => prefer.mutate({ body: { wanted: true } })}
          >
            {t.on}
          </Button>
        </p>
      )}
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <DueCard offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One tap opens the filing and, where nothing has to be asked, files it; otherwise it goes on with the questions. */
function DueCard({ offer }: { readonly offer: Offer }) {
  const t = useText(dueText)
  const pick = usePick()
  const [, go] = useLocation()
  const submit = useAct('POST /api/v1/filings/:id/submit', {
    refreshes: ['GET /api/v1/offers', 'GET /api/v1/my/cases', 'GET /api/v1/my/certificates'],
    onDone: ({ caseId }) => go(`/cases/${caseId}`),
  })
  const open = useAct('POST /api/v1/filings', {
    refreshes: ['GET /api/v1/filings'],
    onDone: (filing) => void takeUp(filing),
  })
  const takeUp = async (filing: FilingView) => {
    // The form is no part of the first page's script.
    const { answersAtOnce } = await import('#web/filing')
    const answers = answersAtOnce(filing)
    if (answers) submit.mutate({ params: { id: filing.id }, body: { answers, declared: true } })
    else go(`/file/${filing.id}`)
  }
  const decline = useAct('POST /api/v1/offers/:id/decline', {
    refreshes: ['GET /api/v1/offers'],
    onDone: () => toast(t.declined),
  })
  const problem = open.error ?? submit.error ?? decline.error
  const { slug, subject } = offer
  return (
    <article className="home-card">
      <h3>
        {pick(offer.title)}
        {subject.isSelf ? null : <span className="who">{t.forWhom(subject.name)}</span>}
      </h3>
      <p className="how">{pick(offer.says)}</p>
      {problem ? <Banner look="bad">{pick(problemText(problem))}</Banner> : null}
      <div className="act">
        <Button
          busy={open.isPending || submit.isPending}
          onClick={() => open.mutate({ body: { slug, subjectId: subject.id } })}
        >
          {t.take}
        </Button>
        <LinkButton look="text" href={`/services/${slug}`}>
          {t.conditions}
        </LinkButton>
        <Button
          look="text"
          busy={decline.isPending}
          onClick={() => decline.mutate({ params: { id: offer.id } })}
        >
          {t.decline}
        </Button>
      </div>
      <p className="note">{t.declares}</p>
    </article>
  )
}
