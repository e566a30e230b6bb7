import type { CaseDiagram, Flow, Principal, WalkedNode, WalkStep } from '#contract'
import { flowDiagram } from '#modules/matter'
import type { CaseState } from '../case.ts'
import type { StoredAct } from '../queries.ts'
import { actorView } from './actor.ts'
import { sentBack } from './returns.ts'
import { walkOf, type Stay, type Walk } from './walk.ts'

/** On a line stand the numbers of the steps that went along it. */
const BADGE = 24

/** The way of a case drawn over its flow. `deciding` is who acts where nobody did: the unit whose rules they are. */
export function caseDiagram(
  flow: Flow,
  state: CaseState,
  acts: readonly StoredAct[],
  { principal, deciding, now }: { principal: Principal; deciding: string; now: Temporal.Instant },
): CaseDiagram {
  const walk = walkOf(flow, acts)
  const byOf = (act: StoredAct, isSystem: boolean): WalkStep['by'] =>
    isSystem || act.actor.kind === 'system' ? { kind: 'system', name: deciding } : actorView(act, principal)
  const drawn = flowDiagram(flow, { returns: sentBack(walk.steps), badge: BADGE })
  const taken = Map.groupBy(walk.steps.entries(), ([, { edge }]) => edge ?? '')
  return {
    width: drawn.width,
    height: drawn.height,
    status: state.status,
    nodes: drawn.nodes.map((node): WalkedNode => {
      const { legs, ...figure } = node
      const deeds = walk.deeds.filter(({ stage }) => stage === node.stage && node.kind !== 'join')
      return {
        ...figure,
        ...stayed(node.id, walk, state, now),
        by: unique(deeds.map(({ act, isSystem }) => byOf(act, isSystem))),
        ...untilOf(node.stage, state),
        ...(legs ? { legs: legs.map((leg) => ({ ...leg, ...legOf(leg.name, state) })) } : {}),
      }
    }),
    edges: drawn.edges.map((edge) => ({
      ...edge,
      taken: (taken.get(edge.id) ?? []).map(([at]) => at + 1),
    })),
    steps: walk.steps.map(({ act, isSystem, ...step }, at) => ({
      order: at + 1,
      ...step,
      by: byOf(act, isSystem),
    })),
  }
}

/** Whether and how long the case was at a figure. */
function stayed(
  figure: string,
  { stays, steps }: Walk,
  { status }: CaseState,
  now: Temporal.Instant,
): Pick<WalkedNode, 'state' | 'visits' | 'spentMs' | 'since'> {
  const own = stays.filter((stay) => stay.figure === figure)
  const open = own.find(({ to }) => !to)
  const left = steps.filter(({ from }) => from === figure).length
  const visits = Math.max(own.length, own.length === 0 ? left : 0)
  const spent = own.reduce((sum, stay) => sum + lengthOf(stay, now), 0)
  return {
    state: open ? 'now' : visits > 0 ? 'done' : status === 'open' ? 'later' : 'unused',
    visits,
    spentMs: Math.round(spent),
    ...(open ? { since: open.from.toString() } : {}),
  }
}

function lengthOf({ from, to }: Stay, now: Temporal.Instant): number {
  return Math.max(0, from.until(to ?? now).total('milliseconds'))
}

function untilOf(stage: string | undefined, { waiting }: CaseState): { until?: string } {
  const until = waiting.find((each) => each.stage === stage)?.until
  return until === undefined ? {} : { until }
}

function legOf(name: string, { legs }: CaseState) {
  return { state: legs[name]?.state ?? ('later' as const) }
}

function unique(actors: readonly WalkStep['by'][]): WalkStep['by'][] {
  return [
    ...new Map(
      actors.map((actor) => [`${actor.kind} ${actor.name} ${actor.unitName ?? ''}`, actor]),
    ).values(),
  ]
}
