import { calendarOperations, type DeadlineView } from '#contract'
import { implement } from '#platform/http'
import { deadline } from '../deadline.ts'
import { calendarOf } from '../queries.ts'

export const calendarDeadline = implement(calendarOperations.deadline, (act, { query }): DeadlineView => {
  const { due, provisional, leftOut } = deadline(calendarOf(act.platform), {
    ...query,
    start: Temporal.PlainDate.from(query.start),
  })
  return {
    due: due.toString(),
    provisional,
    leftOut: leftOut.map(({ date, reason }) => ({ date: date.toString(), reason })),
  }
})
