import { Building } from './building.ts'
import { fault, note, type BpmnFinding } from './finding.ts'
import { entryKinds, extensionOf, type BpmnModel, type EntryKind } from './model.ts'
import { nameFrom, isName, stageNames } from './names.ts'
import { Network } from './network.ts'
import { isFork, regionsOf } from './regions.ts'
import { stageFrom } from './rebuild-stage.ts'

/** A flow as it may be, not yet held to the contract; which element stands for which place in it. */
export interface Rebuilt {
  readonly draft: object
  /** Ids of elements by dot path: `stages.review.actions.grant`. */
  readonly origins: ReadonlyMap<string, string>
  readonly findings: readonly BpmnFinding[]
}

/** A flow from a process: where it leads from the drawing, what it means from the extensions, the rest by default. */
export function rebuild(model: BpmnModel): Rebuilt {
  const network = new Network(model)
  const regions = regionsOf(network)
  const names = stageNames(network.find('stage'))
  const building = new Building(network, regions, names)
  const entries = entriesOf(network, names)
  const stages = Object.fromEntries(
    network.find('stage').map((node) => [names.get(node.id) ?? node.id, stageFrom(building, node)] as const),
  )
  const { id, version, acceptance } = extensionOf(model, 'flow')?.attributes ?? {}
  const named = id ?? (isName(model.id) ? model.id : nameFrom(model.id)) ?? 'flow'
  return {
    draft: {
      id: named,
      version: version === undefined ? 1 : Number(version),
      ...entries.targets,
      ...(acceptance === undefined ? {} : { acceptance }),
      stages,
    },
    origins: new Map([['', model.id], ...entries.origins, ...building.origins]),
    findings: [
      ...network.findings,
      ...strangersIn(network),
      ...regions.findings,
      ...entries.findings,
      ...building.findings,
    ],
  }
}

/** Where cases come in. */
function entriesOf(network: Network, names: ReadonlyMap<string, string>) {
  const targets: Partial<Record<EntryKind, string>> = {}
  const origins: [string, string][] = []
  const findings: BpmnFinding[] = []
  for (const node of network.find('entry')) {
    const told = extensionOf(node, 'entry')?.attributes['kind']
    const kind = told === undefined ? 'start' : entryKinds.find((each) => each === told)
    if (kind === undefined || targets[kind] !== undefined) {
      findings.push(
        fault(
          node.id,
          'a case comes in at one place',
          'keep one start event; others need yw:entry with the kind askReview or reopen',
        ),
      )
      continue
    }
    const [way, ...others] = network.ways(node.id)
    const target = way && names.get(way.target.id)
    if (target === undefined || others.length > 0)
      findings.push(
        fault(
          node.id,
          'it leads to no stage, or to several',
          'let one sequence flow lead from it to the first task',
        ),
      )
    targets[kind] = target ?? ''
    origins.push([kind, node.id])
  }
  if (targets.start === undefined)
    findings.push(
      fault('', 'there is no start event', 'draw one, and a sequence flow from it to the first task'),
    )
  const inOrder = entryKinds.flatMap((kind) =>
    targets[kind] === undefined ? [] : [[kind, targets[kind]] as const],
  )
  return { targets: Object.fromEntries(inOrder), origins, findings }
}

const strangers: Readonly<Record<string, string>> = {
  scriptTask:
    'flows hold no code: use a business rule task, or a service task for a service that is registered',
  intermediateThrowEvent: 'a flow throws nothing: people are told by milestones, services by a service task',
  callChoreography: 'a flow is a process, no choreography',
}

/** What a flow has no place for. */
function strangersIn(network: Network): BpmnFinding[] {
  const unknown = network
    .find('unknown')
    .map(({ id, type }) =>
      fault(id, `a flow has no ${type}`, strangers[type] ?? 'draw it with tasks, gateways and timers'),
    )
  const borders = network.find('boundary').flatMap((node): BpmnFinding[] => {
    const { id, event = '', isInterrupting, attachedTo = '' } = node
    const host = network.nodes.get(attachedTo)
    if (!host) return [fault(id, 'it sits on no activity', 'put it on the border of a task')]
    if (event === 'timer' && /^(task|userTask|manualTask|serviceTask)$/.test(host.type))
      return isInterrupting === false
        ? [
            fault(
              id,
              'it lets the task go on when its time is up',
              'make it interrupting: the case then leaves the task',
            ),
          ]
        : []
    if (event === 'error' && /^(serviceTask|sendTask)$/.test(host.type)) return []
    return [
      fault(id, `a flow has no ${event || 'plain'} event on the border of a ${host.type}`, 'take it away'),
    ]
  })
  const events = [...network.find('event'), ...network.find('stage')].flatMap(
    ({ id, type, event }): BpmnFinding[] =>
      type === 'intermediateCatchEvent' && !['timer', 'signal', 'message'].includes(event ?? '')
        ? [fault(id, `a flow waits for no ${event ?? 'nothing'}`, 'wait for a time or for a signal')]
        : [],
  )
  const plainEnds = network
    .find('end')
    .flatMap(({ id, event }): BpmnFinding[] =>
      event !== undefined && event !== 'terminate'
        ? [
            note(
              id,
              `it ends the case, and sends no ${event}`,
              'draw a service task before it where somebody must be told',
            ),
          ]
        : [],
    )
  const conditions = network
    .find('join')
    .flatMap(({ id, type, activation }): BpmnFinding[] =>
      type === 'complexGateway' && !/^\s*activationCount\s*>=?\s*\d{1,3}\s*$/.test(activation ?? '')
        ? [
            fault(
              id,
              'how many branches must pass is not said',
              'write its activation condition as activationCount >= 2',
            ),
          ]
        : [],
    )
  return [...unknown, ...borders, ...events, ...plainEnds, ...conditions, ...ownersOf(network)]
}

/** Ends of branches that other modellers mean for the branch alone. */
function ownersOf(network: Network): BpmnFinding[] {
  return network.find('stage').flatMap((node): BpmnFinding[] => {
    const isEmpty = isFork(node) && network.leaving(node.id).length < 2
    return isEmpty
      ? [fault(node.id, 'it parts into fewer than two branches', 'draw another branch, or take it away')]
      : []
  })
}
