import type { DiagramEdge, DiagramNode, Flow, MeasuredEdge, MeasuredNode, ProcessView } from '#contract'
import { flowDiagram } from '#modules/matter'
import { sentBack } from '../view/returns.ts'
import type { Counted, StageTimes } from './count.ts'
import { casesIn, isOf, keyOf, waysOf, type Way } from './ways.ts'

/** On a line stands how many cases went along it. */
const BADGE = 44
const VARIANTS = 10

/** The process of a version drawn over its flow. */
export function processView(flow: Flow, counted: Counted): Omit<ProcessView, 'from' | 'until'> {
  const ways = waysOf(flow, counted.traces)
  const drawn = flowDiagram(flow, { returns: sentBack(ways.flatMap(({ steps }) => steps)), badge: BADGE })
  const slowest = counted.stages.toSorted((a, b) => b.spentMs - a.spentMs)[0]
  const variants = variantsOf(ways)
  const count = (what: 'returned' | 'corrected' | 'closed') =>
    casesIn(ways.filter((way) => isOf(way, what, '')))
  return {
    filed: counted.filed,
    counted: casesIn(ways),
    returned: count('returned'),
    corrected: count('corrected'),
    closed: count('closed'),
    width: drawn.width,
    height: drawn.height,
    nodes: drawn.nodes.map((node) => measuredNode(node, ways, counted, slowest)),
    edges: drawn.edges.map((edge) => measuredEdge(edge, ways)),
    variants: variants.slice(0, VARIANTS),
    others: variants.slice(VARIANTS).reduce((sum, { cases }) => sum + cases, 0),
    versions: counted.versions.map(({ medianMs, p90Ms, ...version }) => ({
      ...version,
      ...timesOf({ medianMs, p90Ms }),
    })),
  }
}

function measuredNode(
  node: DiagramNode,
  ways: readonly Way[],
  { stages, overdue }: Counted,
  slowest: StageTimes | undefined,
): MeasuredNode {
  // Where branches meet nobody stays: the time is that of the fork.
  const isStage = node.kind !== 'join' && node.stage !== undefined
  const times = isStage ? stages.find(({ stage }) => stage === node.stage) : undefined
  const late = isStage ? overdue.find(({ stage }) => stage === node.stage) : undefined
  return {
    ...node,
    cases: casesIn(ways.filter((way) => isOf(way, 'stage', node.id))),
    now: casesIn(ways.filter((way) => isOf(way, 'now', node.id))),
    stays: times?.stays ?? 0,
    ...(times ? timesOf(times) : {}),
    spentMs: times?.spentMs ?? 0,
    overdue: late?.cases ?? 0,
    isSlowest: times !== undefined && times === slowest && times.spentMs > 0,
  }
}

function timesOf({ medianMs, p90Ms }: Pick<StageTimes, 'medianMs' | 'p90Ms'>) {
  return medianMs === null || p90Ms === null ? {} : { medianMs, p90Ms }
}

function measuredEdge(edge: DiagramEdge, ways: readonly Way[]): MeasuredEdge {
  const along = ways.map((way) => ({
    cases: way.cases,
    times: way.steps.filter((step) => step.edge === edge.id).length,
  }))
  return {
    ...edge,
    cases: along.reduce((sum, { cases, times }) => sum + (times > 0 ? cases : 0), 0),
    times: along.reduce((sum, { cases, times }) => sum + cases * times, 0),
  }
}

function variantsOf(ways: readonly Way[]): ProcessView['variants'] {
  return [...Map.groupBy(ways, keyOf).values()]
    .flatMap(([first, ...others]) =>
      first ? [{ path: [...first.path], cases: casesIn([first, ...others]), state: first.state }] : [],
    )
    .toSorted((a, b) => b.cases - a.cases)
}
