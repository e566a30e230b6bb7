import { canonicalJson, sm3Hex } from '#platform/crypto'

/** The files of each sheet (slot of a material), by their digests. */
export type Sheets = Readonly<Record<string, readonly { readonly digest: string; readonly name: string }[]>>

/** What one reviewer answers for, and what they said of which version. */
export interface Reviewer {
  readonly name: string
  readonly sheets: readonly string[]
}

/** SM3 of what all sheets hold, hex: the names of files do not count, nor their order. */
export function digestOf(sheets: Sheets): string {
  return sm3Hex(
    canonicalJson(Object.fromEntries(Object.keys(sheets).map((slot) => [slot, held(sheets, slot)]))),
  )
}

/** The sheets that differ between two versions. */
export function changedBetween(before: Sheets, after: Sheets): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((slot) => held(before, slot).join() !== held(after, slot).join())
    .toSorted()
}

/**
 * Who has to look: whoever has not passed, and whoever passed a version of which one of their own sheets has changed since.
 * A reviewer without sheets (a visit) passes once and for all.
 */
export function asked(
  reviewers: readonly Reviewer[],
  sheets: Sheets,
  passed: ReadonlyMap<string, Sheets | null>,
): Record<string, boolean> {
  return Object.fromEntries(
    reviewers.map(({ name, sheets: own }) => {
      const before = passed.get(name)
      if (before === undefined) return [name, true]
      const changed = before === null ? [] : changedBetween(before, sheets)
      return [name, changed.some((slot) => own.includes(slot))]
    }),
  )
}

function held(sheets: Sheets, slot: string): string[] {
  return (sheets[slot] ?? []).map(({ digest }) => digest).toSorted()
}
