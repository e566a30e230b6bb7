import type { StatementLine } from './channel.ts'

/** A movement as our books have it. */
export interface OurLine {
  readonly entry: 'payment' | 'refund'
  readonly reference: string
  readonly billId: string
  readonly fen: number
  /** Whether it is of the day compared, by the time the channel gave. */
  readonly isOfDay: boolean
}

export interface Difference {
  readonly kind: 'long' | 'short' | 'differing'
  readonly entry: 'payment' | 'refund'
  readonly reference: string
  readonly billId: string | null
  readonly oursFen: number | null
  readonly theirsFen: number | null
}

/**
 * Compares a day's statement with our books, movement by movement. 长款: on the statement and not here. 短款: of that day here and not on
 * the statement. What we have under another day is no difference: the two clocks need not agree at midnight.
 */
export function compare(statement: readonly StatementLine[], ours: readonly OurLine[]): Difference[] {
  const keyOf = ({ entry, reference }: Pick<OurLine, 'entry' | 'reference'>) => `${entry} ${reference}`
  const here = new Map(ours.map((line) => [keyOf(line), line]))
  // A movement that the statement has twice is of another amount than ours.
  const there = new Map<string, StatementLine>()
  for (const line of statement)
    there.set(keyOf(line), { ...line, fen: line.fen + (there.get(keyOf(line))?.fen ?? 0) })
  const differences: Difference[] = []
  for (const [key, line] of there) {
    const known = here.get(key)
    const common = { entry: line.entry, reference: line.reference, theirsFen: line.fen }
    if (!known) differences.push({ ...common, kind: 'long', billId: null, oursFen: null })
    else if (known.fen !== line.fen)
      differences.push({ ...common, kind: 'differing', billId: known.billId, oursFen: known.fen })
  }
  for (const [key, { entry, reference, billId, fen, isOfDay }] of here)
    if (isOfDay && !there.has(key))
      differences.push({ kind: 'short', entry, reference, billId, oursFen: fen, theirsFen: null })
  return differences
}
