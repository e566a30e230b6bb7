import { bringAnswer, findCase, unlessRefused } from '#modules/case'
import { background, type Background } from '#platform/background'
import { CounterpartyFailure, type Counterparty } from '#platform/counterparty'
import type { Platform } from '#platform/runtime'
import { askTrack, cancelWaybill, makeWaybill } from './carrier.ts'
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
  // Put off before it is asked: what one process has in hand no other orders meanwhile.
  const taken = await read<{ id: string }[]>`
    update delivery.parcel set asks = asks + 1,
      ask_at = ${now}::timestamptz + make_interval(secs => least(${FIRST_SECONDS}::int * power(2, least(asks, 10)), ${LONGEST_SECONDS}::int))
    where parcel_id in (select parcel_id from delivery.parcel where told_at is null and ask_at <= ${now}
      and state not in ('delivered', 'returned', 'lost') order by ask_at limit ${BATCH} for update skip locked)
    returning parcel_id as id`
  if (taken.length > 0) {
    const parcels = await selectParcels(read, read`p.parcel_id = any (${taken.map(({ id }) => id)})`)
    for (const parcel of parcels) await workOn(platform, parcel, now)
  }
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

async function workOn(platform: Platform, parcel: StoredParcel, now: Temporal.Instant): Promise<void> {
  const party = platform.config.counterparties.post
  let failure: string | null = party ? null : 'not-configured'
  try {
    if (party) await askCarrier(platform, party, parcel, now)
  } catch (cause) {
    failure = cause instanceof CounterpartyFailure ? `${cause.reason}: ${cause.code}` : 'failed'
    platform.log.error('delivery.ask-failed', cause, { parcelId: parcel.id })
  }
  await platform.database.read`update delivery.parcel set failure = ${failure} where parcel_id = ${parcel.id}`
}

/** Orders the parcel, calls it off, or asks where it was seen. */
async function askCarrier(
  platform: Platform,
  party: Counterparty,
  parcel: StoredParcel,
  now: Temporal.Instant,
): Promise<void> {
  const { read, write } = platform.database
  const isHere = parcel.state === 'made' || parcel.state === 'ordered'
  if (isHere && !(await isWaitedFor(platform, parcel))) {
    const { state, waybill } = await cancelWaybill(platform, party, parcel.id)
    await (state === 'collected'
      ? read`update delivery.parcel set waybill = coalesce(waybill, ${waybill}) where parcel_id = ${parcel.id}`
      : read`
          update delivery.parcel set state = 'cancelled', person = null, told_at = ${now}
          where parcel_id = ${parcel.id} and state in ('made', 'ordered')`)
  } else if (parcel.waybill === null) {
    const { waybill } = await makeWaybill(platform, party, parcel)
    await read`
      update delivery.parcel set waybill = ${waybill}, state = 'ordered' where parcel_id = ${parcel.id} and waybill is null`
  } else {
    const events = await askTrack(platform, party, parcel.waybill)
    await write((transaction) => keepTrack(transaction, parcel.id, events, now))
  }
}

/** Whether the case still waits for it: the wait may have ended, and another parcel have taken its place. */
async function isWaitedFor(platform: Platform, { caseId, callId }: StoredParcel): Promise<boolean> {
  const found = await findCase(platform.database.read, caseId)
  return found?.state.waiting.some((each) => each.callId === callId) ?? false
}

/** Signed for is delivered (送达): the case hears of it. */
export async function tellCases(platform: Platform): Promise<void> {
  const { read } = platform.database
  const ended = await selectParcels(
    read,
    read`p.told_at is null and p.state in ('delivered', 'returned', 'lost')`,
  )
  for (const { id, caseId, callId, state } of ended)
    try {
      const answer = answerOf(state)
      if (answer) await unlessRefused(bringAnswer(platform, caseId, { callId, answer }))
      await read`update delivery.parcel set told_at = ${platform.clock.now()} where parcel_id = ${id}`
    } catch (cause) {
      // One case that cannot be told keeps no other waiting.
      platform.log.error('delivery.tell-failed', cause, { parcelId: id })
    }
}
