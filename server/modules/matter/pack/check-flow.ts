import { exitsOf, stagesAfter, type Flow, type MatterDefinition, type Route, type Stage } from '#contract'
import { checkForks } from './check-fork.ts'
import { checkLegs } from './check-legs.ts'
import { checkAnswers, checkTask } from './check-task.ts'
import type { Place } from './place.ts'

/** Names that modules have registered for flows. */
export interface FlowNames {
  readonly assignees: readonly string[]
  readonly results: readonly string[]
  readonly services?: readonly string[]
  /** Every matter that a leg may be of; unknown where one pack is checked alone. */
  readonly matters?: ReadonlySet<string>
}

/** Matters in which somebody asks for something: each must be able to say yes and no (行政许可法第三十八条). */
const applications: readonly MatterDefinition['kind'][] = ['01', '05', '07']

/** A flow for its matter: it can grant and can refuse, and asks only for rules and results that the matter has. */
export function checkFlow(definition: MatterDefinition, names: FlowNames): Place[] {
  const { flow, decision, result, kind } = definition
  const routes = routesOf(flow)
  const reached = reachedIn(flow)
  const isDecided = applications.includes(kind) || routes.some(({ route }) => route.outcome)
  const missing = (['granted', 'refused'] as const).filter(
    (outcome) => !routes.some(({ stage, route }) => reached.has(stage) && route.outcome === outcome),
  )
  return [
    ...checkFlowAlone(flow, names),
    ...(isDecided ? missing.map((outcome): Place => ['flow', `no way leads to ${outcome}`]) : []),
    ...Object.entries(flow.stages).flatMap(([stage, { kind: of, ...spec }]): Place[] => {
      const path = `flow.stages.${stage}`
      if (of === 'decide' && !decision)
        return [[path, 'asks the rules of the matter, which has no decision.yaml']]
      return 'result' in spec && spec.result === 'certificate' && !result?.certificate
        ? [[path, 'issues a certificate, but the matter has none']]
        : []
    }),
    ...checkAnswers(definition),
  ]
}

/** A flow by itself, for whatever matter: it leads somewhere from everywhere, and names only what exists. */
export function checkFlowAlone(flow: Flow, names: FlowNames): Place[] {
  const places: Place[] = routesOf(flow).flatMap(({ path, route }) => checkRoute(path, route, flow))
  for (const name of ['end', 'join'])
    if (Object.hasOwn(flow.stages, name))
      places.push([`flow.stages.${name}`, `${name} is the name of no stage`])
  for (const [name, entry] of [
    ['start', flow.start],
    ['askReview', flow.askReview],
    ['reopen', flow.reopen],
  ] as const)
    if (entry !== undefined && !Object.hasOwn(flow.stages, entry))
      places.push([`flow.${name}`, `${entry} is no stage`])
  const reached = reachedIn(flow)
  const before = Map.groupBy(
    Object.keys(flow.stages).flatMap((from) => stagesAfter(flow, from).map((to) => ({ from, to }))),
    ({ to }) => to,
  )
  const ending = closure(['end'], (to) => (before.get(to) ?? []).map(({ from }) => from))
  for (const stage of Object.keys(flow.stages)) {
    if (!reached.has(stage)) places.push([`flow.stages.${stage}`, 'cannot be reached'])
    if (!ending.has(stage)) places.push([`flow.stages.${stage}`, 'never comes to an end'])
  }
  places.push(...checkForks(flow), ...checkLoops(flow), ...checkLegs(flow, names.matters))
  for (const [stage, spec] of Object.entries(flow.stages))
    places.push(...checkStage(`flow.stages.${stage}`, spec, flow, names))
  return places
}

function routesOf(flow: Flow): { stage: string; path: string; route: Route }[] {
  return Object.entries(flow.stages).flatMap(([stage, spec]) =>
    exitsOf(spec).map(({ via, route }) => ({ stage, path: `flow.stages.${stage}.${via}`, route })),
  )
}

function reachedIn(flow: Flow): ReadonlySet<string> {
  const entries = [flow.start, flow.askReview, flow.reopen].filter((entry) => entry !== undefined)
  return closure(entries, (from) => stagesAfter(flow, from))
}

function checkRoute(path: string, { to, milestones, outcome }: Route, flow: Flow): Place[] {
  const places: Place[] = []
  if (to !== 'end' && to !== 'join' && !Object.hasOwn(flow.stages, to))
    places.push([path, `leads to ${to}, which is no stage`])
  if ((to === 'end') !== milestones.includes('closed'))
    places.push([
      path,
      to === 'end' ? 'ends the case without the milestone closed' : 'closes a case that goes on',
    ])
  if ((outcome !== undefined) !== milestones.includes('decided'))
    places.push([
      path,
      outcome
        ? `gives the outcome ${outcome} without the milestone decided`
        : 'is decided without an outcome',
    ])
  return places
}

function checkStage(path: string, stage: Stage, flow: Flow, names: FlowNames): Place[] {
  switch (stage.kind) {
    case 'task':
      return checkTask(path, stage, flow, names.assignees)
    case 'call':
      return names.services?.includes(stage.service)
        ? []
        : [[path, `the service ${stage.service} is not registered`]]
    case 'wait':
    case 'fork':
    case 'spawn':
      return []
    case 'decide':
      return stage.decision === 'matter' ? [] : [[path, `the decision ${stage.decision} does not exist`]]
    case 'issue':
      return names.results.includes(stage.result)
        ? []
        : [[path, `the result ${stage.result} is not registered`]]
  }
}

/** A ring in which nobody acts and nothing is waited for would never come to rest. */
function checkLoops(flow: Flow): Place[] {
  const isAutomatic = (name: string) => {
    const kind = flow.stages[name]?.kind
    return kind === 'decide' || kind === 'issue' || kind === 'fork'
  }
  const automatic = Object.keys(flow.stages).filter(isAutomatic)
  return automatic
    .filter((name) => {
      // A fork is come back to by `join` only when its branches are done, which is no ring of its own.
      const next = (from: string) => {
        const stage = flow.stages[from] as Stage
        const starts = stage.kind === 'fork' ? Object.values(stage.branches).map(({ start }) => start) : []
        return [...starts, ...exitsOf(stage).map(({ route }) => route.to)].filter(isAutomatic)
      }
      return closure(next(name), next).has(name)
    })
    .map((name): Place => [`flow.stages.${name}`, 'comes back to itself with nobody acting in between'])
}

function closure(start: readonly string[], next: (from: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const left = [...start]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (found.has(at)) continue
    found.add(at)
    left.push(...next(at))
  }
  return found
}
