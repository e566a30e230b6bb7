import fc from 'fast-check'
import { exitsOf, type Action, type Flow, type MatterDefinition, type Route, type Stage } from '#contract'
import { anyFlow } from '#world'
import { checkFlowAlone, type FlowNames } from './check-flow.ts'

export const names: FlowNames = {
  assignees: ['role', 'department', 'applicant'],
  results: ['certificate'],
  services: ['probe'],
  // A flow by itself asks only whether there is such a matter.
  matters: new Map([['some-matter', {} as MatterDefinition]]),
}
export const title = { zh: '某', en: 'some' }

/** Spoils a flow and says where and how, in the checker's words; undefined where this flow has nothing of the kind to spoil. */
export type Mistake = (flow: Flow, roll: number) => [place: string, says: string] | undefined

/** In how many flows the mistake was made; throws where it is not found at its place. */
export function timesFound(mistake: Mistake): number {
  let made = 0
  const finds = fc.property(anyFlow, fc.nat({ max: 999 }), (flow, roll) => {
    const spoilt = structuredClone(flow)
    const expected = mistake(spoilt, roll)
    if (!expected) return true
    made++
    const [place, says] = expected
    return checkFlowAlone(spoilt, names).some(([path, message]) => path === place && message.includes(says))
  })
  fc.assert(finds, { numRuns: 150 })
  return made
}

export interface Way {
  path: string
  route: Route & { needs?: string[] }
}

export function waysOf(flow: Flow): [Way, ...Way[]] {
  return Object.entries(flow.stages).flatMap(([name, stage]) =>
    exitsOf(stage).map(({ via, route }) => ({ path: `flow.stages.${name}.${via}`, route })),
  ) as [Way, ...Way[]]
}

export function decidingWays(flow: Flow): Way[] {
  return waysOf(flow).filter(({ route }) => route.outcome)
}

export function stagesOf<K extends Stage['kind']>(flow: Flow, kind: K, roll: number) {
  const found = Object.entries(flow.stages).filter(
    (each): each is [string, Extract<Stage, { kind: K }>] => each[1].kind === kind,
  )
  const [name, stage] = found[roll % Math.max(1, found.length)] ?? []
  return name !== undefined && stage ? { name, stage } : undefined
}

export function action(route: Route): Action {
  return { label: title, needs: [], ...route }
}

export function task(route: Route): Stage {
  return {
    kind: 'task',
    title,
    assignee: { name: 'role', role: 'approver' },
    mayReturn: true,
    actions: { go: action(route) },
  }
}

/** A new way to a stage, from some officer's. */
export function lead(flow: Flow, roll: number, to: string): void {
  const tasks = Object.values(flow.stages).filter((stage) => stage.kind === 'task')
  const stage = tasks[roll % tasks.length]
  if (stage) stage.actions['lead'] = action({ to, milestones: [] })
}

export function pick<T>(of: readonly [T, ...T[]], roll: number): T
export function pick<T>(of: readonly T[], roll: number): T | undefined
export function pick<T>(of: readonly T[], roll: number): T | undefined {
  return of[roll % of.length]
}
