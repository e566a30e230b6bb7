import type { Localized, ParcelState, TrackKind } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { stateOf } from './parcel.ts'

export interface StoredParcel {
  readonly id: string
  readonly callId: string
  readonly caseId: string
  readonly caseNumber: string
  readonly subjectId: string
  readonly unitName: string
  readonly direction: 'out' | 'in'
  readonly what: Localized
  readonly person: { readonly name: string; readonly phone: string; readonly address: string } | null
  readonly payer: 'applicant' | 'government'
  readonly waybill: string | null
  readonly state: ParcelState
  readonly madeAt: Temporal.Instant
  readonly handedAt: Temporal.Instant | null
  readonly toldAt: Temporal.Instant | null
  readonly asks: number
  readonly track: {
    readonly id: string
    readonly kind: TrackKind
    readonly place: string
    readonly at: string
  }[]
}

/** Parcels that a condition over `p` names, the oldest first; one select. */
export function selectParcels(read: Read, condition: ReturnType<Read>): PromiseLike<StoredParcel[]> {
  return read<StoredParcel[]>`
    select p.parcel_id as id, p.call_id as "callId", p.case_id as "caseId", p.case_number as "caseNumber", p.subject_id as "subjectId",
      p.unit_name as "unitName", p.direction, p.what, p.person, p.payer, p.waybill, p.state, p.made_at as "madeAt",
      p.handed_at as "handedAt", p.told_at as "toldAt", p.asks,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.event_id, 'kind', t.kind, 'place', t.place, 'at', t.seen_at)
        order by t.seen_at desc, t.event_id) from delivery.track t where t.parcel_id = p.parcel_id), '[]') as track
    from delivery.parcel p where ${condition} order by p.made_at, p.parcel_id`
}

export interface TrackEvent {
  readonly eventId: string
  readonly kind: TrackKind
  readonly place: string
  readonly at: string
}

/** Writes down where a parcel was seen; an event that is known changes nothing. Who is at the other end is forgotten when it has arrived. */
export async function keepTrack(
  transaction: Transaction,
  parcelId: string,
  events: readonly TrackEvent[],
  now: Temporal.Instant,
): Promise<void> {
  await transaction`select from delivery.parcel where parcel_id = ${parcelId} for update`
  const rows = events.map(({ eventId, kind, place, at }) => ({ event_id: eventId, kind, place, seen_at: at }))
  await transaction`
    insert into delivery.track (event_id, parcel_id, kind, place, seen_at, known_at)
    select event_id, ${parcelId}, kind, place, seen_at, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (event_id text, kind text, place text, seen_at timestamptz)
    on conflict do nothing`
  const [parcel] = await selectParcels(transaction, transaction`p.parcel_id = ${parcelId}`)
  if (!parcel) return
  const state = stateOf(parcel.waybill, parcel.track)
  await transaction`
    update delivery.parcel set state = ${state}, person = ${state === 'delivered' ? null : transaction`person`}
    where parcel_id = ${parcelId}`
}
