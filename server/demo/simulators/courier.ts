import { z } from 'zod'
import type { CounterpartyEnvelope, TrackKind } from '#contract'
import { openParty, type PartyOptions } from './party.ts'

const asked = z.looseObject({ parcelId: z.uuid(), direction: z.enum(['out', 'in']), notifyUrl: z.url() })

type Event = { waybill: string; eventId: string; kind: TrackKind; place: string; at: string }

export type Courier = ReturnType<typeof openCourier>

const wayTo = (signedFor: string): readonly (readonly [TrackKind, string])[] => [
  ['collected', '晋中市榆次区揽投部已揽收'],
  ['moving', '晋中邮件处理中心，正在运输'],
  ['out', '投递员正在派送'],
  ['delivered', signedFor],
]
const WAY = { out: wayTo('本人签收'), in: wayTo('窗口签收') } as const

interface Carried {
  readonly waybill: string
  readonly notifyUrl: string
  readonly events: Event[]
  isCancelled?: boolean
}

/** A carrier: waybills, tracks, and notices of every step, each twice. With a pace the parcel goes its way by itself. */
export function openCourier(
  options: PartyOptions & { readonly paceSeconds?: number; readonly kept?: string },
) {
  const party = openParty(options)
  const parcels = new Map<string, Carried>(
    options.kept ? (JSON.parse(options.kept) as [string, never][]) : [],
  )
  const isPast = (at: string) => Temporal.Instant.compare(Temporal.Instant.from(at), options.now()) <= 0
  const find = (waybill: unknown) => [...parcels.values()].find((each) => each.waybill === waybill)

  const heard: string[] = []

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
      if (known) return known.isCancelled ? 'parcel-cancelled' : { waybill: known.waybill }
      const waybill = `E${String(1_000_000_000 + parcels.size)}CN`
      parcels.set(data.parcelId, { waybill, notifyUrl: data.notifyUrl, events: [] })
      const pace = options.paceSeconds
      if (pace !== undefined)
        WAY[data.direction].forEach(([kind, place], index) => see(waybill, kind, place, pace * (index + 1)))
      return { waybill }
    },
    'waybill.cancel': ({ parcelId }) => {
      const known = parcels.get(parcelOf(parcelId))
      const isFetched = known?.events.some(({ at }) => isPast(at))
      if (known && isFetched) return { state: 'collected', waybill: known.waybill }
      // Asked for under this number later, it is none.
      parcels.set(parcelOf(parcelId), { waybill: '', notifyUrl: '', ...known, events: [], isCancelled: true })
      party.drop(({ content }) => content['waybill'] === known?.waybill)
      return { state: 'cancelled', waybill: known?.waybill ?? null }
    },
    'track.ask': ({ waybill }) => ({
      // What is still to come has not been seen.
      events: (find(waybill)?.events ?? []).filter(({ at }) => isPast(at)),
    }),
  }

  return {
    ...party,
    answer: (message: Parameters<typeof party.answer>[0]) =>
      party.answer(message, (kind, content) => {
        heard.push(kind)
        return questions[kind]?.(content) ?? 'question-unknown'
      }),
    /** The kinds of question it was asked, in their order. */
    asked: (): readonly string[] => heard,
    see,
    /** The waybills it will carry, or has. */
    waybills: () => [...parcels.values()].flatMap((each) => (each.isCancelled ? [] : [each.waybill])),
    keep: () => JSON.stringify([...parcels]),
  }
}

function parcelOf(parcelId: unknown): string {
  return z.uuid().parse(parcelId)
}
