import type { CaseView, Citation, ClockView } from '#contract'
import {
  catalogue,
  formatClockLeft,
  formatDay,
  formatPeriod,
  LawLink,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { pressingClock } from './clock-words.ts'

const RING = 2 * Math.PI * 25

/** The clock that presses, large; the others in a line each. */
export function Clocks({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const pressing = pressingClock(view.clocks)
  const others = view.clocks.filter((clock) => clock !== pressing)
  return (
    <section>
      <h2>{t.clocks}</h2>
      {pressing ? (
        <Large clock={pressing} onLaw={onLaw} />
      ) : (
        <p className="muted">{view.status === 'closed' ? t.ended : t.none}</p>
      )}
      {view.accepted?.deemed ? (
        <p className="muted">
          {t.wasDeemed(formatDay(view.accepted.on, language))}
          <LawLink citation={{ law: 'law:行政许可法#32.1.4' }} onOpen={onLaw} />
        </p>
      ) : null}
      <ul className="lines">
        {others.map((clock) => (
          <li key={clock.stage?.name ?? clock.name}>
            <span>
              {clock.stage ? pick(clock.stage.title) : t[clock.name]}
              {formatPeriod(clock, language)}
              {clock.provisional ? <em className="flag">{t.provisional}</em> : null}
            </span>
            <span>
              {clock.state === 'running'
                ? t.by(formatDay(clock.due, language))
                : formatClockLeft(clock, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Large({
  clock,
  onLaw,
}: {
  readonly clock: ClockView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  return (
    <div className={`clock-card ${clock.colour}`}>
      <svg viewBox="0 0 58 58" aria-hidden="true" fill="none">
        <circle cx="29" cy="29" r="25" className="back" strokeWidth="6" />
        <circle
          cx="29"
          cy="29"
          r="25"
          className="used"
          strokeWidth="6"
          strokeDasharray={`${Math.min(1, Math.max(0, clock.used)) * RING} ${RING}`}
          transform="rotate(-90 29 29)"
        />
        <text x="29" y="36" textAnchor="middle">
          {Math.abs(clock.daysLeft)}
        </text>
      </svg>
      <div>
        <b>
          {clock.stage ? pick(clock.stage.title) : t[clock.name]}
          {language === 'zh' ? '' : ': '}
          {formatClockLeft(clock, language)}
        </b>
        <p>
          {t.from(formatDay(clock.startedOn, language), formatDay(clock.due, language))}
          {clock.name === 'acceptance' ? t.deemed : ''}
          {clock.provisional ? t.provisionalWhy : ''}
          {clock.basis ? <LawLink citation={clock.basis} onOpen={onLaw} /> : null}
        </p>
      </div>
    </div>
  )
}

const text = catalogue({
  clocks: ['时钟', 'Clocks'],
  none: ['现在没有时限在走', 'No clock is running'],
  ended: ['办结了，时钟都停了', 'Closed; all clocks have stopped'],
  acceptance: ['受理期限', 'Acceptance'],
  correction: ['补正期限', 'Correction'],
  statutory: ['法定时限', 'Statutory period'],
  promised: ['承诺时限', 'Promised period'],
  stage: ['环节时限', 'Stage'],
  by: [(day: string) => `${day}前`, (day: string) => `by ${day}`],
  from: [
    (from: string, due: string) => `${from}起算，${due}到期。`,
    (from: string, due: string) => `From ${from}, due ${due}. `,
  ],
  deemed: [
    '逾期不告知，自收到之日起视为受理。',
    'Without an answer it counts as accepted from the day it was received. ',
  ],
  wasDeemed: [
    (day: string) => `五个工作日内没有答复，从收到的${day}起视为受理。`,
    (day: string) => `Nobody answered within five working days: deemed accepted from ${day}, when it came. `,
  ],
  provisional: ['暂定', 'provisional'],
  provisionalWhy: [
    '明年的工作日还没公布，日期暂定。',
    'Next year’s working days are not published yet, so the day is provisional. ',
  ],
})
