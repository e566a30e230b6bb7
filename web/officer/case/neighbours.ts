/** Where one stands in the list one came from, and the ways out of the case. */
export interface Neighbours {
  readonly place: string | undefined
  readonly back: () => void
  readonly previous: (() => void) | undefined
  readonly next: (() => void) | undefined
}
