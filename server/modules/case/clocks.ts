import type { Citation, Milestone, Period } from '#contract'
import { deadline, type Calendar } from '#modules/calendar'
import type { CaseEvent, CaseState, Clock, ClockName } from './case.ts'

export interface Periods {
  statutory: Period
  promised: Period
}

/** 行政许可法第三十二条第一款第四项: incomplete materials are told of once, on the spot or within five days; otherwise the filing is accepted. */
const ACCEPTANCE: Period = { count: 5, unit: 'working', basis: { law: 'law:行政许可法#32.1.4' } }

/** Which clocks a milestone ends and starts; read top-down it is the law's timetable. */
const table: Partial<Record<Milestone, { ends: ClockName[]; starts: ClockName[] }>> = {
  // 行政许可法第三十二条: the acceptance clock runs from receipt.
  submitted: { ends: [], starts: ['acceptance'] },
  'correction-requested': { ends: ['acceptance'], starts: ['correction'] },
  corrected: { ends: ['correction'], starts: ['acceptance'] },
  // 行政许可法第四十二条: the period for the decision runs from acceptance.
  accepted: { ends: ['acceptance', 'correction'], starts: ['statutory', 'promised'] },
  'not-accepted': { ends: ['acceptance', 'correction'], starts: [] },
  decided: { ends: ['statutory', 'promised'], starts: [] },
  withdrawn: { ends: ['acceptance', 'correction', 'statutory', 'promised'], starts: [] },
  terminated: { ends: ['acceptance', 'correction', 'statutory', 'promised'], starts: [] },
  // Looked at again: the period of the decision runs anew from the day it is asked for.
  reopened: { ends: [], starts: ['statutory'] },
  closed: { ends: ['acceptance', 'correction', 'statutory', 'promised'], starts: [] },
}

/** The clock events that a milestone brings, on the day it is reached. */
export function clockEvents(
  state: CaseState,
  milestone: Milestone,
  periods: Periods,
  correction: Period | undefined,
  on: Temporal.PlainDate,
  calendar: Calendar,
): CaseEvent[] {
  const row = table[milestone]
  if (!row) return []
  const running = (name: ClockName) =>
    state.clocks.some((clock) => clock.name === name && clock.state !== 'ended')
  const ended = row.ends
    .filter(running)
    .map((name): CaseEvent => ({ type: 'clock-ended', name, on: on.toString() }))
  const periodOf: Record<ClockName, Period | undefined> = {
    acceptance: ACCEPTANCE,
    correction,
    statutory: periods.statutory,
    promised: periods.promised,
  }
  const started = row.starts.flatMap((name): CaseEvent[] => {
    const period = periodOf[name]
    return period ? [{ type: 'clock-started', clock: start(name, period, on, calendar) }] : []
  })
  return [...ended, ...started]
}

function start(name: ClockName, period: Period, on: Temporal.PlainDate, calendar: Calendar): Clock {
  const { due, provisional } = deadline(calendar, { start: on, count: period.count, unit: period.unit })
  const basis: Citation | undefined = period.basis
  return {
    name,
    startedOn: on.toString(),
    count: period.count,
    unit: period.unit,
    ...(basis ? { basis } : {}),
    due: due.toString(),
    provisional,
    state: 'running',
  }
}
