import type { ClockView } from '#contract'

/** The clock that presses most: the running one due first; where all stand still, the one that was. */
export function pressingClock(clocks: readonly ClockView[]): ClockView | undefined {
  const byDue = clocks.toSorted((a, b) => a.due.localeCompare(b.due))
  return (
    byDue.find(
      (clock) => clock.state === 'running' || (clock.state === 'late' && clock.endedOn === undefined),
    ) ?? byDue.find((clock) => clock.state === 'stopped')
  )
}
