import { Link } from 'wouter'
import type { PeerCrossing } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatMoment, formatParts, useLanguage, usePick, useText } from '#web/ui'
import { crossingWords, outcomeWords } from './words.ts'

/** Cases handed in here for others, or handed in elsewhere and decided here; nothing where there is none. */
export function CrossingList({ direction }: { readonly direction: PeerCrossing['direction'] }) {
  const t = useText(text)
  const read = useRead(
    'GET /api/v1/peer-cases',
    { query: { direction, limit: 50 } },
    { everyMs: 10_000, keep: true },
  )
  const cases = read.data?.cases ?? []
  if (cases.length === 0) return null
  return (
    <section>
      <h2>{t[direction]}</h2>
      <ul className="lines">
        {cases.map((each) => (
          <Crossing key={each.caseId} crossing={each} />
        ))}
      </ul>
    </section>
  )
}

function Crossing({ crossing }: { readonly crossing: PeerCrossing }) {
  const pick = usePick()
  const language = useLanguage()
  const states = useText(crossingWords)
  const outcomes = useText(outcomeWords)
  const { outcome } = crossing
  const ended =
    outcome === 'granted' || outcome === 'refused' || outcome === 'withdrawn' ? outcomes[outcome] : undefined
  return (
    <li>
      <span>
        <Link href={`/officer/cases/${crossing.caseId}`}>
          {formatParts([crossing.applicant, pick(crossing.title)], language)}
        </Link>
        <small className="muted">
          {formatParts([crossing.peerName, formatMoment(crossing.at, language)], language)}
        </small>
      </span>
      <span>{formatParts([states[crossing.state], ended], language)}</span>
    </li>
  )
}

const text = catalogue({
  sent: ['这里收的，别处办', 'Handed in here, decided elsewhere'],
  received: ['别处收的，这里办', 'Handed in elsewhere, decided here'],
})
