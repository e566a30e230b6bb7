import type { DiagramNode, Flow, FlowDiagram, Localized } from '#contract'
import { figuresOf, joinFigure, type Figure, type Line } from './figures.ts'
import type { Graph, GraphEdge, GraphFork, GraphNode } from './graph.ts'
import { layout } from './layout.ts'
import { textWidth } from './text-width.ts'

const BOX = { width: 156, height: 56, port: 28 }
const JOIN = { width: 128, height: 34, port: 17 }
const PILL = { height: 30, port: 15, padding: 30 }
/** Between two lines that leave the same box, with a label on each. */
const EXIT_STEP = 21
const LEG_HEIGHT = 20
/** The faces set their letters a little apart. */
const LABEL = { size: 11.5, widest: 132, spread: 1.1 }

/** A way that a case went though the flow does not draw it: somebody sent it back. */
export interface Return {
  readonly from: string
  readonly to: string
  readonly label: Localized
}

/** The name of the line of a return. */
export const returnLine = ({ from, to }: Pick<Return, 'from' | 'to'>) => `return ${from} ${to}`

/** The diagram of a flow, with the returns made through it, and room for `badge` pixels before what is written on a line. */
export function flowDiagram(
  flow: Flow,
  { returns = [], badge = 0 }: { readonly returns?: readonly Return[]; readonly badge?: number } = {},
): FlowDiagram {
  const { figures, lines } = figuresOf(flow)
  const known = new Set(figures.map(({ id }) => id))
  const all: (Line & { isLoose?: true })[] = [
    ...lines.filter(({ to }) => known.has(to)),
    ...returns.map((each) => ({
      id: returnLine(each),
      from: each.from,
      to: each.to,
      exits: [{ via: 'return', label: each.label }],
      isLoose: true as const,
    })),
  ]
  const graph = graphOf(flow, figures, all, badge)
  const drawn = layout(graph)
  const placed = new Map(drawn.nodes.map((node) => [node.id, node]))
  const paths = new Map(drawn.edges.map((edge) => [edge.id, edge]))
  const widths = new Map(graph.edges.map((edge) => [edge.id, edge.labelWidth]))
  return {
    width: drawn.width,
    height: drawn.height,
    nodes: figures.flatMap((figure) => {
      const place = placed.get(figure.id)
      return place ? [{ ...figure, ...place, ...told(flow, figure) }] : []
    }),
    edges: all.flatMap(({ id, from, to, exits }) => {
      const path = paths.get(id)
      if (!path) return []
      const { points, label, isBack } = path
      const width = Math.max(0, (widths.get(id) ?? 0) - badge)
      return [{ id, from, to, exits: [...exits], points: [...points], label: { ...label, width }, isBack }]
    }),
  }
}

function graphOf(
  flow: Flow,
  figures: readonly Figure[],
  lines: readonly (Line & { isLoose?: true })[],
  badge: number,
): Graph {
  const leaving = Map.groupBy(lines, ({ from }) => from)
  const nodes = figures.map((figure) => nodeOf(flow, figure, leaving.get(figure.id)?.length ?? 0))
  const sizes = new Map(nodes.map((node) => [node.id, node]))
  return {
    roots: figures.flatMap(({ id, kind }) => (kind === 'start' ? [id] : [])),
    nodes,
    edges: lines.map(({ id, from, to, exits, isLoose }): GraphEdge => {
      const { width = 0, port = 0 } = sizes.get(from) ?? {}
      const at = (leaving.get(from) ?? []).findIndex((line) => line.id === id)
      return {
        id,
        from,
        to,
        exit: [{ x: width, y: port + at * EXIT_STEP }],
        labelWidth: badge + labelWidth(exits.map(({ label }) => label)),
        ...(isLoose ? { isLoose } : {}),
      }
    }),
    forks: forksOf(flow, figures),
  }
}

/** The lanes of a fork: with each stage go its ends, and the join where it is a fork itself. */
function forksOf(flow: Flow, figures: readonly Figure[]): GraphFork[] {
  const ofStage = Map.groupBy(figures, ({ id, stage }) => stage ?? id.replace(/\.end\..*$/, ''))
  return Object.entries(flow.stages).flatMap(([name, stage]) =>
    stage.kind === 'fork'
      ? [
          {
            split: name,
            join: joinFigure(name),
            branches: Object.values(stage.branches).map(({ start, stages }) =>
              [...new Set([start, ...stages])].flatMap((each) =>
                (ofStage.get(each) ?? []).map(({ id }) => id),
              ),
            ),
          },
        ]
      : [],
  )
}

function nodeOf(flow: Flow, { id, kind, stage, title }: Figure, exits: number): GraphNode {
  const below = (port: number, room: number) => port + Math.max(0, exits - 1) * EXIT_STEP + room
  if (kind === 'start' || kind === 'end')
    return {
      id,
      width: PILL.padding + Math.max(textWidth(title.zh, 12.5), textWidth(title.en, 12.5)),
      height: PILL.height,
      port: PILL.port,
    }
  if (kind === 'join') return { id, ...JOIN, height: Math.max(JOIN.height, below(JOIN.port, JOIN.port)) }
  const spec = stage === undefined ? undefined : flow.stages[stage]
  const legs = spec?.kind === 'spawn' ? Object.keys(spec.legs).length : 0
  const inner = legs > 0 ? BOX.height + legs * LEG_HEIGHT + 6 : BOX.height
  return { id, ...BOX, height: Math.max(inner, below(BOX.port, 18)) }
}

function labelWidth(labels: readonly Localized[]): number {
  if (labels.length === 0) return 0
  const widest = Math.max(
    textWidth(labels.map(({ zh }) => zh).join('、'), LABEL.size),
    textWidth(labels.map(({ en }) => en).join(', '), LABEL.size),
  )
  return Math.min(LABEL.widest, Math.ceil(widest * LABEL.spread))
}

/** What stands in a figure beside its title. */
function told(
  flow: Flow,
  { kind, stage }: Figure,
): Pick<DiagramNode, 'role' | 'period' | 'minutes' | 'legs'> {
  const spec = stage === undefined || kind === 'join' ? undefined : flow.stages[stage]
  if (!spec) return {}
  const period = 'period' in spec && spec.period ? { period: spec.period } : {}
  switch (spec.kind) {
    case 'task':
      return { role: spec.assignee.role ?? spec.assignee.name, ...period }
    case 'wait':
      return { ...period, ...(spec.minutes ? { minutes: spec.minutes } : {}) }
    case 'spawn':
      return { legs: Object.entries(spec.legs).map(([name, { title }]) => ({ name, title })) }
    default:
      return period
  }
}
