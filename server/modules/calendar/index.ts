import { calendarDeadline } from './operations/deadline.ts'
import { calendarPublish } from './operations/publish.ts'
import { calendarYear } from './operations/year.ts'

export {
  daysLeft,
  isWorkingDay,
  standingOf,
  workingDaysBetween,
  type Calendar,
  type CalendarDay,
  type DaysLeft,
  type DayStanding,
} from './calendar.ts'
export {
  addWorkingDays,
  deadline,
  extendedDeadline,
  latestBefore,
  pausedDeadline,
  remainingDays,
  type Deadline,
  type EndedPause,
  type Length,
  type Pause,
  type Period,
  type RunningDeadline,
  type StoppedPeriod,
} from './deadline.ts'
export { deemedAcceptance, type DeemedAcceptance } from './deemed-acceptance.ts'
export { legalPeriods, type LegalPeriod, type LegalPeriodName } from './legal-periods.ts'
export { loadCalendar } from './load.ts'
export { bundledCalendar } from './notices.ts'
export { followCalendar, PUBLISHED } from './follow.ts'
export { calendarOf, publications, readCalendar, refreshCalendar } from './queries.ts'

export const calendarHandlers = [calendarYear, calendarPublish, calendarDeadline]
