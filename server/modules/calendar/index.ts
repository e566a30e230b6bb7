import { calendarDeadline } from './operations/deadline.ts'
import { calendarYear } from './operations/year.ts'

export {
  addWorkingDays,
  daysLeft,
  deadline,
  isWorkingDay,
  standingOf,
  workingDaysBetween,
  type Calendar,
  type CalendarDay,
  type DaysLeft,
  type DayStanding,
  type Deadline,
  type Period,
} from './calendar.ts'
export { loadCalendar } from './load.ts'
export { bundledCalendar } from './notices.ts'
export { calendarOf, readCalendar, refreshCalendar } from './queries.ts'

export const calendarHandlers = [calendarYear, calendarDeadline]
