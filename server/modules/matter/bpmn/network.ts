import { fault, Unreadable, type BpmnFinding } from './finding.ts'
import { extensionOf, type BpmnFlow, type BpmnModel, type BpmnNode } from './model.ts'

/** What an element is to a flow. `router` only leads on, `event` and `boundary` belong to a stage, `inner` to a sub-process. */
export type Part = 'entry' | 'end' | 'stage' | 'router' | 'join' | 'event' | 'boundary' | 'inner' | 'unknown'

/** A way out of a stage: the sequence flows it follows, through gateways that only lead on, and what it comes to. */
export interface Way {
  readonly flows: readonly BpmnFlow[]
  readonly target: BpmnNode
}

const activities: ReadonlySet<string> = new Set([
  'task',
  'userTask',
  'manualTask',
  'businessRuleTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'subProcess',
  'callActivity',
])
const parallels: ReadonlySet<string> = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway'])

const MAX_ELEMENTS = 6000
const MAX_STAGES = 500
const MAX_GATEWAYS = 50
const MAX_WAYS = 100
/** Gateways that lead nowhere double the ways to be looked at with each of them. */
const MAX_STEPS = 5000

/** The elements of a process with what leads to and from them. */
export class Network {
  readonly nodes: ReadonlyMap<string, BpmnNode>
  readonly findings: BpmnFinding[] = []
  readonly #leaving: ReadonlyMap<string, readonly BpmnFlow[]>
  readonly #arriving: ReadonlyMap<string, readonly BpmnFlow[]>
  readonly #parts: ReadonlyMap<string, Part>
  readonly #byPart: ReadonlyMap<Part, readonly BpmnNode[]>
  readonly #borders: ReadonlyMap<string, readonly BpmnNode[]>

  constructor({ id: process, nodes, flows }: BpmnModel) {
    if (nodes.length + flows.length > MAX_ELEMENTS)
      throw new Unreadable([
        fault(
          process,
          `the process has more than ${MAX_ELEMENTS} elements`,
          'divide it: a case can have legs of its own',
        ),
      ])
    for (const node of nodes)
      if (node.id === '')
        this.findings.push(
          fault(
            '',
            `${node.type} ${node.name && `«${node.name}» `}has no id`,
            'give it one: nothing can lead to it',
          ),
        )
    this.nodes = new Map(nodes.filter(({ id }) => id !== '').map((node) => [node.id, node]))
    const whole = flows.filter((flow) => this.#isWhole(flow))
    this.#leaving = Map.groupBy(whole, ({ from }) => from)
    this.#arriving = Map.groupBy(whole, ({ to }) => to)
    this.#parts = new Map([...this.nodes.values()].map((node) => [node.id, this.#partOf(node)]))
    this.#byPart = Map.groupBy(this.nodes.values(), (node) => this.part(node))
    this.#borders = Map.groupBy(this.find('boundary'), ({ attachedTo }) => attachedTo ?? '')
    if (this.find('stage').length > MAX_STAGES)
      throw new Unreadable([
        fault(
          process,
          `the process has more than ${MAX_STAGES} stages`,
          'divide it: a case can have legs of its own',
        ),
      ])
  }

  part({ id }: BpmnNode): Part {
    return this.#parts.get(id) ?? 'unknown'
  }

  leaving(id: string): readonly BpmnFlow[] {
    return this.#leaving.get(id) ?? []
  }

  arriving(id: string): readonly BpmnFlow[] {
    return this.#arriving.get(id) ?? []
  }

  find(part: Part): readonly BpmnNode[] {
    return this.#byPart.get(part) ?? []
  }

  /** The events on the border of an activity. */
  borders(id: string): readonly BpmnNode[] {
    return this.#borders.get(id) ?? []
  }

  /** Where one comes to from an element, no gateway gone through twice on the same way. */
  ways(from: string): Way[] {
    const found: Way[] = []
    const left = this.leaving(from).map((flow) => [flow])
    let steps = 0
    for (let flows = left.shift(); flows; flows = left.shift()) {
      const target = this.nodes.get(flows.at(-1)?.to ?? '')
      if (!target) continue
      if (found.length >= MAX_WAYS || flows.length > MAX_GATEWAYS || ++steps > MAX_STEPS) {
        this.findings.push(
          fault(from, `more than ${MAX_WAYS} ways or ${MAX_GATEWAYS} gateways come after it`, 'draw fewer'),
        )
        return found
      }
      if (this.part(target) !== 'router') found.push({ flows, target })
      else if (flows.every((flow) => flow.from !== target.id)) {
        const way = flows
        // In the place of the way to the gateway come the ways that leave it.
        left.unshift(...this.leaving(target.id).map((flow) => [...way, flow]))
      }
    }
    return found
  }

  #isWhole({ id, from, to }: BpmnFlow): boolean {
    const missing = [...(this.nodes.has(from) ? [] : ['from']), ...(this.nodes.has(to) ? [] : ['to'])]
    if (missing.length > 0)
      this.findings.push(
        fault(
          id,
          `the sequence flow leads ${missing.join(' and ')} nothing`,
          'connect both its ends, or take it away',
        ),
      )
    return missing.length === 0
  }

  #partOf(node: BpmnNode): Part {
    const { id, type, within } = node
    if (within !== undefined) return 'inner'
    if (type === 'startEvent') return 'entry'
    if (type === 'endEvent') return 'end'
    if (type === 'boundaryEvent') return 'boundary'
    if (type === 'eventBasedGateway' || activities.has(type)) return 'stage'
    if (type === 'intermediateCatchEvent') return this.#isAfterEvents(id) ? 'event' : 'stage'
    if (type === 'exclusiveGateway') return 'router'
    return parallels.has(type) ? this.#partOfParallel(node) : 'unknown'
  }

  /** Parallel ways part or meet; where they do neither, the gateway only leads on. */
  #partOfParallel(node: BpmnNode): Part {
    if (extensionOf(node, 'fork')) return 'stage'
    if (extensionOf(node, 'join')) return 'join'
    if (this.leaving(node.id).length > 1) return 'stage'
    return this.arriving(node.id).length > 1 ? 'join' : 'router'
  }

  #isAfterEvents(id: string): boolean {
    const before = this.arriving(id).map(({ from }) => this.nodes.get(from)?.type)
    return before.length > 0 && before.every((type) => type === 'eventBasedGateway')
  }
}
