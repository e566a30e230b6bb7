import { z } from 'zod'
import type { CounterpartyEnvelope, TrackKind } from '#contract'
import { openParty, type PartyOptions } from './party.ts'

const asked = z.looseObject({ parcelId: z.uuid(), direction: z.enum(['out', 'in']), notifyUrl: z.url() })

type Event = { waybill: string; eventId: string; kind: TrackKind; place: string; at: string }

export type Courier = ReturnType<typeof openCourier>

const WAY: readonly (readonly [TrackKind, string])[] = [
  ['collected', '晋中市榆次区揽投部已揽收'],
  ['moving', '晋中邮件处理中心，正在运输'],
  ['out', '投递员正在派送'],
  ['delivered', '本人签收'],
]

/** A carrier: waybills, tracks, and notices of every step, each twice. With a pace the parcel goes its way by itself. */
export function openCourier(
  options: PartyOptions & { readonly paceSeconds?: number; readonly kept?: string },
) {
  const party = openParty(options)
  const parcels = new Map<string, { waybill: string; notifyUrl: string; events: Event[] }>(
    options.kept ? (JSON.parse(options.kept) as [string, never][]) : [],
  )
  const find = (waybill: unknown) => [...parcels.values()].find((each) => each.waybill === waybill)

  function see(waybill: string, kind: TrackKind, place: string, afterSeconds = 0): void {
    const parcel = find(waybill)
    if (!parcel) return
    const at = options.now().add({ seconds: afterSeconds }).toString()
    const event = { waybill, eventId: `${waybill}-${parcel.events.length + 1}`, kind, place, at }
    parcel.events.push(event)
    party.tell({ url: parcel.notifyUrl, kind: 'track', content: event }, { again: 1, afterSeconds })
  }

  const questions: Record<
    string,
    (content: CounterpartyEnvelope['content']) => CounterpartyEnvelope['content'] | string
  > = {
    'waybill.make': (content) => {
      const { data } = asked.safeParse(content)
      if (!data) return 'parcel-invalid'
      const known = parcels.get(data.parcelId)
      if (known) return { waybill: known.waybill }
      const waybill = `E${String(1_000_000_000 + parcels.size)}CN`
      parcels.set(data.parcelId, { waybill, notifyUrl: data.notifyUrl, events: [] })
      const pace = options.paceSeconds
      if (pace !== undefined)
        WAY.forEach(([kind, place], index) => see(waybill, kind, place, pace * (index + 1)))
      return { waybill }
    },
    'track.ask': ({ waybill }) => ({
      // What is still to come has not been seen.
      events: (find(waybill)?.events ?? []).filter(
        ({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), options.now()) <= 0,
      ),
    }),
  }

  return {
    ...party,
    answer: (message: Parameters<typeof party.answer>[0]) =>
      party.answer(message, (kind, content) => questions[kind]?.(content) ?? 'question-unknown'),
    see,
    keep: () => JSON.stringify([...parcels]),
  }
}
