import { exitsOf, forkAround, type Exit, type Flow, type ForkStage, type Stage } from '#contract'
import { entryWords, endingOf, endingWords, type Ending } from '../diagram/figures.ts'
import { propertiesOf, routeProperties, signalsOf, stageProperties, timeOf } from './compose-properties.ts'
import { entryKinds, extension, ids, type BpmnFlow, type BpmnModel, type BpmnNode } from './model.ts'

const elementTypes = {
  task: 'userTask',
  decide: 'businessRuleTask',
  call: 'serviceTask',
  issue: 'sendTask',
  spawn: 'subProcess',
} as const

/** A flow in the words of BPMN; what it has no word for goes along as extensions. */
export function compose(flow: Flow): BpmnModel {
  return new Composition(flow).model()
}

class Composition {
  readonly #flow: Flow
  readonly #nodes: BpmnNode[] = []
  readonly #flows: BpmnFlow[] = []

  constructor(flow: Flow) {
    this.#flow = flow
  }

  model(): BpmnModel {
    const { id, version, acceptance, stages } = this.#flow
    for (const kind of entryKinds) {
      const to = this.#flow[kind]
      if (to === undefined) continue
      const entry = ids.entry(kind)
      this.#add(entry, 'startEvent', entryWords[kind].zh, [extension('entry', { kind })])
      this.#connect(entry, this.#entrance(to))
    }
    for (const [name, stage] of Object.entries(stages)) this.#stage(name, stage)
    return {
      id: ids.process(id),
      extensions: [extension('flow', { id, version, acceptance })],
      nodes: this.#nodes,
      flows: this.#flows,
    }
  }

  #stage(name: string, stage: Stage): void {
    const merge = this.#entrance(name)
    if (merge !== name) {
      this.#add(merge, 'exclusiveGateway')
      this.#connect(merge, name)
    }
    const extensions = [...stageProperties(name, stage), ...propertiesOf(stage)]
    if (stage.kind === 'wait') return this.#wait(name, stage, extensions)
    if (stage.kind === 'fork') return this.#fork(name, stage, extensions)
    this.#add(name, elementTypes[stage.kind], stage.title.zh, extensions)
    if (stage.kind === 'spawn') this.#legs(name, stage)
    const exits = exitsOf(stage)
    const elapsed = stage.kind === 'task' ? exits.find(({ via }) => via === 'elapsed') : undefined
    if (elapsed) {
      const timer = ids.timer(name)
      this.#add(timer, 'boundaryEvent', timeOf(stage)?.words, [], {
        event: 'timer',
        duration: timeOf(stage)?.duration ?? '',
        attachedTo: name,
        isInterrupting: true,
      })
      this.#exit(timer, name, elapsed)
    }
    this.#exits(
      name,
      name,
      exits.filter((exit) => exit !== elapsed),
    )
  }

  /** A time or one signal is an event; several are events after a gateway, of which the first one counts. */
  #wait(name: string, stage: Extract<Stage, { kind: 'wait' }>, extensions: BpmnNode['extensions']): void {
    const exits = exitsOf(stage)
    const isOne = exits.length === 1
    if (!isOne) this.#add(name, 'eventBasedGateway', stage.title.zh, extensions)
    for (const exit of exits) {
      const signal = signalsOf(exit)
      const time = signal === undefined ? timeOf(stage) : undefined
      const catches =
        signal === undefined
          ? { event: 'timer', duration: time?.duration ?? '' }
          : { event: 'signal', signal }
      const id = isOne ? name : signal === undefined ? ids.timer(name) : ids.catches(name, signal)
      const title = isOne ? stage.title.zh : (time?.words ?? signal)
      this.#add(id, 'intermediateCatchEvent', title, isOne ? extensions : [], catches)
      if (!isOne) this.#connect(name, id)
      this.#exit(id, name, exit)
    }
  }

  #fork(name: string, stage: ForkStage, extensions: BpmnNode['extensions']): void {
    const { branches, join, title } = stage
    const isConditional = Object.values(branches).some(({ when }) => when !== undefined)
    this.#add(name, isConditional ? 'inclusiveGateway' : 'parallelGateway', title.zh, extensions)
    for (const [branch, { start, title: called, stages, when }] of Object.entries(branches)) {
      const told = { name: branch, ...called, stages: stages.join(' ') }
      this.#flows.push({
        id: `${name}.branches.${branch}`,
        from: name,
        to: this.#entrance(start),
        name: called.zh,
        extensions: [extension('branch', told)],
        ...(when === undefined ? {} : { condition: when }),
      })
    }
    const meets = ids.join(name)
    const of = [extension('join', { of: name })]
    if (join === 'all') this.#add(meets, isConditional ? 'inclusiveGateway' : 'parallelGateway', '', of)
    else
      this.#add(meets, 'complexGateway', '', of, {
        activation: `activationCount >= ${join === 'any' ? 1 : join.quorum}`,
      })
    // A branch that may come to its join by several ways comes there once.
    for (const branch of Object.keys(branches))
      if (this.#arrivals(name, branch) > 1) {
        this.#add(ids.arrives(name, branch), 'exclusiveGateway')
        this.#connect(ids.arrives(name, branch), meets)
      }
    this.#exits(meets, name, exitsOf(stage))
  }

  #legs(name: string, stage: Extract<Stage, { kind: 'spawn' }>): void {
    for (const [leg, { title, matter, required, when, answers, materials }] of Object.entries(stage.legs)) {
      const told = { name: leg, ...title, required, when }
      const parameters = [
        ...Object.entries(answers).map(([field, value]) => extension('parameter', { name: field, value })),
        ...Object.entries(materials).map(([slot, value]) => extension('material', { name: slot, value })),
      ]
      this.#add(ids.leg(name, leg), 'callActivity', title.zh, [extension('leg', told), ...parameters], {
        calls: matter,
        within: name,
      })
    }
    for (const [leg, { after }] of Object.entries(stage.legs))
      for (const [at, before] of after.entries())
        this.#flows.push({
          id: `${name}.leg.${leg}.after.${at}`,
          from: ids.leg(name, before),
          to: ids.leg(name, leg),
          name: '',
          extensions: [],
          within: name,
        })
  }

  /** One way out leads straight on; several leave by a gateway. */
  #exits(from: string, stage: string, exits: readonly Exit[]): void {
    const gateway = ids.exits(stage)
    const isOne = exits.length === 1
    if (!isOne) {
      this.#add(gateway, 'exclusiveGateway')
      this.#connect(from, gateway)
    }
    for (const exit of exits) this.#exit(isOne ? from : gateway, stage, exit)
  }

  #exit(from: string, stage: string, exit: Exit): void {
    const ending = endingOf(exit)
    if (ending !== undefined) this.#end(stage, ending)
    this.#flows.push({
      id: `${stage}.${exit.via}`,
      from,
      to: ending === undefined ? this.#target(stage, exit.route.to) : ids.end(stage, ending),
      name: exit.label.zh,
      extensions: [routeProperties(exit)],
    })
  }

  #end(stage: string, ending: Ending): void {
    const id = ids.end(stage, ending)
    if (this.#nodes.some((node) => node.id === id)) return
    // Within a branch an end is the end of everything, not of the branch alone.
    const isInner = forkAround(this.#flow, stage) !== undefined
    const words = endingWords[ending].zh
    this.#add(id, 'endEvent', words, [], isInner ? { event: 'terminate' } : {})
  }

  #target(stage: string, to: string): string {
    if (to !== 'join') return this.#entrance(to)
    const fork = forkAround(this.#flow, stage) ?? ''
    const branch = this.#branchOf(fork, stage)
    return this.#arrivals(fork, branch) > 1 ? ids.arrives(fork, branch) : ids.join(fork)
  }

  /** Where one comes into a stage: a fork that is come to by several ways has a gateway before it, which waits for none. */
  #entrance(name: string): string {
    const { stages } = this.#flow
    if (stages[name]?.kind !== 'fork') return name
    const ways = [
      ...entryKinds.filter((kind) => this.#flow[kind] === name),
      ...Object.values(stages).flatMap((stage) => exitsOf(stage).filter(({ route }) => route.to === name)),
      ...Object.values(stages).flatMap((stage) =>
        stage.kind === 'fork' ? Object.values(stage.branches).filter(({ start }) => start === name) : [],
      ),
    ]
    return ways.length > 1 ? ids.merge(name) : name
  }

  #branchOf(fork: string, stage: string): string {
    const spec = this.#flow.stages[fork]
    const branches = spec?.kind === 'fork' ? Object.entries(spec.branches) : []
    return branches.find(([, { stages }]) => stages.includes(stage))?.[0] ?? ''
  }

  #arrivals(fork: string, branch: string): number {
    const spec = this.#flow.stages[fork]
    const names = spec?.kind === 'fork' ? (spec.branches[branch]?.stages ?? []) : []
    return names.flatMap((name) => {
      const stage = this.#flow.stages[name]
      return stage ? exitsOf(stage).filter(({ route }) => route.to === 'join') : []
    }).length
  }

  #add(
    id: string,
    type: string,
    name = '',
    extensions: BpmnNode['extensions'] = [],
    rest: Partial<BpmnNode> = {},
  ): void {
    this.#nodes.push({ id, type, name, extensions, ...rest })
  }

  #connect(from: string, to: string): void {
    this.#flows.push({ id: ids.to(from, to), from, to, name: '', extensions: [] })
  }
}
