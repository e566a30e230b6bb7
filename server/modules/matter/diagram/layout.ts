import { tracksOf, type Riser } from './channels.ts'
import { exitOf, roomOf, type Graph, type GraphEdge, type GraphNode, type Point } from './graph.ts'
import { layersOf } from './layers.ts'
import { passedBy, rowsOf, type Rows } from './rows.ts'

/** A figure in its place. */
export interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line with its corners, and where what is written on it begins. */
export interface Drawn {
  readonly id: string
  readonly points: readonly Point[]
  readonly label: Point
  readonly isBack: boolean
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly edges: readonly Drawn[]
}

const MARGIN = 16
/** Free before the first riser of a gap, between two of them, and for the head of an arrow after the last. */
const LEAD = 12
const TRACK = 10
const HEAD = 22
const LABEL_LEAD = 6

/**
 * Draws a graph from left to right in columns, with right-angled lines that never cross a figure; branches of a fork keep to
 * lanes, what leads back runs below what it passes. The same graph always gives the same drawing.
 */
export function layout(graph: Graph): Layout {
  const layers = layersOf(graph)
  const rows = rowsOf(graph, layers)
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = graph.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to))
  const risers = edges.flatMap((edge) => risersOf(edge, nodes, layers, rows))
  const columns = columnsOf(graph, layers, edges, risers)
  const placed = graph.nodes.map((node): Placed => {
    const layer = layers.get(node.id) ?? 0
    return {
      id: node.id,
      x: (columns.left[layer] ?? 0) + ((columns.widths[layer] ?? 0) - node.width) / 2,
      y: MARGIN + (rows.tops.get(node.id) ?? 0),
      width: node.width,
      height: node.height,
    }
  })
  const at = new Map(placed.map((node) => [node.id, node]))
  const lines = edges.map((edge) => {
    const own = risers.filter((riser) => riser.edge === edge.id)
    return draw(edge, own, columns, at, nodes, layers)
  })
  const corners = lines.flatMap(({ points }) => points)
  return {
    width: MARGIN + columns.width,
    height:
      MARGIN +
      Math.max(
        MARGIN,
        ...graph.nodes.map((node) => MARGIN + (rows.tops.get(node.id) ?? 0) + roomOf(node)),
        ...corners.map(({ y }) => y),
      ),
    nodes: placed,
    edges: lines,
  }
}

/** The pieces of a line that run up or down, from its beginning to its end; heights without the margin. */
function risersOf(
  edge: GraphEdge,
  nodes: ReadonlyMap<string, GraphNode>,
  layers: ReadonlyMap<string, number>,
  rows: Rows,
): Riser[] {
  const leaves = (rows.tops.get(edge.from) ?? 0) + exitOf(edge).y
  const arrives = (rows.tops.get(edge.to) ?? 0) + (nodes.get(edge.to)?.port ?? 0)
  const gapAfter = (layers.get(edge.from) ?? 0) + 1
  const gapBefore = layers.get(edge.to) ?? 0
  const bus = `to ${edge.to}`
  const line = passedBy(edge, layers) && rows.lines.get(edge.id)
  if (line === undefined) return [{ edge: edge.id, gap: gapAfter, from: leaves, to: arrives, bus }]
  return [
    { edge: edge.id, gap: gapAfter, from: leaves, to: line, bus: `of ${edge.id}` },
    { edge: edge.id, gap: gapBefore, from: line, to: arrives, bus },
  ]
}

interface Columns {
  readonly left: readonly number[]
  readonly widths: readonly number[]
  readonly width: number
  /** Where a riser stands. */
  track(riser: Riser): number
}

function columnsOf(
  graph: Graph,
  layers: ReadonlyMap<string, number>,
  edges: readonly GraphEdge[],
  risers: readonly Riser[],
): Columns {
  const count = Math.max(0, ...layers.values()) + 1
  const inLayer = Map.groupBy(graph.nodes, ({ id }) => layers.get(id) ?? 0)
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const leaving = Map.groupBy(edges, ({ from }) => (layers.get(from) ?? 0) + 1)
  const inGap = Map.groupBy(risers.filter(isRiser), ({ gap }) => gap)
  const widths = Array.from({ length: count }, (_, layer) =>
    Math.max(0, ...(inLayer.get(layer) ?? []).map(({ width }) => width)),
  )
  const left: number[] = []
  const begins = new Map<number, number>()
  const tracks = new Map<number, ReadonlyMap<string, number>>()
  let x = MARGIN
  for (let gap = 0; gap <= count; gap++) {
    const found = tracksOf(inGap.get(gap) ?? [])
    const width = widths[gap - 1] ?? 0
    const written = (leaving.get(gap) ?? []).map((edge) => {
      const own = nodes.get(edge.from)?.width ?? 0
      return edge.labelWidth === 0 ? 0 : exitOf(edge).x + LABEL_LEAD + edge.labelWidth - (own + width) / 2
    })
    const label = Math.max(0, ...written)
    tracks.set(gap, found.tracks)
    begins.set(gap, x + label + LEAD)
    const isOuter = gap === 0 || gap === count
    // Beside the first and the last column there is nothing, unless a line turns round there.
    if (!isOuter || found.count > 0) x += label + LEAD + found.count * TRACK + HEAD
    if (gap < count) {
      left.push(x)
      x += widths[gap] ?? 0
    }
  }
  return {
    left,
    widths,
    width: x,
    track: ({ gap, bus }) => (begins.get(gap) ?? 0) + (tracks.get(gap)?.get(bus) ?? 0) * TRACK,
  }
}

function isRiser({ from, to }: Riser): boolean {
  return from !== to
}

function draw(
  edge: GraphEdge,
  risers: readonly Riser[],
  columns: Columns,
  at: ReadonlyMap<string, Placed>,
  nodes: ReadonlyMap<string, GraphNode>,
  layers: ReadonlyMap<string, number>,
): Drawn {
  const from = at.get(edge.from)
  const to = at.get(edge.to)
  if (!from || !to) return { id: edge.id, points: [], label: { x: 0, y: 0 }, isBack: false }
  const start = edge.exit.map(({ x, y }) => ({ x: from.x + x, y: from.y + y }))
  const turns = risers.filter(isRiser).flatMap((riser) => {
    const x = columns.track(riser)
    return [
      { x, y: MARGIN + riser.from },
      { x, y: MARGIN + riser.to },
    ]
  })
  const end = { x: to.x, y: to.y + (nodes.get(to.id)?.port ?? 0) }
  const last = start.at(-1) ?? end
  return {
    id: edge.id,
    points: straightened([...start, ...turns, end]),
    label: { x: last.x + LABEL_LEAD, y: last.y },
    isBack: (layers.get(edge.to) ?? 0) <= (layers.get(edge.from) ?? 0),
  }
}

/** Without points that lie on the way between their neighbours. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, at) => {
    const before = points[at - 1]
    const after = points[at + 1]
    if (!before || !after) return true
    const inLine =
      (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y)
    return !inLine
  })
}
