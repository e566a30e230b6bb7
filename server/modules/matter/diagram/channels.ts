/** A piece of a line that runs up or down between two columns. */
export interface Riser {
  readonly edge: string
  /** The gap it stands in: 0 is left of the first column. */
  readonly gap: number
  readonly from: number
  readonly to: number
  /** Pieces with the same key run together: they lead to the same figure. */
  readonly bus: string
}

interface Bundle {
  readonly key: string
  readonly top: number
  readonly bottom: number
  readonly from: number
  readonly to: number
}

/** Between two pieces on the same track. */
const CLEARANCE = 8

/**
 * Puts the risers of one gap on tracks, from left to right, so that those at the same height never touch. What goes down
 * turns off earlier the lower it comes from, what goes up the higher: they cross each other as little as may be.
 */
export function tracksOf(risers: readonly Riser[]): { tracks: ReadonlyMap<string, number>; count: number } {
  const bundles = [...Map.groupBy(risers, ({ bus }) => bus)].map(([key, all]): Bundle => {
    const heights = all.flatMap(({ from, to }) => [from, to])
    const from = all.reduce((sum, each) => sum + each.from, 0) / all.length
    return { key, top: Math.min(...heights), bottom: Math.max(...heights), from, to: all[0]?.to ?? from }
  })
  const down = bundles.filter(({ from, to }) => to >= from).toSorted((a, b) => b.from - a.from)
  const up = bundles.filter(({ from, to }) => to < from).toSorted((a, b) => a.from - b.from)
  const placed: { bundle: Bundle; track: number }[] = []
  for (const bundle of [...down, ...up]) {
    const beside = placed.filter(
      ({ bundle: other }) => bundle.top < other.bottom + CLEARANCE && other.top < bundle.bottom + CLEARANCE,
    )
    placed.push({ bundle, track: Math.max(-1, ...beside.map(({ track }) => track)) + 1 })
  }
  return {
    tracks: new Map(placed.map(({ bundle, track }) => [bundle.key, track])),
    count: Math.max(0, ...placed.map(({ track }) => track + 1)),
  }
}
