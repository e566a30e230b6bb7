import { exitsOf, type Flow, type ForkStage } from '#contract'
import { isApplicants } from './check-ways.ts'
import type { Place } from './place.ts'

/** The branches of forks: made of stages of their own, entered by their start, left by `join` or by a return. */
export function checkForks(flow: Flow): Place[] {
  const forks = Object.entries(flow.stages).filter(
    (each): each is [string, ForkStage] => each[1].kind === 'fork',
  )
  const places = forks.flatMap(([name, fork]) => checkFork(flow, name, fork))
  const owners = new Map<string, string>()
  for (const [fork, { branches }] of forks)
    for (const [branch, { stages }] of Object.entries(branches))
      for (const stage of stages) {
        const owner = owners.get(stage)
        if (owner) places.push([`flow.stages.${fork}.branches.${branch}`, `${stage} belongs to ${owner}`])
        owners.set(stage, `${fork}.${branch}`)
      }
  return [...places, ...checkApplicant(flow, owners), ...checkRoutes(flow, owners)]
}

/** One notice tells everything that is missing (行政许可法第三十二条第一款第四项): there is one stage to answer it, on the main way. */
function checkApplicant(flow: Flow, owners: ReadonlyMap<string, string>): Place[] {
  const [first, ...others] = Object.keys(flow.stages).filter((name) => isApplicants(flow.stages[name]))
  if (first === undefined) return []
  return [
    ...(owners.has(first) ? [[`flow.stages.${first}`, 'is the applicant’s, within a branch'] as Place] : []),
    ...others.map((name): Place => [`flow.stages.${name}`, 'is a second stage of the applicant']),
  ]
}

function checkFork(flow: Flow, name: string, { branches, join }: ForkStage): Place[] {
  const path = `flow.stages.${name}`
  const places: Place[] = []
  const count = Object.keys(branches).length
  if (count < 2) places.push([path, 'forks into fewer than two branches'])
  if (typeof join === 'object' && join.quorum > count)
    places.push([`${path}.join`, `wants ${join.quorum} of ${count} branches`])
  for (const [branch, { start, stages }] of Object.entries(branches)) {
    const place = `${path}.branches.${branch}`
    if (!stages.includes(start)) places.push([place, `starts at ${start}, which is none of its stages`])
    for (const stage of stages) {
      if (!Object.hasOwn(flow.stages, stage)) places.push([place, `${stage} is no stage`])
      if (stage === name) places.push([place, 'contains its own fork'])
    }
  }
  return places
}

/** `join` is for branches alone; no way leads into a branch from outside, or from one branch into another. */
function checkRoutes(flow: Flow, owners: ReadonlyMap<string, string>): Place[] {
  return Object.entries(flow.stages).flatMap(([name, stage]) =>
    exitsOf(stage).flatMap(({ via, route }): Place[] => {
      const path = `flow.stages.${name}.${via}`
      const inBranch = owners.get(name)
      if (route.to === 'join') {
        if (!inBranch) return [[path, 'joins outside of any branch']]
        return route.outcome ? [[path, 'decides the case within a branch']] : []
      }
      if (route.verdict) return [[path, 'gives a verdict without leading to join']]
      const target = owners.get(route.to)
      if (target !== undefined && !around(name, owners).includes(target))
        return [[path, `leads into the branch ${target} from outside`]]
      return inBranch && route.outcome && route.to !== 'end'
        ? [[path, 'decides the case within a branch']]
        : []
    }),
  )
}

function around(stage: string, owners: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  for (let at = owners.get(stage); at && !found.includes(at); at = owners.get(at.split('.')[0] ?? ''))
    found.push(at)
  return found
}
