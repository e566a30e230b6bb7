import { clockNames, type ClockView, type Flow } from '#contract'
import { workingDaysBetween, type Calendar } from '#modules/calendar'
import type { Clock } from '../case.ts'

/** 黄牌: two days or fewer left. */
export const YELLOW_DAYS = 2

/** A clock as it stands on a day. `daysLeft` counts in the clock's own unit; a period of no days (当场) is due today. */
export function clockView(clock: Clock, on: Temporal.PlainDate, calendar: Calendar, flow?: Flow): ClockView {
  const due = Temporal.PlainDate.from(clock.due)
  const stage = stageOf(clock, flow)
  const reference = clock.state === 'ended' && clock.endedOn ? Temporal.PlainDate.from(clock.endedOn) : on
  const daysLeft = between(reference, due, clock.unit, calendar)
  const state =
    clock.state === 'running'
      ? 'running'
      : clock.state === 'stopped'
        ? 'stopped'
        : daysLeft < 0
          ? 'late'
          : 'met'
  return {
    name: isLawClock(clock.name) ? clock.name : 'stage',
    ...(stage ? { stage } : {}),
    startedOn: clock.startedOn,
    due: clock.due,
    count: clock.count,
    unit: clock.unit,
    ...(clock.basis ? { basis: clock.basis } : {}),
    provisional: clock.provisional,
    ...(clock.pauses ? { pauses: clock.pauses } : {}),
    ...(clock.extension ? { extension: clock.extension } : {}),
    state,
    ...(clock.endedOn ? { endedOn: clock.endedOn } : {}),
    daysLeft,
    used: clock.count === 0 ? 1 : Math.min(1, Math.max(0, (clock.count - daysLeft) / clock.count)),
    colour:
      state !== 'running' ? 'grey' : daysLeft < 0 ? 'red' : daysLeft <= YELLOW_DAYS ? 'yellow' : 'green',
  }
}

function isLawClock(name: Clock['name']): name is (typeof clockNames)[number] {
  return !name.startsWith('stage:')
}

function stageOf({ name }: Clock, flow: Flow | undefined): ClockView['stage'] {
  if (isLawClock(name)) return undefined
  const stage = name.slice('stage:'.length)
  return { name: stage, title: flow?.stages[stage]?.title ?? { zh: stage, en: stage } }
}

/** The clock that presses most: the running one due first. */
export function pressing(clocks: readonly ClockView[]): ClockView | null {
  return (
    clocks.filter((clock) => clock.state === 'running').toSorted((a, b) => a.due.localeCompare(b.due))[0] ??
    null
  )
}

function between(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  unit: Clock['unit'],
  calendar: Calendar,
): number {
  const days =
    unit === 'calendar'
      ? from.until(to, { largestUnit: 'days' }).days
      : workingDaysBetween(calendar, from, to)
  // A rest day after the last day is late too, though no working day has passed.
  return Temporal.PlainDate.compare(from, to) > 0 ? Math.min(-1, days) : days
}
