import { exitOf, roomOf, type Graph, type GraphEdge, type GraphFork, type GraphNode } from './graph.ts'

/** Between two figures of a column, and between a figure and a line that passes it. */
const GAP = 22
const LINE_GAP = 14

/** How high everything stands: the tops of the nodes, and the lines that pass whole columns. */
export interface Rows {
  readonly tops: ReadonlyMap<string, number>
  readonly lines: ReadonlyMap<string, number>
}

/** The columns that a line passes: those between its ends, or all of them where it leads back. */
export function passedBy(edge: GraphEdge, layers: ReadonlyMap<string, number>): [number, number] | undefined {
  const from = layers.get(edge.from) ?? 0
  const to = layers.get(edge.to) ?? 0
  if (to === from + 1) return undefined
  return to > from ? [from + 1, to - 1] : [to, from]
}

/**
 * Places figures and passing lines one after another, each as high as its columns still have room and no higher than where
 * its line comes from. The good way is met first and so runs straight along the top.
 */
export function rowsOf(graph: Graph, layers: ReadonlyMap<string, number>): Rows {
  return new Placing(graph, layers).rows()
}

/** A branch of a fork as a lane; undefined for the main way. */
type Lane = string | undefined

class Placing {
  readonly #graph: Graph
  readonly #layers: ReadonlyMap<string, number>
  readonly #nodes: ReadonlyMap<string, GraphNode>
  readonly #leaving: ReadonlyMap<string, readonly GraphEdge[]>
  readonly #forks: ReadonlyMap<string, GraphFork>
  readonly #lanes: ReadonlyMap<string, { lane: string; fork: GraphFork }>
  /** The first height of each column that is free of figures, and of lines too. */
  readonly #solid: number[]
  readonly #free: number[]
  readonly #passed: { first: number; last: number; height: number }[] = []
  /** The height of the uppermost line: that of the good way. */
  readonly #base: number
  readonly #tops = new Map<string, number>()
  readonly #lines = new Map<string, number>()

  constructor(graph: Graph, layers: ReadonlyMap<string, number>) {
    this.#graph = graph
    this.#layers = layers
    this.#nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    this.#leaving = Map.groupBy(
      graph.edges.filter(({ from, to }) => this.#nodes.has(from) && this.#nodes.has(to)),
      ({ from }) => from,
    )
    this.#forks = new Map(graph.forks.map((fork) => [fork.split, fork]))
    this.#lanes = new Map(
      graph.forks.flatMap((fork) =>
        fork.branches.flatMap((branch, at) =>
          branch.map((id) => [id, { lane: `${fork.split} ${at}`, fork }] as const),
        ),
      ),
    )
    this.#base = Math.max(0, ...graph.nodes.map(({ port }) => port))
    this.#solid = Array.from({ length: Math.max(-1, ...layers.values()) + 1 }, () => 0)
    this.#free = [...this.#solid]
  }

  rows(): Rows {
    const { roots, nodes } = this.#graph
    const main = nodes.map(({ id }) => id).filter((id) => !this.#lanes.has(id))
    this.#fill(undefined, [...roots, ...main])
    // Whatever a flow that makes no sense leaves over still gets its place.
    for (const { id } of nodes) this.#visit(id, 0)
    this.#passing([...this.#leaving.values()].flat())
    return { tops: this.#tops, lines: this.#lines }
  }

  /** The figures of a lane, then the lines that lead back within it. */
  #fill(lane: Lane, ids: readonly string[]): void {
    for (const id of ids) if (this.#laneOf(id) === lane) this.#visit(id, this.#base - this.#port(id))
    this.#passing([...this.#leaving.values()].flat().filter((edge) => this.#laneOfEdge(edge) === lane))
  }

  #visit(id: string, wanted: number): void {
    const node = this.#nodes.get(id)
    if (!node || this.#tops.has(id)) return
    const layer = this.#layers.get(id) ?? 0
    const top = this.#take(layer, roomOf(node), wanted)
    this.#tops.set(id, top)
    const fork = this.#forks.get(id)
    if (fork) this.#fork(fork, top, node)
    for (const edge of this.#leaving.get(id) ?? []) {
      if (edge.isLoose || this.#laneOfEdge(edge) !== this.#laneOf(id)) continue
      const line = this.#lead(edge, top + exitOf(edge).y)
      if (this.#laneOf(edge.to) === this.#laneOf(id)) this.#visit(edge.to, line - this.#port(edge.to))
    }
  }

  /** Branches one under another, then what comes after their join. */
  #fork({ split, join, branches }: GraphFork, top: number, { port }: GraphNode): void {
    const layer = this.#layers.get(split) ?? 0
    const end = Math.max(layer + 1, (this.#layers.get(join) ?? 0) - 1)
    for (const [at, branch] of branches.entries()) {
      this.#level(layer + 1, end, top)
      this.#fill(`${split} ${at}`, branch)
    }
    this.#level(layer + 1, end, top)
    this.#visit(join, top + port - this.#port(join))
  }

  /** The height at which a line arrives that leaves at a height. */
  #lead(edge: GraphEdge, leaves: number): number {
    const [first, last] = passedBy(edge, this.#layers) ?? []
    if (first === undefined || last === undefined || this.#isBack(edge)) return leaves
    return this.#pass(edge, [first, last], leaves)
  }

  #passing(edges: readonly GraphEdge[]): void {
    const waiting = edges.flatMap((edge) => {
      const columns = passedBy(edge, this.#layers)
      return columns && !this.#lines.has(edge.id) ? [{ edge, columns }] : []
    })
    const span = ([first, last]: [number, number]) => last - first
    // The short ones first: they lie within the long ones.
    for (const { edge, columns } of waiting.toSorted((a, b) => span(a.columns) - span(b.columns)))
      this.#pass(edge, columns, this.#isBack(edge) ? 0 : (this.#tops.get(edge.from) ?? 0) + exitOf(edge).y)
  }

  #pass(edge: GraphEdge, [first, last]: [number, number], wanted: number): number {
    const known = this.#lines.get(edge.id)
    if (known !== undefined) return known
    const line = this.#height([first, last], wanted)
    this.#lines.set(edge.id, line)
    return line
  }

  /** A height at which a line can pass columns: below what stands there, beside the lines that pass already. */
  #height([first, last]: [number, number], wanted: number): number {
    let height = Math.max(0, wanted, ...this.#solid.slice(first, last + 1))
    const beside = this.#passed.filter((line) => line.first <= last && first <= line.last)
    for (const line of beside.toSorted((a, b) => a.height - b.height))
      if (Math.abs(line.height - height) < LINE_GAP) height = line.height + LINE_GAP
    this.#passed.push({ first, last, height })
    for (let column = first; column <= last; column++)
      this.#free[column] = Math.max(this.#free[column] ?? 0, height + LINE_GAP)
    return height
  }

  /** Takes room in a column, at a height or below it. */
  #take(column: number, room: number, wanted: number): number {
    const top = Math.max(0, wanted, this.#free[column] ?? 0)
    this.#free[column] = top + room + GAP
    this.#solid[column] = top + room + GAP
    return top
  }

  /** What comes next in these columns comes below all that is there. */
  #level(first: number, last: number, top: number): void {
    const level = Math.max(top, ...this.#free.slice(first, last + 1))
    this.#free.fill(level, first, last + 1)
    this.#solid.fill(level, first, last + 1)
  }

  #isBack({ from, to }: GraphEdge): boolean {
    return (this.#layers.get(to) ?? 0) <= (this.#layers.get(from) ?? 0)
  }

  #port(id: string): number {
    return this.#nodes.get(id)?.port ?? 0
  }

  #laneOf(id: string): Lane {
    return this.#lanes.get(id)?.lane
  }

  /** The lane a line keeps to: that of both its ends, of what it leads to from the split, or of what leads to the join. */
  #laneOfEdge({ from, to }: GraphEdge): Lane {
    const [before, after] = [this.#lanes.get(from), this.#lanes.get(to)]
    if (before?.lane === after?.lane) return before?.lane
    if (before?.fork.join === to) return before.lane
    if (after?.fork.split === from) return after.lane
    return 'between'
  }
}
