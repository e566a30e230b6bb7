import { hallOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { getHall, hallsOf, hallsWithin } from '../halls.ts'
import { offerOf } from '../offer.ts'
import { findTicket } from '../queue.ts'
import { currentScreen, followScreen } from '../screen.ts'
import { hallViews, ticketViews } from '../view.ts'
import { requireService } from './booking.ts'

export const list = implement(hallOperations.list, async ({ platform, now }, { query }) => {
  const { read } = platform.database
  const halls = query.region ? await hallsOf(read, query.region) : await hallsWithin(read, undefined)
  const open = halls.filter(({ state }) => state === 'open')
  return { halls: await hallViews(platform, open, now) }
})

export const slots = implement(hallOperations.slots, async ({ platform, now }, { params, query }) => {
  const hall = await getHall(platform.database.read, params.id)
  await requireService(platform, query.matter)
  const [[view], days] = await Promise.all([
    hallViews(platform, [hall], now),
    offerOf(platform, platform.database.read, hall, query.matter, now),
  ])
  const shown = query.day
    ? days.find(({ day }) => day.toString() === query.day)
    : days.find(({ slots: offered }) => offered.some(({ left }) => left > 0))
  if (!view) throw new Problem('hall.not-found')
  return {
    hall: view,
    days: days.map(({ day, slots: offered }) => ({ day: day.toString(), open: offered.length > 0 })),
    day: shown?.day.toString() ?? null,
    slots: (shown?.slots ?? []).map(({ startsAt, endsAt, left }) => ({
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      left,
    })),
  }
})

export const ticket = implement(hallOperations.ticket, async ({ platform, now }, { params }) => {
  const { read } = platform.database
  const found = await findTicket(read, params.id)
  const [view] = found ? await ticketViews(read, [found], now) : []
  if (!view) throw new Problem('hall.ticket-not-found')
  return view
})

export const screen = implement(hallOperations.screen, ({ platform }, { params }) =>
  currentScreen(platform, params.id),
)

/** A stream ends after this time and the browser opens another. */
const LIFE_MS = 5 * 60_000

export const screenStream = implement(
  hallOperations.screenStream,
  async ({ platform, aborted }, { params }) => {
    // Read before the stream begins, so that a failure is still answered as one.
    await currentScreen(platform, params.id)
    return followScreen(platform, params.id, AbortSignal.any([aborted, AbortSignal.timeout(LIFE_MS)]))
  },
)
