import type { ClockView } from '#contract'

/** The clock that presses most: the running one due first. */
export function pressingClock(clocks: readonly ClockView[]): ClockView | undefined {
  return clocks
    .filter((clock) => clock.state === 'running' || (clock.state === 'late' && clock.endedOn === undefined))
    .toSorted((a, b) => a.due.localeCompare(b.due))[0]
}
