import type { Graph } from './graph.ts'

/**
 * The column of every node: one more than the rightmost of those before it, so that the longest way decides. Lines that lead
 * back to where the way has already been, and loose ones, are left out. What is in a fork stands between its split and join.
 */
export function layersOf(graph: Graph): ReadonlyMap<string, number> {
  const after = successors(graph)
  const { order, isBack } = walk(graph, after)
  const layers = new Map(order.map((id) => [id, 0]))
  const layer = (id: string) => layers.get(id) ?? 0
  const entered = new Set<string>()
  for (const id of order)
    for (const to of after.get(id) ?? [])
      if (!isBack(id, to)) {
        entered.add(to)
        layers.set(to, Math.max(layer(to), layer(id) + 1))
      }
  // A beginning of its own stands just before what it leads to, not at the far left.
  for (const id of order.toReversed()) {
    const nexts = (after.get(id) ?? []).filter((to) => !isBack(id, to))
    if (!entered.has(id) && id !== graph.roots[0] && nexts.length > 0)
      layers.set(id, Math.max(0, Math.min(...nexts.map(layer)) - 1))
  }
  return layers
}

/** What comes after each node, in order; all of a fork after its split and before its join. */
function successors({ nodes, edges, forks }: Graph): ReadonlyMap<string, readonly string[]> {
  const after = new Map(nodes.map(({ id }): [string, Set<string>] => [id, new Set()]))
  const add = (from: string, to: string) => {
    if (from !== to && after.has(to)) after.get(from)?.add(to)
  }
  for (const { from, to, isLoose } of edges) if (!isLoose) add(from, to)
  for (const { split, join, branches } of forks)
    for (const id of branches.flat()) {
      add(split, id)
      add(id, join)
    }
  return new Map([...after].map(([id, found]) => [id, [...found]]))
}

/** Depth first, the good way first: an order in which every line that is not back leads onward. */
function walk(graph: Graph, after: ReadonlyMap<string, readonly string[]>) {
  const [first, ...roots] = graph.roots
  const begin = [
    ...(first === undefined ? [] : [first]),
    // A fork is entered by its split, wherever else somebody may come into it from.
    ...graph.forks.map(({ split }) => split),
    ...roots,
    ...graph.nodes.map(({ id }) => id),
  ]
  const left: string[] = []
  const done = new Set<string>()
  const open = new Set<string>()
  const back = new Set<string>()
  for (const root of begin) {
    if (done.has(root) || !after.has(root)) continue
    const stack = [{ id: root, next: 0 }]
    open.add(root)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = after.get(top.id)?.[top.next++]
      if (to === undefined) {
        stack.pop()
        open.delete(top.id)
        done.add(top.id)
        left.push(top.id)
      } else if (open.has(to)) back.add(`${top.id} ${to}`)
      else if (!done.has(to)) {
        open.add(to)
        stack.push({ id: to, next: 0 })
      }
    }
  }
  return { order: left.toReversed(), isBack: (from: string, to: string) => back.has(`${from} ${to}`) }
}
