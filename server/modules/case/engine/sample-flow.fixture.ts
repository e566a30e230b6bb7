import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { flow as flowSchema, type Flow } from '#contract'
import { checkFlowAlone } from '#modules/matter'

const title = { zh: '某', en: 'some' }
type Route = { to: string; milestones?: string[]; outcome?: string; verdict?: string; needs?: string[] }

/** A flow of the packs. */
export function packed(id: 'instant' | 'reviewed' | 'reviewed-with-precheck'): Flow {
  const url = new URL(`../../../../packs/flows/${id}.yaml`, import.meta.url)
  return flowSchema.parse(parse(readFileSync(url, 'utf8')))
}

/** What the pack checker finds in a flow, where all it may name is registered. */
export function foundIn(flow: Flow): string[] {
  const names = {
    assignees: ['role', 'department', 'applicant'],
    results: ['certificate'],
    services: ['probe'],
  }
  return checkFlowAlone(flow, names).map((place) => place.join(': '))
}

/** A flow of these stages that begins at the first, with no acceptance unless it says so. Throws what the pack checker finds. */
export function flowOf(stages: Record<string, object>, more: Partial<Flow> = {}): Flow {
  const [start] = Object.keys(stages)
  const titled = Object.entries(stages).map(([name, stage]) => [name, { title, ...stage }])
  const flow = flowSchema.parse({
    id: 'sample',
    version: 1,
    start,
    acceptance: 'none',
    ...more,
    stages: Object.fromEntries(titled),
  })
  const found = foundIn(flow)
  if (found.length > 0) throw new Error(found.join('\n'))
  return flow
}

export function task(actions: Record<string, Route>, more: object = {}): object {
  return {
    kind: 'task',
    assignee: { name: 'role', role: 'approver' },
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [
        name,
        { label: title, needs: action.outcome === 'refused' ? ['reasons'] : [], ...action },
      ]),
    ),
    ...more,
  }
}

/** Branches, each of its stages in order from the first; joined to `next`, or to `failed`. */
export function fork(
  branches: Record<string, string[]>,
  join: string | { quorum: number },
  { next, failed, when = {} }: { next: Route; failed: Route; when?: Record<string, string> },
): object {
  const titled = Object.entries(branches).map(([name, stages]) => [
    name,
    { title, start: stages[0], stages, ...(when[name] ? { when: when[name] } : {}) },
  ])
  return { kind: 'fork', branches: Object.fromEntries(titled), join, next, failed }
}

export function spawn(
  legs: Record<string, object>,
  routes: { next: Route; partial: Route; failed: Route },
): object {
  const titled = Object.entries(legs).map(([name, leg]) => [name, { title, matter: 'some-matter', ...leg }])
  return { kind: 'spawn', legs: Object.fromEntries(titled), ...routes }
}

export const closing: Route = { to: 'end', milestones: ['closed'] }
export const granting: Route = { to: 'end', milestones: ['decided', 'closed'], outcome: 'granted' }
export const refusing: Route = { to: 'end', milestones: ['decided', 'closed'], outcome: 'refused' }
export const passing: Route = { to: 'join', verdict: 'pass' }
export const failing: Route = { to: 'join', verdict: 'fail' }
