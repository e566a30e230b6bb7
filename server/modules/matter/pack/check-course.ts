import { exitsOf, forkAround, isAcceptedFirst, type Flow, type Route } from '#contract'
import { closure } from './closure.ts'
import type { Place } from './place.ts'

/** What comes of the ways of a flow one after another: it rests now and then, is accepted before it is decided, and decided once. */
export function checkCourse(flow: Flow): Place[] {
  return [...checkLoops(flow), ...checkDecisions(flow)]
}

/** A ring in which nobody acts and nothing is waited for would never come to rest. */
function checkLoops(flow: Flow): Place[] {
  const next = (point: string) => pointsAfter(flow, point).filter((each) => isAutomatic(flow, each))
  return Object.keys(flow.stages)
    .filter((name) => isAutomatic(flow, name) && closure(next(name), next).has(name))
    .map((name): Place => [`flow.stages.${name}`, 'comes back to itself with nobody acting in between'])
}

function isAutomatic(flow: Flow, point: string): boolean {
  const stage = flow.stages[point]
  switch (stage?.kind) {
    case 'task':
    case 'call':
    case 'wait':
      return false
    default:
      // Legs too: entered again, all of them may be settled already.
      return true
  }
}

/** Between two decisions lies a reopening, which is no way of the flow. */
function checkDecisions(flow: Flow): Place[] {
  const deciding = Object.entries(flow.stages).flatMap(([stage, spec]) =>
    exitsOf(spec).flatMap(({ via, route }) =>
      route.outcome ? [{ stage, path: `flow.stages.${stage}.${via}`, route }] : [],
    ),
  )
  const decided = closure(
    deciding.map(({ route }) => route.to),
    (point) => pointsAfter(flow, point),
  )
  const places = deciding
    .filter(({ stage }) => decided.has(stage))
    .map(({ path }): Place => [path, 'decides what was decided before'])
  if (!isAcceptedFirst(flow)) return places
  const notAccepted = closure([flow.start], (point) =>
    pointsAfter(flow, point, ({ milestones }) => !milestones.includes('accepted')),
  )
  return [
    ...places,
    ...deciding
      .filter(({ stage, route }) => notAccepted.has(stage) && !route.milestones.includes('accepted'))
      .map(({ path }): Place => [path, 'decides what may not have been accepted']),
  ]
}

/**
 * Where a case may be next. A fork is two points: its own name, where its branches begin, and another where they have come together.
 */
function pointsAfter(flow: Flow, point: string, through: (route: Route) => boolean = () => true): string[] {
  const [name = '', isJoined] = point.split('/')
  const stage = flow.stages[name]
  if (!stage) return []
  if (stage.kind === 'fork' && !isJoined) {
    const branches = Object.values(stage.branches)
    const starts = branches.map(({ start }) => start)
    return branches.every(({ when }) => when !== undefined) ? [...starts, `${name}/joined`] : starts
  }
  return exitsOf(stage)
    .filter(({ route }) => through(route))
    .map(({ route }) => (route.to === 'join' ? `${forkAround(flow, name)}/joined` : route.to))
}
