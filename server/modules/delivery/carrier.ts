import { z } from 'zod'
import { moment, trackKinds } from '#contract'
import { ask, type Counterparty } from '#platform/counterparty'
import type { Platform } from '#platform/runtime'
import type { StoredParcel, TrackEvent } from './store.ts'

const reference = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)

export const trackContent = z.strictObject({
  waybill: reference,
  eventId: reference,
  kind: z.enum(trackKinds),
  place: z.string().max(120),
  at: moment,
})

/** Orders a parcel to be fetched and carried; the same one again is the same waybill. Throws CounterpartyFailure. */
export function makeWaybill(platform: Platform, party: Counterparty, parcel: StoredParcel) {
  return ask(platform, party, {
    kind: 'waybill.make',
    content: {
      parcelId: parcel.id,
      direction: parcel.direction,
      unit: parcel.unitName,
      person: parcel.person,
      payer: parcel.payer,
      notifyUrl: `${platform.config.callbackUrl}/api/v1/delivery/notices`,
    },
    answer: z.strictObject({ waybill: reference }),
  })
}

/**
 * Calls a parcel off by our number for it, whether or not the carrier ever told us its waybill: it makes none for it afterwards. What the
 * courier has fetched goes its way.
 */
export function cancelWaybill(platform: Platform, party: Counterparty, parcelId: string) {
  return ask(platform, party, {
    kind: 'waybill.cancel',
    content: { parcelId },
    answer: z.strictObject({ state: z.enum(['cancelled', 'collected']), waybill: reference.nullable() }),
  })
}

/** Everything the carrier has seen of a parcel: for notices that were lost. */
export async function askTrack(
  platform: Platform,
  party: Counterparty,
  waybill: string,
): Promise<TrackEvent[]> {
  const { events } = await ask(platform, party, {
    kind: 'track.ask',
    content: { waybill },
    answer: z.strictObject({ events: z.array(trackContent).max(200) }),
  })
  return events
}
