import type { CaseView, Citation, ClockView } from '#contract'
import {
  ClockChip,
  formatDay,
  formatMoment,
  formatParts,
  formatPeriod,
  LawLink,
  procedureWords,
  StepTrail,
  useLanguage,
  usePick,
  useText,
  wordOf,
} from '#web/ui'
import { caseText } from './case.text.ts'

/** Where a case stands and which periods run. */
export function Standing({
  view,
  onLaw,
}: {
  readonly view: CaseView
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const pick = usePick()
  const language = useLanguage()
  const steps = view.trail.map((step) => ({
    key: step.stage,
    title: pick(step.title),
    state: step.state,
    note:
      formatParts([step.by, step.at ? formatMoment(step.at, language) : undefined], language) || undefined,
  }))
  return (
    <section>
      <h2>{t.steps}</h2>
      <StepTrail steps={steps} />
      {view.status === 'open' && view.clocks.length > 0 ? (
        <>
          <h2 className="later">{t.clocks}</h2>
          <ul className="clocks">
            {view.clocks.map((clock) => (
              <ClockRow
                key={`${clock.name}-${clock.startedOn}`}
                clock={clock}
                procedures={view.procedures}
                dueWords={t.clockDue(formatDay(clock.due, language))}
                period={formatPeriod(clock, language)}
                onLaw={onLaw}
              />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function ClockRow({
  clock,
  procedures,
  dueWords,
  period,
  onLaw,
}: {
  readonly clock: ClockView
  readonly procedures: CaseView['procedures']
  readonly dueWords: string
  readonly period: string
  readonly onLaw: (citation: Citation) => void
}) {
  const t = useText(caseText)
  const pick = usePick()
  const language = useLanguage()
  const procedureNames = useText(procedureWords)
  const names = ['acceptance', 'correction', 'statutory', 'promised'] as const
  return (
    <li>
      <span>
        <b>
          {clock.stage
            ? pick(clock.stage.title)
            : t.clockNames[names.findIndex((each) => each === clock.name)]}
        </b>
        <small>
          {period}
          {clock.basis ? (
            <>
              {' · '}
              <LawLink citation={clock.basis} onOpen={onLaw} />
            </>
          ) : null}
        </small>
        {clock.provisional ? <small>{t.provisional}</small> : null}
        {clock.extension ? (
          <small>{t.extendedBy(clock.extension.count, clock.extension.reason)}</small>
        ) : null}
        {(clock.pauses ?? []).map((pause) => (
          <small key={pause.from}>
            {pause.to
              ? t.pauseFromTo(
                  formatDay(pause.from, language),
                  formatDay(pause.to, language),
                  wordOf(procedureNames, pause.reason),
                )
              : t.pauseSince(formatDay(pause.from, language), wordOf(procedureNames, pause.reason))}
            {toldOf(procedures, pause.from, t)}
          </small>
        ))}
      </span>
      <span className="right">
        {clock.state === 'stopped' ? null : dueWords}
        <ClockChip clock={clock} />
      </span>
    </li>
  )
}

/** What the written notice said that told of a pause. */
function toldOf(
  procedures: CaseView['procedures'],
  from: string,
  t: { told: (document: string, days: number) => string },
): string {
  const procedure = procedures.find((each) => each.from === from)
  return procedure ? `（${t.told(procedure.document, procedure.days ?? 0)}）` : ''
}
