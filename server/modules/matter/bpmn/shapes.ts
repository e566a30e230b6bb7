import type { Flow } from '#contract'
import type { Graph, GraphEdge, GraphFork, GraphNode, Point } from '../diagram/graph.ts'
import { layout, type Layout, type Placed } from '../diagram/layout.ts'
import { textWidth } from '../diagram/text-width.ts'
import { ids, type BpmnFlow, type BpmnModel, type BpmnNode } from './model.ts'

const TASK = { width: 120, height: 80 }
const EVENT = 36
const GATEWAY = 50
/** What is written below an event or above a gateway. */
const CAPTION = { height: 34, size: 12, widest: 84 }
/** Between the ways that leave a gateway by its lower corner, and from a timer on a border to its way. */
const STEP = 24
const PADDING = 24

/** A shape or a line of the diagram interchange, with where its name is written. */
export interface Shape extends Placed {
  readonly caption?: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
}
export interface Line {
  readonly id: string
  readonly points: readonly Point[]
  readonly caption?: Shape['caption']
}
export interface Shapes {
  readonly nodes: readonly Shape[]
  readonly flows: readonly Line[]
}

/** Where everything of a composed flow stands. */
export function shapesOf(flow: Flow, { nodes, flows }: BpmnModel): Shapes {
  const inner = new Map(
    nodes
      .filter(({ type }) => type === 'subProcess')
      .map(({ id }) => [id, layout(legsOf(id, nodes, flows))] as const),
  )
  const outer = nodes.filter(({ within, attachedTo }) => !within && !attachedTo)
  const outerFlows = flows.filter(({ within }) => !within)
  const timers = new Map(nodes.flatMap((node) => (node.attachedTo ? [[node.id, node] as const] : [])))
  const leaving = Map.groupBy(outerFlows, ({ from }) => from)
  const timed = new Set([...timers.values()].map(({ attachedTo }) => attachedTo))
  const sizes = new Map(
    outer.map((node) => [
      node.id,
      sizeOf(node, leaving.get(node.id)?.length ?? 0, timed.has(node.id), inner.get(node.id)),
    ]),
  )
  const graph: Graph = {
    roots: outer.flatMap(({ id, type }) => (type === 'startEvent' ? [id] : [])),
    nodes: [...sizes.values()],
    edges: outerFlows.map((each): GraphEdge => {
      const host = timers.get(each.from)?.attachedTo
      const at = (leaving.get(each.from) ?? []).indexOf(each)
      const size = sizes.get(host ?? each.from)
      return {
        id: each.id,
        from: host ?? each.from,
        to: each.to,
        exit: size ? exitFrom(size, host !== undefined, at) : [],
        labelWidth: each.name === '' ? 0 : Math.min(140, textWidth(each.name, CAPTION.size) + 6),
      }
    }),
    forks: forksOf(flow, outer),
  }
  return shapesIn(graph, layout(graph), nodes, flows, inner)
}

function sizeOf(node: BpmnNode, exits: number, isTimed: boolean, inner: Layout | undefined): GraphNode {
  const { id, type } = node
  if (inner) {
    const [width, height] = [inner.width + PADDING, inner.height + 2 * PADDING]
    return { id, width, height, port: TASK.height / 2 }
  }
  if (type.endsWith('Event'))
    return { id, width: EVENT, height: EVENT, port: EVENT / 2, below: CAPTION.height }
  if (type.endsWith('Gateway')) {
    return { id, width: GATEWAY, height: GATEWAY, port: GATEWAY / 2, below: Math.max(0, exits - 1) * STEP }
  }
  return { id, ...TASK, port: TASK.height / 2, ...(isTimed ? { below: EVENT / 2 + STEP } : {}) }
}

/** From the right; from the lower corner of a gateway where there are several; from below a timer on the border. */
function exitFrom({ width, height, port }: GraphNode, isTimer: boolean, at: number): Point[] {
  if (isTimer) {
    const x = EVENT
    return [
      { x, y: height + EVENT / 2 },
      { x, y: height + EVENT / 2 + STEP - 8 },
    ]
  }
  if (at === 0 || width !== GATEWAY) return [{ x: width, y: port }]
  return [
    { x: width / 2, y: height },
    { x: width / 2, y: height + at * STEP },
  ]
}

/** The lanes of forks: every element belongs to the stage whose name its own begins with. */
function forksOf(flow: Flow, nodes: readonly BpmnNode[]): GraphFork[] {
  const ofStage = Map.groupBy(nodes, ({ id }) => id.split('.')[0] ?? id)
  return Object.entries(flow.stages).flatMap(([name, stage]) => {
    if (stage.kind !== 'fork') return []
    const branches = Object.entries(stage.branches).map(([branch, { stages }]) => [
      ...stages.flatMap((each) => (ofStage.get(each) ?? []).map(({ id }) => id)),
      ...nodes.flatMap(({ id }) => (id === ids.arrives(name, branch) ? [id] : [])),
    ])
    return [{ split: name, join: ids.join(name), branches }]
  })
}

function legsOf(stage: string, nodes: readonly BpmnNode[], flows: readonly BpmnFlow[]): Graph {
  const legs = nodes.filter(({ within }) => within === stage)
  return {
    roots: legs.slice(0, 1).map(({ id }) => id),
    nodes: legs.map(({ id }) => ({ id, ...TASK, port: TASK.height / 2 })),
    edges: flows
      .filter(({ within }) => within === stage)
      .map(({ id, from, to }) => ({
        id,
        from,
        to,
        exit: [{ x: TASK.width, y: TASK.height / 2 }],
        labelWidth: 0,
      })),
    forks: [],
  }
}

function shapesIn(
  graph: Graph,
  drawn: Layout,
  nodes: readonly BpmnNode[],
  flows: readonly BpmnFlow[],
  inner: ReadonlyMap<string, Layout>,
): Shapes {
  const places = new Map<string, Placed>(drawn.nodes.map((node) => [node.id, node]))
  const lines = new Map<string, readonly Point[]>(drawn.edges.map(({ id, points }) => [id, points]))
  const labels = new Map(drawn.edges.map(({ id, label }) => [id, label]))
  for (const [stage, { nodes: legs, edges }] of inner) {
    const { x = 0, y = 0 } = places.get(stage) ?? {}
    const move = (point: Point) => ({ x: point.x + x, y: point.y + y + PADDING })
    for (const leg of legs) places.set(leg.id, { ...leg, ...move(leg) })
    for (const { id, points } of edges) lines.set(id, points.map(move))
  }
  for (const { id, attachedTo } of nodes) {
    const host = attachedTo === undefined ? undefined : places.get(attachedTo)
    if (host)
      places.set(id, {
        id,
        x: host.x + EVENT / 2,
        y: host.y + host.height - EVENT / 2,
        width: EVENT,
        height: EVENT,
      })
  }
  const widths = new Map(graph.edges.map(({ id, labelWidth }) => [id, labelWidth]))
  return {
    nodes: nodes.flatMap((node) => {
      const place = places.get(node.id)
      return place ? [{ ...place, ...captionOf(node, place) }] : []
    }),
    flows: flows.map(({ id }) => {
      const [label, width] = [labels.get(id), widths.get(id) ?? 0]
      const caption = label && width > 0 ? { x: label.x, y: label.y - 18, width, height: 14 } : undefined
      return { id, points: lines.get(id) ?? [], ...(caption ? { caption } : {}) }
    }),
  }
}

/** The name of an event stands below it, that of a gateway above, where no way leaves it; that of an activity in it. */
function captionOf({ type, name, attachedTo }: BpmnNode, place: Placed): Pick<Shape, 'caption'> {
  if (name === '' || !/(Event|Gateway)$/.test(type)) return {}
  const width = Math.min(CAPTION.widest, textWidth(name, CAPTION.size) + 6)
  const height = textWidth(name, CAPTION.size) + 6 > CAPTION.widest ? 28 : 14
  // Beside a timer on a border its way goes down: its name stands to the right.
  if (attachedTo)
    return { caption: { x: place.x + place.width + 2, y: place.y + place.height / 2 + 3, width, height } }
  const x = Math.max(0, place.x + (place.width - width) / 2)
  const y = type.endsWith('Event') ? place.y + place.height + 4 : Math.max(0, place.y - height - 2)
  return { caption: { x, y, width, height } }
}
