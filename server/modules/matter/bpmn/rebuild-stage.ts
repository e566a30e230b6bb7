import type { Building } from './building.ts'
import { note } from './finding.ts'
import { extensionOf, type BpmnNode } from './model.ts'
import { fork, spawn } from './rebuild-branches.ts'
import { call, decide, issue, wait } from './rebuild-machine.ts'
import { textOf } from './rebuild-properties.ts'
import { task } from './rebuild-task.ts'
import { isFork } from './regions.ts'

/** A stage of a flow from the element that stands for it; not yet held to the contract. */
export function stageFrom(building: Building, node: BpmnNode): object {
  building.origins.set(building.path(node), node.id)
  const kept = extensionOf(node, 'stage')
  const title = building.take(textOf(node, kept, { zh: node.id, en: node.id }))
  if (node.name.trim() === '' && !kept)
    building.findings.push(
      note(node.id, 'it has no name', 'name it as officers and applicants should read it'),
    )
  switch (node.type) {
    case 'businessRuleTask':
      return { kind: 'decide', title, ...decide(building, node) }
    case 'serviceTask':
      return { kind: 'call', title, ...call(building, node) }
    case 'sendTask':
      return { kind: 'issue', title, ...issue(building, node) }
    case 'subProcess':
    case 'callActivity':
      return { kind: 'spawn', title, ...spawn(building, node) }
    case 'eventBasedGateway':
    case 'intermediateCatchEvent':
    case 'receiveTask':
      return { kind: 'wait', title, ...wait(building, node) }
    default:
      return isFork(node)
        ? { kind: 'fork', title, ...fork(building, node) }
        : { kind: 'task', title, ...task(building, node) }
  }
}
