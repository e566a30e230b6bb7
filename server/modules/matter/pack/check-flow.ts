import {
  exitsOf,
  forkAround,
  isServiceItem,
  stagesAfter,
  type Flow,
  type MatterDefinition,
  type Route,
  type Stage,
} from '#contract'
import { checkConditionNames, checkConditions } from './check-conditions.ts'
import { checkCourse } from './check-course.ts'
import { checkForks } from './check-fork.ts'
import { checkLegs, checkLegsAlone } from './check-legs.ts'
import { checkAnswers, checkTask } from './check-task.ts'
import { checkReasons, checkWays, isApplicants } from './check-ways.ts'
import { closure } from './closure.ts'
import type { Place } from './place.ts'

/** Names that modules have registered for flows. */
export interface FlowNames {
  readonly assignees: readonly string[]
  readonly results: readonly string[]
  readonly services?: readonly string[]
  /** Every matter that a leg may be of, by slug; unknown where nothing but one pack is at hand. */
  readonly matters?: ReadonlyMap<string, MatterDefinition>
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
      if (!('result' in spec)) return []
      const given = composedFrom(spec.result)
      return !result?.[given] ? [[path, `issues a ${given}, but the matter has none`]] : []
    }),
    ...checkAnswers(definition),
    ...checkConditionNames(definition),
    ...checkLegs(definition, names.matters),
    ...(isServiceItem(definition) ? checkReasons(flow) : []),
  ]
}

/** The part of the matter's result that a result is composed from. */
function composedFrom(result: string): 'certificate' | 'document' {
  return result === 'document' ? 'document' : 'certificate'
}

/** A flow by itself, for whatever matter: it leads somewhere from everywhere, and names only what exists. */
export function checkFlowAlone(flow: Flow, names: FlowNames): Place[] {
  const places = checkWays(flow)
  for (const name of ['end', 'join'])
    if (Object.hasOwn(flow.stages, name))
      places.push([`flow.stages.${name}`, `${name} is the name of no stage`])
  for (const [name, entry] of [
    ['start', flow.start],
    ['askReview', flow.askReview],
    ['reopen', flow.reopen],
  ] as const)
    if (entry !== undefined) places.push(...checkEntry(flow, name, entry))
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
  places.push(...checkForks(flow), ...checkCourse(flow), ...checkLegsAlone(flow, names.matters))
  places.push(...checkConditions(flow))
  for (const [stage, spec] of Object.entries(flow.stages))
    places.push(...checkStage(`flow.stages.${stage}`, spec, flow, names))
  return places
}

/** A case begins, and begins again, on the main way and with somebody or something of government. */
function checkEntry(flow: Flow, name: string, entry: string): Place[] {
  const stage = Object.hasOwn(flow.stages, entry) ? flow.stages[entry] : undefined
  if (!stage) return [[`flow.${name}`, `${entry} is no stage`]]
  if (forkAround(flow, entry)) return [[`flow.${name}`, 'begins within a branch']]
  return isApplicants(stage) ? [[`flow.${name}`, 'begins with the applicant']] : []
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
