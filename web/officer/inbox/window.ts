/** A row of the list: a heading between groups, or a task. */
export interface Measured {
  readonly height: number
}

/** The offsets of rows laid one below the other; one more than rows, the last being the whole height. */
export function offsetsOf(rows: readonly Measured[]): number[] {
  const offsets = [0]
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + row.height)
  return offsets
}

/** The rows that a viewport shows, with some before and after, as a half-open range. */
export function visibleRange(
  offsets: readonly number[],
  top: number,
  height: number,
  margin = 12,
): [from: number, to: number] {
  const count = offsets.length - 1
  const first = rowAt(offsets, top)
  const last = rowAt(offsets, top + height)
  return [Math.max(0, first - margin), Math.min(count, last + 1 + margin)]
}

/** The scroll position nearest to the present one at which a row is wholly seen. */
export function scrollToSee(
  offsets: readonly number[],
  index: number,
  top: number,
  height: number,
  lead = 30,
): number {
  const start = (offsets[index] ?? 0) - lead
  const end = offsets[index + 1] ?? start
  if (start < top) return Math.max(0, start)
  return end > top + height ? end - height : top
}

function rowAt(offsets: readonly number[], position: number): number {
  let low = 0
  let high = offsets.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
