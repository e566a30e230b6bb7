/** A place on the drawing, in pixels from its top left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A figure to be placed. */
export interface GraphNode {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Room to be kept free below the figure for what hangs there. */
  readonly below?: number
  /** How far below its top lines come in from the left. */
  readonly port: number
}

/** A line to be drawn. */
export interface GraphEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Where the line leaves, from the figure's top left corner; from the last point it goes on to the right. */
  readonly exit: readonly Point[]
  /** Room for what is written at its beginning; 0 where nothing is. */
  readonly labelWidth: number
  /** Says nothing about which figure comes first: somebody went back there. */
  readonly isLoose?: boolean
}

/** Branches side by side: each keeps to a lane of its own between split and join. */
export interface GraphFork {
  readonly split: string
  readonly join: string
  readonly branches: readonly (readonly string[])[]
}

/** What is to be drawn; everything in the order in which people should meet it, the good way first. */
export interface Graph {
  /** Where it begins; the first is the beginning of all. */
  readonly roots: readonly string[]
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly forks: readonly GraphFork[]
}

/** The room a figure takes up in its column. */
export function roomOf({ height, below = 0 }: GraphNode): number {
  return height + below
}

/** Where a line goes on to the right, from the figure's top left corner. */
export function exitOf({ exit }: GraphEdge): Point {
  return exit.at(-1) ?? { x: 0, y: 0 }
}
