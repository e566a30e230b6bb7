import { fault, Unreadable, type BpmnFinding } from './finding.ts'
import { extensionOf, type BpmnFlow, type BpmnNode } from './model.ts'
import type { Network } from './network.ts'

/** A branch of a fork: the flow it begins with, the stage it begins at, the stages it is made of. */
export interface Region {
  readonly flow: BpmnFlow
  readonly start: string | undefined
  readonly stages: readonly string[]
}

/** The forks of a process by the ids of their gateways: where each comes together, and its branches. */
export interface Regions {
  readonly joins: ReadonlyMap<string, BpmnNode>
  readonly branches: ReadonlyMap<string, readonly Region[]>
  /** The fork whose branch a stage is in. */
  readonly around: ReadonlyMap<string, string>
  readonly findings: readonly BpmnFinding[]
}

const DEEPEST = 8
const MAX_BRANCHES = 100

export function regionsOf(network: Network): Regions {
  const findings: BpmnFinding[] = []
  const forks = network.find('stage').filter((node) => isFork(node))
  const count = forks.flatMap(({ id }) => network.leaving(id)).length
  if (count > MAX_BRANCHES)
    throw new Unreadable([
      fault(forks[0]?.id ?? '', `there are more than ${MAX_BRANCHES} branches side by side`, 'draw fewer'),
    ])
  const joins = new Map<string, BpmnNode>()
  const free = new Set(network.find('join').map(({ id }) => id))
  for (const fork of forks) {
    const join = joinOf(network, fork)
    if (!join) {
      findings.push(
        fault(
          fork.id,
          'its branches never come together',
          'let all of them lead to one gateway of the same kind',
        ),
      )
      continue
    }
    joins.set(fork.id, join)
    free.delete(join.id)
  }
  for (const id of free)
    findings.push(
      fault(
        id,
        'it brings together what no gateway has parted',
        'draw a parallel gateway before it, or take it away',
      ),
    )
  const reach = new Reach(network, joins)
  const members = membersOf(network, forks, reach)
  const around = new Map([...members].map(([stage, { fork }]) => [stage, fork.id]))
  const branches = new Map(
    forks.map((fork) => [
      fork.id,
      network.leaving(fork.id).map((flow): Region => ({
        flow,
        start: startOf(network, flow, findings),
        stages: [...members].filter(([, branch]) => branch.flow === flow).map(([stage]) => stage),
      })),
    ]),
  )
  return { joins, branches, around, findings }
}

export function isFork({ type }: BpmnNode): boolean {
  return /^(parallel|inclusive|complex)Gateway$/.test(type)
}

function startOf(network: Network, flow: BpmnFlow, findings: BpmnFinding[]): string | undefined {
  const ways = startsOf(network, flow)
  const [first, ...others] = ways
  if (first && others.length === 0 && network.part(first) === 'stage') return first.id
  findings.push(
    fault(flow.id, 'the branch begins with no stage, or with several', 'let it begin with one task'),
  )
  return undefined
}

/** What a flow leads to. */
function startsOf(network: Network, flow: BpmnFlow): BpmnNode[] {
  const target = network.nodes.get(flow.to)
  if (!target) return []
  return network.part(target) === 'router' ? network.ways(target.id).map((way) => way.target) : [target]
}

/** Where a fork comes together: what says so of itself, else the first meeting of all its branches. */
function joinOf(network: Network, fork: BpmnNode): BpmnNode | undefined {
  const joins = network.find('join')
  const named = joins.find((node) => extensionOf(node, 'join')?.attributes['of'] === fork.id)
  if (named) return named
  const met = network.leaving(fork.id).map((flow) => meetings(network, flow.to))
  return joins.find(
    ({ id }) => met.some((each) => each.has(id)) && met.every((each) => each.size === 0 || each.has(id)),
  )
}

/** The joins that a branch can come to, those of forks within it left out. */
function meetings(network: Network, from: string): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const left = [{ id: from, depth: 0 }]
  for (let at = left.pop(); at; at = left.pop()) {
    const { id, depth } = at
    const node = network.nodes.get(id)
    if (!node || depth > DEEPEST || seen.has(`${id} ${depth}`)) continue
    seen.add(`${id} ${depth}`)
    const isJoin = network.part(node) === 'join'
    if (isJoin && depth === 0) {
      found.add(id)
      continue
    }
    const next = isJoin ? depth - 1 : network.part(node) === 'stage' && isFork(node) ? depth + 1 : depth
    for (const each of [id, ...network.borders(id).map((border) => border.id)])
      for (const { to } of network.leaving(each)) left.push({ id: to, depth: next })
  }
  return found
}

interface Member {
  readonly fork: BpmnNode
  readonly flow: BpmnFlow
}

/**
 * Which branch each stage is in. Of a stage that was exported the list of its branch says it. A new one is in a branch
 * when there is no other way to it, and in the innermost of several.
 */
function membersOf(network: Network, forks: readonly BpmnNode[], reach: Reach): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  const stages = network.find('stage')
  const known = new Set(stages.filter(isKnown).map(({ id }) => id))
  for (const fork of forks)
    for (const flow of network.leaving(fork.id))
      for (const id of extensionOf(flow, 'branch')?.attributes['stages']?.split(' ') ?? [])
        if (known.has(id) && !members.has(id)) members.set(id, { fork, flow })
  if (known.size === stages.length) return members
  const sizes = new Map<string, number>()
  for (const fork of forks)
    for (const flow of network.leaving(fork.id)) {
      const own = reach.only(fork, flow)
      for (const id of own)
        if (!known.has(id) && own.size < (sizes.get(id) ?? Number.POSITIVE_INFINITY)) {
          sizes.set(id, own.size)
          members.set(id, { fork, flow })
        }
    }
  return members
}

/** Exported by us under this name, and not copied since. */
function isKnown(node: BpmnNode): boolean {
  return extensionOf(node, 'stage')?.attributes['name'] === node.id
}

/** What can be come to from where. */
class Reach {
  readonly #network: Network
  readonly #after: ReadonlyMap<string, readonly string[]>

  constructor(network: Network, joins: ReadonlyMap<string, BpmnNode>) {
    this.#network = network
    this.#after = new Map(
      network.find('stage').map((stage) => {
        // What comes after a fork comes after its join; its branches are counted one by one.
        const from = isFork(stage) ? [joins.get(stage.id)?.id ?? ''] : [stage.id]
        const events = network.leaving(stage.id).flatMap(({ to }) => {
          const node = network.nodes.get(to)
          return node && network.part(node) === 'event' ? [to] : []
        })
        const sources = [...from, ...events, ...network.borders(stage.id).map(({ id }) => id)]
        const targets = sources.flatMap((id) => network.ways(id).map(({ target }) => target.id))
        return [stage.id, [...new Set(targets)]]
      }),
    )
  }

  /** The stages that only this branch leads to. */
  only(fork: BpmnNode, branch: BpmnFlow): ReadonlySet<string> {
    const starts = startsOf(this.#network, branch).map(({ id }) => id)
    const within = this.#from(starts, { stop: fork.id })
    const entries = this.#network.find('entry').flatMap(({ id }) => this.#network.ways(id))
    const otherwise = this.#from(
      entries.map(({ target }) => target.id),
      { without: branch },
    )
    return new Set([...within].filter((id) => !otherwise.has(id)))
  }

  #from(
    starts: readonly string[],
    { stop, without }: { stop?: string; without?: BpmnFlow },
  ): ReadonlySet<string> {
    const found = new Set<string>()
    const left = [...starts]
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const node = this.#network.nodes.get(id)
      if (!node || id === stop || found.has(id) || this.#network.part(node) !== 'stage') continue
      found.add(id)
      left.push(...(this.#after.get(id) ?? []))
      if (isFork(node))
        for (const flow of this.#network.leaving(id))
          if (flow !== without) left.push(...startsOf(this.#network, flow).map((each) => each.id))
    }
    return found
  }
}
