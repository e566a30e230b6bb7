import { background, type Background } from '#platform/background'
import { dateOf, TIME_ZONE } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import { TURNED } from './screen.ts'

const POLL_MS = 60_000

/**
 * Ends what the days before left: windows that nobody closed are closed, who was called and never served did not come, and who was being
 * served was served, at a time that nobody knows. So a morning begins with nobody at any window. Gives whether there was anything.
 */
export async function endDays({ database, clock, signals }: Platform): Promise<boolean> {
  const today = dateOf(clock.now())
  const midnight = today.toZonedDateTime(TIME_ZONE).toInstant()
  const ended = await database.read`
    with left_open as (
      update hall."window" set state = 'closed', officer_id = null, officer_name = null, since = ${midnight}
      where state <> 'closed' and since < ${midnight} returning window_id),
    left_standing as (
      update hall.ticket set state = case state when 'serving' then 'served' else 'missed' end
      where day < ${today.toString()}::date and state in ('called', 'serving') returning ticket_id)
    select window_id from left_open union all select ticket_id from left_standing`
  if (ended.length > 0) signals.emit(TURNED)
  return ended.length > 0
}

/** The work beside the requests: at midnight a hall is empty. */
export function createHallDays(platform: Platform): Background {
  return background(platform.log, {
    name: 'hall.days',
    pollMs: POLL_MS,
    round: async () => {
      await endDays(platform)
      return false
    },
  })
}
