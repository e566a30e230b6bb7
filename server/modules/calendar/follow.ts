import { background, type Background } from '#platform/background'
import type { Platform } from '#platform/runtime'
import { calendarOf, latestPublication, refreshCalendar } from './queries.ts'

/** The signal of a process that counts by another calendar from now on. */
export const PUBLISHED = 'calendar.published'

/** Another process's publication is seen within this time; this process's own at once. */
const POLL_MS = 1_000

/** Keeps the calendar in memory to what is published, whichever process published it. */
export function followCalendar(platform: Platform): Background {
  return background(platform.log, {
    name: 'calendar.follow',
    pollMs: POLL_MS,
    round: async () => {
      if ((await latestPublication(platform.database.read)) !== calendarOf(platform).publication) {
        await refreshCalendar(platform)
        platform.signals.emit(PUBLISHED)
      }
      return false
    },
  })
}
