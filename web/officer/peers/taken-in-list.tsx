import { Link } from 'wouter'
import type { TakenIn } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatMoment, formatParts, useLanguage, usePick, useText } from '#web/ui'
import { outcomeWords } from './words.ts'

/** 全省通办: what this window took in and another county decides, or the other way round; nothing where there is none. */
export function TakenInList({ side }: { readonly side: 'window' | 'office' }) {
  const t = useText(text)
  const read = useRead(
    'GET /api/v1/taken-in',
    { query: { side, limit: 50 } },
    { everyMs: 10_000, keep: true },
  )
  const cases = read.data?.cases ?? []
  if (cases.length === 0) return null
  return (
    <section>
      <h2>{t[side]}</h2>
      <ul className="lines">
        {cases.map((each) => (
          <Case key={each.caseId} taken={each} side={side} />
        ))}
      </ul>
    </section>
  )
}

function Case({ taken, side }: { readonly taken: TakenIn; readonly side: 'window' | 'office' }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const outcomes = useText(outcomeWords)
  const { outcome, status, turn } = taken
  const stands =
    status === 'closed'
      ? outcome === 'granted' || outcome === 'refused'
        ? outcomes[outcome]
        : t.closed
      : turn === 'applicant'
        ? t.applicant
        : t.government
  return (
    <li>
      <span>
        <Link href={`/officer/cases/${taken.caseId}`}>
          {formatParts([taken.subjectName, pick(taken.title)], language)}
        </Link>
        <small className="muted">
          {formatParts(
            [
              side === 'window' ? taken.decidedBy : taken.takenBy,
              taken.number,
              formatMoment(taken.at, language),
            ],
            language,
          )}
        </small>
      </span>
      <span>{stands}</span>
    </li>
  )
}

const text = catalogue({
  window: ['本窗口收的，外县办', 'Taken in here, decided in another county'],
  office: ['外县窗口收的，这里办', 'Taken in by another county, decided here'],
  closed: ['办结', 'closed'],
  applicant: ['等申请人', 'with the applicant'],
  government: ['在办', 'under way'],
})
