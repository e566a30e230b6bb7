import type { HallRules } from '#contract'

/** What a window takes: the matters by slug, or any. */
export interface Takes {
  readonly takes: readonly string[] | null
}

/** How many bookings one staffed window takes in a slot. */
export function seatsOfWindow({ slotMinutes, serviceMinutes, bookablePercent }: HallRules): number {
  return Math.floor((slotMinutes * bookablePercent) / 100 / serviceMinutes)
}

/** Whether a window takes a matter; without one (somebody who just asks) only windows for anything do. */
export function isTakenBy({ takes }: Takes, slug: string | null): boolean {
  return takes === null || (slug !== null && takes.includes(slug))
}

/**
 * How many more of a matter fit into a slot beside what is booked. A window for anything is not spent on what another could take:
 * the bookings are matched with the windows' seats anew (Kuhn's augmenting paths), so no order of booking wastes a seat.
 */
export function seatsLeft(
  windows: readonly Takes[],
  seatsEach: number,
  booked: readonly string[],
  slug: string,
): number {
  const seating = new Seating(windows, seatsEach)
  for (const each of booked) seating.seat(each)
  let left = 0
  while (seating.seat(slug)) left++
  return left
}

class Seating {
  readonly #windows: readonly Takes[]
  readonly #seatsEach: number
  readonly #seated: string[][]

  constructor(windows: readonly Takes[], seatsEach: number) {
    this.#windows = windows
    this.#seatsEach = seatsEach
    this.#seated = windows.map(() => [])
  }

  /** Seats one more, moving others on where that helps. */
  seat(slug: string, tried = new Set<number>()): boolean {
    for (const [at, window] of this.#windows.entries()) {
      const seated = this.#seated[at]
      if (!seated || tried.has(at) || !isTakenBy(window, slug)) continue
      tried.add(at)
      if (seated.length < this.#seatsEach) {
        seated.push(slug)
        return true
      }
      for (const other of new Set(seated)) {
        if (other === slug || !this.seat(other, tried)) continue
        seated[seated.indexOf(other)] = slug
        return true
      }
    }
    return false
  }
}
