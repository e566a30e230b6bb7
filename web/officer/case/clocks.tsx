import type { CaseView, Citation, ClockView } from '#contract'
import {
  catalogue,
  formatClockLeft,
  formatDay,
  formatPeriod,
  Icon,
  LawLink,
  procedureWords,
  useLanguage,
  usePick,
  useText,
  wordOf,
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
        <Large clock={pressing} procedures={view.procedures} onLaw={onLaw} />
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
            {pressing?.pauses || clock.state === 'met' ? null : (
              <Moved clock={clock} procedures={view.procedures} onLaw={onLaw} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Large({
  clock,
  procedures,
  onLaw,
}: {
  readonly clock: ClockView
  readonly procedures: CaseView['procedures']
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
          {clock.state === 'stopped'
            ? t.stoppedWith(formatPeriod({ count: clock.daysLeft, unit: clock.unit }, language))
            : t.from(formatDay(clock.startedOn, language), formatDay(clock.due, language))}
          {clock.name === 'acceptance' && clock.state === 'running' ? t.deemed : ''}
          {clock.provisional ? t.provisionalWhy : ''}
          {clock.basis ? <LawLink citation={clock.basis} onOpen={onLaw} /> : null}
        </p>
      </div>
      <Moved clock={clock} procedures={procedures} onLaw={onLaw} />
    </div>
  )
}

/** Times that a clock stood still, with what for and what told of it; and its extension. */
function Moved({
  clock,
  procedures,
  onLaw,
}: {
  readonly clock: ClockView
  readonly procedures: CaseView['procedures']
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(text)
  const names = useText(procedureWords)
  const language = useLanguage()
  const { pauses = [], extension } = clock
  if (pauses.length === 0 && !extension) return null
  return (
    <ul className="moved">
      {pauses.map((pause) => {
        const told = procedures.find(({ from }) => from === pause.from)
        return (
          <li key={pause.from}>
            <Icon name="clock" />
            <span>
              {pause.to
                ? t.paused(formatDay(pause.from, language), formatDay(pause.to, language))
                : t.stands(formatDay(pause.from, language))}
              <b>{wordOf(names, pause.reason)}</b>
              <LawLink citation={pause.basis} onOpen={onLaw} />
              {told ? (
                <small>
                  {told.reason} {told.document}
                  {told.days ? t.told(told.days) : ''}
                </small>
              ) : null}
            </span>
          </li>
        )
      })}
      {extension ? (
        <li>
          <Icon name="add" />
          <span>
            {t.extended(extension.count, extension.by)}
            <LawLink citation={extension.basis} onOpen={onLaw} />
            <small>{extension.reason}</small>
          </span>
        </li>
      ) : null}
    </ul>
  )
}

const text = catalogue({
  stoppedWith: [
    (left: string) => `停的时候还剩${left}，恢复后接着算。`,
    (left: string) => `${left} were left when it stopped; they run on when it resumes. `,
  ],
  paused: [
    (from: string, to: string) => `${from}到${to}停表，`,
    (from: string, to: string) => `Stood still ${from} to ${to}: `,
  ],
  stands: [(from: string) => `${from}起停表，`, (from: string) => `Stands still since ${from}: `],
  told: [(days: number) => `，告知约${days}天`, (days: number) => `, ${days} days told`],
  extended: [
    (days: number, by: string) => `延长${days}天，${by}批准`,
    (days: number, by: string) => `Extended by ${days} days, approved by ${by}`,
  ],
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
