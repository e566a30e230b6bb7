import type { Citation, Milestone, Period } from '#contract'
import { legalPeriods, pausedDeadline, type Calendar } from '#modules/calendar'
import type { CaseState, Clock, ClockName, Pause, Procedure } from './case.ts'
import type { CaseEvent } from './event.ts'

export interface Periods {
  statutory?: Period | undefined
  promised?: Period | undefined
  /** How far the head of the department may lengthen the statutory period, once. */
  extension?: Period | undefined
}

/** What the clocks of a case are counted by. */
export interface ClockRules {
  periods: Periods
  /** 行政许可法第三十二条 rules how it is received. */
  isAcceptanceStatutory: boolean
  /** The stage where the applicant corrects. */
  correction: Period | undefined
  on: Temporal.PlainDate
  calendar: Calendar
}

type LawClock = Exclude<ClockName, `stage:${string}`>
const all: LawClock[] = ['acceptance', 'correction', 'statutory', 'promised']

/** Which clocks a milestone ends and starts; read top-down it is the law's timetable. */
const table: Partial<Record<Milestone, { ends: LawClock[]; starts: LawClock[] }>> = {
  // 行政许可法第三十二条: the acceptance clock runs from receipt.
  submitted: { ends: [], starts: ['acceptance'] },
  'correction-requested': { ends: ['acceptance'], starts: ['correction'] },
  corrected: { ends: ['correction'], starts: ['acceptance'] },
  // 行政许可法第四十二条: the period for the decision runs from acceptance.
  accepted: { ends: ['acceptance', 'correction'], starts: ['statutory', 'promised'] },
  'not-accepted': { ends: ['acceptance', 'correction'], starts: [] },
  decided: { ends: ['statutory', 'promised'], starts: [] },
  withdrawn: { ends: all, starts: [] },
  terminated: { ends: all, starts: [] },
  // Looked at again: the period of the decision runs anew from the day it is asked for.
  reopened: { ends: [], starts: ['statutory'] },
  closed: { ends: all, starts: [] },
}

/** The clock events that a milestone brings; `from` is the day its clocks start, the day of receipt where acceptance is deemed. */
export function milestoneClocks(
  state: CaseState,
  milestone: Milestone,
  rules: ClockRules,
  from = rules.on,
): CaseEvent[] {
  const row = table[milestone]
  if (!row) return []
  const periodOf: Record<LawClock, Period | undefined> = {
    acceptance: rules.isAcceptanceStatutory ? legalPeriods['licence-acceptance'] : undefined,
    correction: rules.correction,
    statutory: rules.periods.statutory,
    promised: rules.periods.promised,
  }
  // What counts from the day of receipt leaves out the time that stood still since.
  const pauses = from.equals(rules.on) ? undefined : clockOf(state, 'acceptance')?.pauses
  return [
    ...row.ends.flatMap((name) => endClock(state, name, rules.on)),
    ...row.starts.flatMap((name): CaseEvent[] => {
      const period = periodOf[name]
      return period ? [startClock(name, period, from, rules.calendar, pauses)] : []
    }),
  ]
}

export function startClock(
  name: ClockName,
  { count, unit, basis }: Period,
  on: Temporal.PlainDate,
  calendar: Calendar,
  pauses?: Pause[],
): CaseEvent {
  const clock: Clock = {
    name,
    startedOn: on.toString(),
    count,
    unit,
    ...(basis ? { basis } : {}),
    due: '',
    provisional: false,
    state: 'running',
    ...(pauses ? { pauses } : {}),
  }
  return { type: 'clock-started', clock: counted(clock, calendar) }
}

export function endClock(state: CaseState, name: ClockName, on: Temporal.PlainDate): CaseEvent[] {
  const clock = clockOf(state, name)
  return clock && clock.state !== 'ended' ? [{ type: 'clock-ended', name, on: on.toString() }] : []
}

export function clockOf({ clocks }: CaseState, name: ClockName): Clock | undefined {
  return clocks.find((clock) => clock.name === name)
}

/** The procedure for which the time of a case stands still. */
export function openProcedure({ procedures }: CaseState): Procedure | undefined {
  return procedures.find(({ to }) => to === undefined)
}

/** Every clock that runs stands still from now (行政许可法第四十五条: 所需时间不计算在期限内). */
export function stopClocks(state: CaseState, pause: Pause): CaseEvent[] {
  return state.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => ({
      type: 'clock-set',
      why: 'stopped',
      clock: { ...clock, state: 'stopped', pauses: [...(clock.pauses ?? []), pause] },
    }))
}

/** What stands still runs on, its last day moved by the time that did not count. */
export function resumeClocks(state: CaseState, on: Temporal.PlainDate, calendar: Calendar): CaseEvent[] {
  return state.clocks
    .filter((clock) => clock.state === 'stopped')
    .map((clock) => ({
      type: 'clock-set',
      why: 'resumed',
      clock: counted(
        {
          ...clock,
          state: 'running',
          pauses: (clock.pauses ?? []).map((pause) => (pause.to ? pause : { ...pause, to: on.toString() })),
        },
        calendar,
      ),
    }))
}

export function extendClock(
  clock: Clock,
  extension: { count: number; reason: string; basis: Citation; by: string },
  calendar: Calendar,
): CaseEvent {
  const longer = { ...clock, count: clock.count + extension.count, extension }
  return {
    type: 'clock-set',
    why: 'extended',
    clock: clock.state === 'running' ? counted(longer, calendar) : longer,
  }
}

/** Clocks that run counted anew by the calendar as it is published now; those that stay as they are give nothing. */
export function recountClocks(state: CaseState, calendar: Calendar): CaseEvent[] {
  return state.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => counted(clock, calendar))
    .filter((clock) => {
      const before = clockOf(state, clock.name)
      return clock.due !== before?.due || clock.provisional !== before.provisional
    })
    .map((clock) => ({ type: 'clock-set', why: 'calendar', clock }))
}

/** The clock with its last day by the calendar, its pauses left out. */
function counted(clock: Clock, calendar: Calendar): Clock {
  const pauses = (clock.pauses ?? []).map(({ from, to, reason }) => ({
    from: Temporal.PlainDate.from(from),
    to: Temporal.PlainDate.from(to ?? from),
    reason,
  }))
  const period = {
    start: Temporal.PlainDate.from(clock.startedOn),
    count: clock.count,
    unit: clock.unit,
  }
  const { due, provisional } = pausedDeadline(calendar, period, pauses)
  return { ...clock, due: due.toString(), provisional }
}
