import { calendarOperations } from '#contract'
import { implement } from '#platform/http'
import { workingDaysBetween } from '../calendar.ts'
import { calendarOf, findYear } from '../queries.ts'

export const calendarYear = implement(calendarOperations.year, async (act, { params: { year } }) => {
  const found = await findYear(act.platform.database.read, year)
  const [eve, last] = [new Temporal.PlainDate(year - 1, 12, 31), new Temporal.PlainDate(year, 12, 31)]
  return {
    year,
    published: found !== undefined,
    source: found?.source ?? null,
    workingDays: workingDaysBetween(calendarOf(act.platform), eve, last),
    days: found?.days ?? [],
  }
})
