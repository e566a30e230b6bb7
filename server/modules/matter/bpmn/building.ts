import { fault, type BpmnFinding } from './finding.ts'
import type { BpmnFlow, BpmnNode } from './model.ts'
import type { Network, Way } from './network.ts'
import type { Told } from './rebuild-properties.ts'
import type { Regions } from './regions.ts'
import { exitOf, type Exit } from './routes.ts'

/** What the parts of a flow are built from, and what was found on the way. */
export class Building {
  readonly findings: BpmnFinding[] = []
  /** Ids of elements by dot path. */
  readonly origins = new Map<string, string>()
  readonly network: Network
  readonly regions: Regions
  /** The stages' names by the ids of their elements. */
  readonly names: ReadonlyMap<string, string>

  constructor(network: Network, regions: Regions, names: ReadonlyMap<string, string>) {
    this.network = network
    this.regions = regions
    this.names = names
  }

  /** The ways out of a stage, or of the gateway where its branches meet. */
  exits(stage: BpmnNode, from = stage.id): Exit[] {
    return this.network.ways(from).flatMap((way) => this.#exit(stage, way) ?? [])
  }

  /** The one way that an event leads on to. */
  one(event: BpmnNode): Exit | undefined {
    const stage = this.network.nodes.get(event.attachedTo ?? event.id) ?? event
    const [first, ...others] = this.network.ways(event.id)
    if (!first || others.length > 0)
      this.findings.push(
        fault(
          event.id,
          first ? 'several ways lead out of it' : 'no way leads out of it',
          'draw one sequence flow from it to what comes next',
        ),
      )
    return first && this.#exit(stage, first)
  }

  borders(node: BpmnNode, event: string): BpmnNode[] {
    return this.network.borders(node.id).filter((border) => border.event === event)
  }

  take<T>({ value, findings }: Told<T>): T {
    this.findings.push(...findings)
    return value
  }

  path({ id }: BpmnNode): string {
    return `stages.${this.names.get(id) ?? id}`
  }

  origin(node: BpmnNode, via: string, { flow }: { readonly flow: BpmnFlow }): void {
    this.origins.set(`${this.path(node)}.${via}`, flow.id)
  }

  #exit(stage: BpmnNode, way: Way): Exit | undefined {
    const { target } = way
    const part = this.network.part(target)
    const last = way.flows.at(-1)?.id ?? ''
    if (part === 'end') return exitOf(way, 'end', this.findings)
    if (part === 'stage') return exitOf(way, this.names.get(target.id) ?? '', this.findings)
    if (part === 'join') {
      const around = this.#around(stage)
      if (around === undefined || this.regions.joins.get(around)?.id !== target.id)
        this.findings.push(
          fault(
            last,
            `it leads to ${target.id}, where other branches meet`,
            'let it lead to where its own branch meets the others',
          ),
        )
      return exitOf(way, 'join', this.findings)
    }
    this.findings.push(
      fault(
        last,
        `it leads to ${target.id}, where nothing can be led to`,
        'let it lead to a task or to an end',
      ),
    )
    return undefined
  }

  /** The fork whose branch a stage is in; an event after a gateway is where its gateway is. */
  #around(stage: BpmnNode): string | undefined {
    const [before] = this.network.part(stage) === 'event' ? this.network.arriving(stage.id) : []
    return this.regions.around.get(before?.from ?? stage.id)
  }
}
