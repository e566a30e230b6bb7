import { bringAnswer, unlessRefused } from '#modules/case'
import { background, type Background } from '#platform/background'
import { CounterpartyFailure } from '#platform/counterparty'
import type { Platform } from '#platform/runtime'
import { askTrack, makeWaybill } from './carrier.ts'
import { answerOf } from './parcel.ts'
import { keepTrack, selectParcels, type StoredParcel } from './store.ts'

export const PARCEL_MADE = 'delivery.made'
export const PARCEL_SEEN = 'delivery.seen'

const POLL_MS = 5_000
const BATCH = 20
/** Later and later, up to an hour: the carrier tells by itself. */
const FIRST_SECONDS = 30
const LONGEST_SECONDS = 3600

/** One round of the post office: orders go to the carrier, parcels are asked after, and cases told how they ended. */
export async function workTheOffice(platform: Platform): Promise<void> {
  const { read } = platform.database
  const now = platform.clock.now()
  const due = await selectParcels(
    read,
    read`p.parcel_id in (select parcel_id from delivery.parcel where told_at is null and ask_at <= ${now}
      and state not in ('delivered', 'returned', 'lost') order by ask_at limit ${BATCH})`,
  )
  for (const parcel of due) await askAfter(platform, parcel, now)
  await tellCases(platform)
}

/** The work beside the requests. */
export function createPostOffice(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'delivery.office',
    pollMs: POLL_MS,
    round: async () => {
      await workTheOffice(platform)
      return false
    },
  })
  const off = [PARCEL_MADE, PARCEL_SEEN].map((name) => platform.signals.on(name, work.wake))
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      for (const each of off) each()
      await work.stop()
    },
  }
}

async function askAfter(platform: Platform, parcel: StoredParcel, now: Temporal.Instant): Promise<void> {
  const { database } = platform
  const party = platform.config.counterparties.post
  let failure: string | null = null
  try {
    if (!party) throw new Error('No carrier is configured')
    if (parcel.waybill === null) {
      const { waybill } = await makeWaybill(platform, party, parcel)
      await database.read`
        update delivery.parcel set waybill = ${waybill}, state = 'ordered' where parcel_id = ${parcel.id} and waybill is null`
    } else {
      const events = await askTrack(platform, party, parcel.waybill)
      await database.write((transaction) => keepTrack(transaction, parcel.id, events, now))
    }
  } catch (cause) {
    failure = cause instanceof CounterpartyFailure ? `${cause.reason}: ${cause.code}` : 'not-configured'
    platform.log.error('delivery.ask-failed', cause, { parcelId: parcel.id })
  }
  const seconds = Math.min(FIRST_SECONDS * 2 ** Math.min(parcel.asks, 10), LONGEST_SECONDS)
  await database.read`
    update delivery.parcel set asks = asks + 1, ask_at = ${now.add({ seconds })}, failure = ${failure} where parcel_id = ${parcel.id}`
}

/** Signed for is delivered (送达): the case hears of it. */
export async function tellCases(platform: Platform): Promise<void> {
  const { read } = platform.database
  const ended = await selectParcels(
    read,
    read`p.told_at is null and p.state in ('delivered', 'returned', 'lost')`,
  )
  for (const { id, caseId, callId, state } of ended) {
    const answer = answerOf(state)
    if (answer) await unlessRefused(bringAnswer(platform, caseId, { callId, answer }))
    await read`update delivery.parcel set told_at = ${platform.clock.now()} where parcel_id = ${id}`
  }
}
