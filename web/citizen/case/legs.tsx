import { Link } from 'wouter'
import type { CaseView, Citation, LegView } from '#contract'
import {
  ClockChip,
  formatDay,
  formatParts,
  Icon,
  LawLink,
  LinkButton,
  useLanguage,
  useLegWords,
  usePick,
  useText,
  type IconName,
} from '#web/ui'
import { caseText } from './case.text.ts'

const icons: Readonly<Record<LegView['state'], IconName>> = {
  waiting: 'clock',
  running: 'clock',
  granted: 'tick',
  refused: 'cross',
  ended: 'cross',
  unfiled: 'warn',
  skipped: 'info',
}

/** 一件事: each department's matter with its own state, unit and time; what was refused says why and what one can do. */
export function Legs({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const pick = usePick()
  const asked = view.legs.filter(({ reason }) => reason !== 'condition')
  const spared = view.legs.filter(({ reason }) => reason === 'condition')
  if (view.legs.length === 0) return null
  return (
    <section className="legs">
      <h2>
        {t.legs} <span className="note">{t.legsDone(asked.filter(isGranted).length, asked.length)}</span>
      </h2>
      <ul>
        {asked.map((leg) => (
          <Leg key={leg.name} leg={leg} all={view.legs} onLaw={onLaw} />
        ))}
      </ul>
      {spared.length > 0 ? (
        <p className="note">{t.legsSpared(spared.map(({ title }) => pick(title)).join('、'))}</p>
      ) : null}
    </section>
  )
}

function isGranted({ state }: LegView): boolean {
  return state === 'granted'
}

function Leg({
  leg,
  all,
  onLaw,
}: {
  readonly leg: LegView
  readonly all: readonly LegView[]
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const pick = usePick()
  const language = useLanguage()
  const words = useLegWords('applicant')
  const found = leg.case
  const isAsked = leg.state === 'running' && found?.turn === 'applicant'
  const title = pick(leg.title)
  const decided =
    found?.decidedAt && leg.state !== 'running' ? formatDay(found.decidedAt, language) : undefined
  return (
    <li className={isAsked ? 'leg asked' : `leg ${leg.state}`}>
      <Icon name={isAsked ? 'warn' : icons[leg.state]} />
      <div>
        <b>{found?.id ? <Link href={`/cases/${found.id}`}>{title}</Link> : title}</b>
        <small>{formatParts([words(leg, all), leg.unitName ?? undefined, decided], language)}</small>
        {found?.certificates.map((certificate) => (
          <small key={certificate.identifier}>
            {certificate.id ? (
              <Link href={`/certificates/${certificate.id}`}>{pick(certificate.name)}</Link>
            ) : (
              pick(certificate.name)
            )}
          </small>
        ))}
        {found?.reasons.map((reason) => (
          <p key={reason.text} className="why">
            {reason.text} <LawLink citation={reason.basis} onOpen={onLaw} />
          </p>
        ))}
        {leg.state === 'refused' && found?.id ? (
          <p className="why">
            <Link href={`/cases/${found.id}`}>{t.legRemedy}</Link>
          </p>
        ) : null}
        {isAsked && found.id ? (
          <LinkButton size="small" href={`/cases/${found.id}/correct`}>
            {t.legCorrect(title)}
          </LinkButton>
        ) : null}
      </div>
      {found?.clock && leg.state === 'running' ? (
        <span className="right">
          <span className="due">{t.clockDue(formatDay(found.clock.due, language))}</span>
          <ClockChip clock={found.clock} />
        </span>
      ) : null}
    </li>
  )
}
