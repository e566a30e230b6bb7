import type { Flow } from '#contract'

/** A branch of a fork. */
export interface Branch {
  readonly fork: string
  readonly name: string
}

const known = new WeakMap<Flow, ReadonlyMap<string, Branch>>()

/** The innermost branch a stage belongs to; undefined on the main way. */
export function branchOf(flow: Flow, stage: string): Branch | undefined {
  return branches(flow).get(stage)
}

/** The branches around a stage, the innermost first. */
export function branchesAround(flow: Flow, stage: string): Branch[] {
  const around: Branch[] = []
  for (let at = branchOf(flow, stage); at && !around.includes(at); at = branchOf(flow, at.fork))
    around.push(at)
  return around
}

/** The stages of a branch, those of forks within it included. */
export function stagesWithin(flow: Flow, fork: string, branch?: string): ReadonlySet<string> {
  return new Set(
    Object.keys(flow.stages).filter((stage) =>
      branchesAround(flow, stage).some(
        (each) => each.fork === fork && (branch === undefined || each.name === branch),
      ),
    ),
  )
}

function branches(flow: Flow): ReadonlyMap<string, Branch> {
  const found = known.get(flow)
  if (found) return found
  const made = new Map<string, Branch>()
  for (const [fork, stage] of Object.entries(flow.stages))
    if (stage.kind === 'fork')
      for (const [name, branch] of Object.entries(stage.branches))
        for (const each of branch.stages) made.set(each, { fork, name })
  known.set(flow, made)
  return made
}
