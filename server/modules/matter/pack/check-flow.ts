import { roles, type Flow, type MatterDefinition, type Route, type Stage } from '#contract'
import type { Place } from './place.ts'

/** Names that modules have registered for flows. */
export interface FlowNames {
  readonly assignees: readonly string[]
  readonly results: readonly string[]
}

/** A flow leads somewhere from everywhere, can grant and can refuse, and names only what exists. */
export function checkFlow({ flow, decision, result }: MatterDefinition, names: FlowNames): Place[] {
  const routes = Object.entries(flow.stages).flatMap(([stage, spec]) =>
    routesOf(spec).map(([via, route]) => ({ stage, path: `flow.stages.${stage}.${via}`, route })),
  )
  const places: Place[] = routes.flatMap(({ path, route }) => checkRoute(path, route, flow))
  if (Object.hasOwn(flow.stages, 'end')) places.push(['flow.stages.end', 'end is the name of no stage'])
  const entries = flow.askReview === undefined ? [flow.start] : [flow.start, flow.askReview]
  for (const [name, entry] of [
    ['start', flow.start],
    ['askReview', flow.askReview],
  ] as const)
    if (entry !== undefined && !Object.hasOwn(flow.stages, entry))
      places.push([`flow.${name}`, `${entry} is no stage`])
  const reached = closure(entries, (from) =>
    routes.filter(({ stage }) => stage === from).map(({ route }) => route.to),
  )
  const ending = closure(['end'], (to) =>
    routes.filter(({ route }) => route.to === to).map(({ stage }) => stage),
  )
  for (const stage of Object.keys(flow.stages)) {
    if (!reached.has(stage)) places.push([`flow.stages.${stage}`, 'cannot be reached'])
    if (!ending.has(stage)) places.push([`flow.stages.${stage}`, 'never comes to an end'])
  }
  for (const outcome of ['granted', 'refused'] as const)
    if (!routes.some(({ stage, route }) => reached.has(stage) && route.outcome === outcome))
      places.push(['flow', `no way leads to ${outcome}`])
  for (const [stage, spec] of Object.entries(flow.stages))
    places.push(...checkStage(`flow.stages.${stage}`, spec, { decision, result }, names))
  return places
}

function routesOf(stage: Stage): [string, Route][] {
  switch (stage.kind) {
    case 'task':
      return Object.entries(stage.actions).map(([name, action]) => [`actions.${name}`, action])
    case 'decide':
      return Object.entries(stage.routes).map(([name, route]) => [`routes.${name}`, route])
    case 'issue':
      return [
        ['next', stage.next],
        ['failed', stage.failed],
      ]
  }
}

function checkRoute(path: string, { to, milestones, outcome }: Route, flow: Flow): Place[] {
  const places: Place[] = []
  if (to !== 'end' && !Object.hasOwn(flow.stages, to))
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

function checkStage(
  path: string,
  stage: Stage,
  matter: Pick<MatterDefinition, 'decision' | 'result'>,
  names: FlowNames,
): Place[] {
  switch (stage.kind) {
    case 'task':
      return checkTask(path, stage, names)
    case 'decide':
      if (stage.decision !== 'matter') return [[path, `the decision ${stage.decision} does not exist`]]
      return matter.decision ? [] : [[path, 'asks the rules of the matter, which has no decision.yaml']]
    case 'issue':
      if (!names.results.includes(stage.result))
        return [[path, `the result ${stage.result} is not registered`]]
      return stage.result === 'certificate' && !matter.result.certificate
        ? [[path, 'issues a certificate, but the matter has none']]
        : []
  }
}

function checkTask(
  path: string,
  { assignee, actions }: Extract<Stage, { kind: 'task' }>,
  names: FlowNames,
): Place[] {
  const places: Place[] = []
  if (!names.assignees.includes(assignee.name))
    places.push([path, `the assignee ${assignee.name} is not registered`])
  if (assignee.role !== undefined && !(roles as readonly string[]).includes(assignee.role))
    places.push([path, `${assignee.role} is no role`])
  if (Object.keys(actions).length === 0) places.push([path, 'has no action'])
  const keys = Object.values(actions).flatMap(({ key }) => (key ? [key] : []))
  if (new Set(keys).size < keys.length) places.push([path, 'two actions have the same key'])
  return places
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
