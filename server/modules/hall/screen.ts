import type { HallScreen } from '#contract'
import { dateOf, TIME_ZONE } from '#platform/clock'
import { perDatabase, type Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { getHall } from './halls.ts'

/** What says that a number was called, taken or finished. */
export const TURNED = 'hall.turned'
/** Another process's calls are found by asking this often; this process's own are told by a signal. */
const POLL_MS = 2_000
const CALLS_SHOWN = 8

/** The calling screen as it is now. Throws hall.not-found. */
export async function currentScreen(platform: Platform, hallId: string): Promise<HallScreen> {
  const now = platform.clock.now()
  const { read } = platform.database
  const today = dateOf(now)
  const day = today.toString()
  const [hall, calls, windows, [waiting]] = await Promise.all([
    getHall(read, hallId),
    latestCalls(read, hallId, today),
    read<HallScreen['windows']>`
      select w.number, w.name, w.state, (
        select t.letter || lpad(t.number::text, 3, '0') from hall.ticket t
        where t.window_id = w.window_id and t.state in ('called', 'serving') and t.day = ${day}::date) as ticket
      from hall."window" w where w.hall_id = ${hallId} and (w.staffed or w.state <> 'closed') order by w.number`,
    read<{ waiting: number }[]>`
      select count(*)::int as waiting from hall.ticket where hall_id = ${hallId} and day = ${day}::date and state = 'waiting'`,
  ])
  return {
    id: hall.id,
    name: hall.name,
    now: now.toString(),
    waiting: waiting?.waiting ?? 0,
    calls: calls.map((call) => ({ ...call, at: call.at.toString() })),
    windows: [...windows],
  }
}

/** The latest call of each number that is still at a window or was, the newest first. */
async function latestCalls(read: Read, hallId: string, today: Temporal.PlainDate) {
  const midnight = today.toZonedDateTime(TIME_ZONE).toInstant()
  const rows = await read<{ number: string; window: number; at: Temporal.Instant; again: boolean }[]>`
    select number, "window", at, again from (
      select distinct on (c.ticket_id) t.letter || lpad(t.number::text, 3, '0') as number, w.number as "window", c.at, c.call_id,
        exists (select from hall.call e where e.ticket_id = c.ticket_id and e.window_id = c.window_id and e.call_id < c.call_id) as again
      from hall.call c join hall.ticket t using (ticket_id) join hall."window" w on w.window_id = c.window_id
      where c.hall_id = ${hallId} and t.day = ${today.toString()}::date and c.at >= ${midnight}
      order by c.ticket_id, c.call_id desc) latest
    order by call_id desc limit ${CALLS_SHOWN}`
  return [...rows]
}

/** The screen now and again whenever it changes, until the signal fires; one reading serves all who look at a hall. */
export async function* followScreen(
  platform: Platform,
  hallId: string,
  signal: AbortSignal,
): AsyncGenerator<HallScreen, void> {
  const share = sharesOf(platform.database)
  const gone = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  let seen = ''
  while (!signal.aborted) {
    const news = newsOf(platform, gone)
    const view = await share(platform, hallId).catch((cause: unknown) => {
      platform.log.error('hall.screen-failed', cause)
      return undefined
    })
    const { now: _, ...lasting } = view ?? { now: '' }
    const text = JSON.stringify(lasting)
    if (view && text !== seen) {
      seen = text
      yield view
    }
    await news
  }
}

/** Settles at the next sign of a change, at the next poll, or when nobody looks any more. */
async function newsOf({ signals }: Platform, gone: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, POLL_MS).unref()
  const off = signals.on(TURNED, resolve)
  await Promise.race([promise, gone])
  clearTimeout(timer)
  off()
}

/** Those who ask in one turn of the event loop are told by one reading; a later sign is read anew. */
const sharesOf = perDatabase(() => {
  const reading = new Map<string, Promise<HallScreen>>()
  return (platform: Platform, hallId: string): Promise<HallScreen> => {
    const under = reading.get(hallId)
    if (under) return under
    const started = Promise.resolve().then(() => {
      queueMicrotask(() => reading.delete(hallId))
      return currentScreen(platform, hallId)
    })
    reading.set(hallId, started)
    return started
  }
})
