import type { ParcelState, TrackKind } from '#contract'

export interface Seen {
  readonly id: string
  readonly kind: TrackKind
  /** When the carrier saw it, not when we heard. */
  readonly at: string
}

/** What ends a parcel's way, the strongest first: who signed for it has it, whatever else is told. */
const ENDS: readonly TrackKind[] = ['delivered', 'returned', 'lost']

/** made → ordered → collected → moving → out → delivered | returned | lost; by what was seen, in whatever order it became known. */
export function stateOf(waybill: string | null, seen: readonly Seen[]): ParcelState {
  const end = ENDS.find((kind) => seen.some((each) => each.kind === kind))
  if (end) return end
  const last = seen.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1)).at(-1)
  return last?.kind ?? (waybill === null ? 'made' : 'ordered')
}

/** The word by which the flow goes on; undefined while it is on its way. */
export function answerOf(state: ParcelState): 'delivered' | 'returned' | undefined {
  if (state === 'delivered') return 'delivered'
  return state === 'returned' || state === 'lost' ? 'returned' : undefined
}
