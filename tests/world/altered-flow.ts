import fc from 'fast-check'
import { exitsOf, milestones, type Flow, type Route } from '#contract'
import { anyFlow } from './any-flow.ts'

type Rolls = readonly [number, number, number]
type Alteration = (flow: Flow, rolls: Rolls) => void

/** What somebody who draws flows may get wrong, or have a reason for. */
const alterations: readonly Alteration[] = [
  (flow, [a, b]) =>
    change(flow, a, (route) => (route.to = pick([...Object.keys(flow.stages), 'end', 'join'], b))),
  (flow, [a, b]) => change(flow, a, (route) => void route.milestones.splice(b % 4, 1)),
  (flow, [a, b, c]) =>
    change(flow, a, (route) => void route.milestones.splice(b % 3, 0, pick(milestones, c))),
  (flow, [a]) =>
    change(flow, a, (route) => {
      route.milestones = ['decided', ...route.milestones.filter((each) => each !== 'decided')]
      route.outcome = 'granted'
    }),
  (flow, [a]) => change(flow, a, (route) => void delete route.outcome),
  (flow, [a, b]) => change(flow, a, (route) => (route.verdict = b % 2 ? 'pass' : 'fail')),
  (flow, [a]) => void (flow.start = pick(Object.keys(flow.stages), a)),
  (flow, [a]) => void (flow.reopen = pick(Object.keys(flow.stages), a)),
  (flow, [a]) => void (flow.askReview = pick(Object.keys(flow.stages), a)),
  (flow, [a]) => void (flow.acceptance = a % 2 ? 'statutory' : 'none'),
  (flow, [a]) => {
    const [kept, ...others] = Object.keys(flow.stages)
    if (kept) for (const name of others.filter((_, at) => at === a % others.length)) delete flow.stages[name]
  },
  (flow, [a, b]) => {
    const stage = pick(Object.values(flow.stages), a)
    if (stage.kind === 'task') delete stage.actions[pick(Object.keys(stage.actions), b)]
    if (stage.kind === 'wait') delete stage.signals[pick(Object.keys(stage.signals), b)]
    if (stage.kind === 'call') delete stage.answers[pick(Object.keys(stage.answers), b)]
    if (stage.kind === 'spawn') for (const leg of Object.values(stage.legs)) leg.when = 'form.x > 2'
    if (stage.kind === 'fork') for (const branch of Object.values(stage.branches)) branch.when = 'form.x > 2'
  },
  (flow, [a, b, c]) => {
    const branches = Object.values(flow.stages).flatMap((stage) =>
      stage.kind === 'fork' ? Object.values(stage.branches) : [],
    )
    const stages = branches[a % branches.length]?.stages
    if (stages) stages.splice(b % stages.length, b % 2, pick(Object.keys(flow.stages), c))
  },
  (flow, [a, b]) => {
    const stage = pick(Object.values(flow.stages), a)
    if (stage.kind === 'task') stage.assignee = { name: b % 2 ? 'applicant' : 'role' }
  },
]

/** Flows altered at random in a few places: most are wrong, and some are not. */
export const alteredFlow: fc.Arbitrary<Flow> = fc
  .tuple(anyFlow, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }))
  .map(([flow, rolls]) => {
    const altered = structuredClone(flow)
    for (const [which, ...rest] of rolls) pick(alterations, which)(altered, rest)
    return altered
  })

function change(flow: Flow, roll: number, how: (route: Route) => void): void {
  const routes = Object.values(flow.stages).flatMap((stage) => exitsOf(stage).map(({ route }) => route))
  const route = routes[roll % routes.length]
  if (route) how(route)
}

function pick<T>(of: readonly T[], roll: number): T {
  return of[roll % of.length] as T
}
