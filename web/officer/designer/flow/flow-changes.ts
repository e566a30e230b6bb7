import type { Flow, ForkStage, Milestone, Route, Stage, StageKind } from '#contract'
import { exitsOf } from '../../diagram/flow-ways.ts'
import { blankStages, branchStage } from './blank-stage.ts'

/** One way out of a stage of a flow. */
export interface Way {
  readonly stage: string
  /** As `exitsOf` names it: `actions.accept`, `routes.granted`, `elapsed`. */
  readonly via: string
}

/** What an act means because the case ends with it, in the order of the law: it goes where the end goes. */
const closing: readonly Milestone[] = ['not-accepted', 'withdrawn', 'terminated', 'delivered', 'closed']
const isEnding = (milestone: Milestone) => closing.includes(milestone)

/** The flow with a stage put in the middle of a way: what the way meant it still means, save that the end comes after the new stage. */
export function withNewStage(flow: Flow, name: string, kind: StageKind, on: Way): Flow {
  const way = routeOf(flow, on)
  if (!way || Object.hasOwn(flow.stages, name) || name === 'end' || name === 'join') return flow
  const { verdict, ...rest } = way
  const next: Route = {
    to: way.to,
    milestones: way.to === 'end' ? way.milestones.filter(isEnding) : [],
    ...(way.to === 'join' && verdict ? { verdict } : {}),
  }
  const before: Route = {
    ...rest,
    to: name,
    milestones: way.to === 'end' ? way.milestones.filter((each) => !isEnding(each)) : way.milestones,
  }
  const stages = { ...flow.stages, ...blankStages(name, kind, next) }
  const grown = inBranchOf({ ...flow, stages }, on.stage, name)
  return withRoute(grown, on, way.to === 'join' ? before : { ...before, ...(verdict ? { verdict } : {}) })
}

/** The flow without a stage: whoever led to it leads on to where its first way leads, and says what that way said. Its branches go with it; the last stage stays. */
export function withoutStage(flow: Flow, name: string): Flow {
  const stage = flow.stages[name]
  const next = stage && exitsOf(stage).find(({ route }) => route.to !== name)?.route
  if (!stage || !next) return flow
  const gone = new Set([
    name,
    ...(stage.kind === 'fork' ? Object.values(stage.branches).flatMap(({ stages }) => stages) : []),
  ])
  const left = Object.entries(flow.stages).filter(([each]) => !gone.has(each))
  const stages = Object.fromEntries(
    left.map(([each, spec]) => [each, withoutBranchStage(ledPast(spec, name, next), gone, next.to)]),
  )
  const [first] = Object.keys(stages)
  if (first === undefined) return flow
  const { askReview, reopen, ...rest } = flow
  const entry = (at: string | undefined) => {
    const to = at !== undefined && gone.has(at) ? next.to : at
    return to !== undefined && Object.hasOwn(stages, to) ? to : undefined
  }
  const [looksAgain, takenUp] = [entry(askReview), entry(reopen)]
  return {
    ...rest,
    start: entry(flow.start) ?? first,
    stages,
    ...(looksAgain ? { askReview: looksAgain } : {}),
    ...(takenUp ? { reopen: takenUp } : {}),
  }
}

/** The flow with a branch more, of one stage that passes or does not. */
export function withNewBranch(flow: Flow, fork: string, branch: string): Flow {
  const stage = flow.stages[fork]
  if (stage?.kind !== 'fork' || Object.hasOwn(flow.stages, branch) || Object.hasOwn(stage.branches, branch))
    return flow
  const made = { title: { zh: '', en: '' }, start: branch, stages: [branch] }
  const branches = { ...stage.branches, [branch]: made }
  return {
    ...flow,
    stages: { ...flow.stages, [fork]: { ...stage, branches }, [branch]: branchStage() },
  }
}

/** The flow without a branch and its stages. */
export function withoutBranch(flow: Flow, fork: string, branch: string): Flow {
  const stage = flow.stages[fork]
  if (stage?.kind !== 'fork') return flow
  const { [branch]: gone, ...branches } = stage.branches
  const stages = Object.entries(flow.stages).filter(([name]) => !gone?.stages.includes(name))
  return { ...flow, stages: { ...Object.fromEntries(stages), [fork]: { ...stage, branches } } }
}

export function withStage(flow: Flow, name: string, stage: Stage): Flow {
  return { ...flow, stages: { ...flow.stages, [name]: stage } }
}

/** A flow that is changed in its build is the matter's own, and a version after the one that is offered. */
export function asOwn(flow: Flow, slug: string, live: Flow | undefined): Flow {
  return { ...flow, id: slug, version: live?.id === slug ? live.version + 1 : 1 }
}

export function routeOf(flow: Flow, { stage, via }: Way): Route | undefined {
  const spec = flow.stages[stage]
  const exit = spec && exitsOf(spec).find((each) => each.via === via)?.route
  return exit && bare(exit)
}

/** The flow with one way out leading elsewhere, or meaning something else. */
export function withRoute(flow: Flow, { stage, via }: Way, route: Route): Flow {
  const spec = flow.stages[stage]
  return spec ? withStage(flow, stage, withExit(spec, via, route)) : flow
}

/** A stage with one of its ways out changed; an action keeps its words. */
export function withExit(stage: Stage, via: string, route: Route): Stage {
  const [part = '', name] = via.split('.')
  const parts = stage as unknown as Record<string, object>
  if (name === undefined) return { ...parts, [part]: route } as unknown as Stage
  const routes = parts[part] as Record<string, Route>
  const {
    to: _,
    milestones: __,
    outcome: ___,
    verdict: ____,
    ...words
  } = routes[name] ?? { to: '', milestones: [] }
  return { ...parts, [part]: { ...routes, [name]: { ...words, ...route } } } as unknown as Stage
}

/** A route alone, without the words of the action that takes it. */
function bare({ to, milestones, outcome, verdict }: Route): Route {
  return { to, milestones, ...(outcome ? { outcome } : {}), ...(verdict ? { verdict } : {}) }
}

/** Every way of a stage that led to `gone` leads on to where that led. */
function ledPast(stage: Stage, gone: string, next: Route): Stage {
  return exitsOf(stage)
    .filter(({ route }) => route.to === gone)
    .reduce((spec, { via, route }) => {
      const outcome = route.outcome ?? next.outcome
      const said = [...new Set([...route.milestones, ...next.milestones])]
      const milestones = [
        ...said.filter((each) => !isEnding(each)),
        ...closing.filter((each) => said.includes(each)),
      ]
      const { verdict } = next
      return withExit(spec, via, {
        to: next.to,
        milestones,
        ...(outcome ? { outcome } : {}),
        ...(verdict ? { verdict } : {}),
      })
    }, stage)
}

/** A new stage on a way within a branch belongs to that branch. */
function inBranchOf(flow: Flow, beside: string, name: string): Flow {
  const stages = Object.entries(flow.stages).map(([each, spec]): [string, Stage] => {
    if (spec.kind !== 'fork') return [each, spec]
    const branches = Object.entries(spec.branches).map(([branch, of]) => [
      branch,
      of.stages.includes(beside) ? { ...of, stages: [...of.stages, name] } : of,
    ])
    return [each, { ...spec, branches: Object.fromEntries(branches) as ForkStage['branches'] }]
  })
  return { ...flow, stages: Object.fromEntries(stages) }
}

/** A branch without stages is none; one whose first stage is gone begins with what came after it. */
function withoutBranchStage(stage: Stage, gone: ReadonlySet<string>, next: string): Stage {
  if (stage.kind !== 'fork') return stage
  const branches = Object.entries(stage.branches).flatMap(([branch, of]) => {
    const stages = of.stages.filter((each) => !gone.has(each))
    const [first] = stages
    if (first === undefined) return []
    const start = gone.has(of.start) ? (stages.includes(next) ? next : first) : of.start
    return [[branch, { ...of, start, stages }] as const]
  })
  return { ...stage, branches: Object.fromEntries(branches) }
}
