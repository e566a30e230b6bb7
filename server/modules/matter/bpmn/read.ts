import { runInNewContext } from 'node:vm'
import { BpmnModdle, type ModdleElement, type ParseWarning } from 'bpmn-moddle'
import { fault, note, Unreadable, type BpmnFinding } from './finding.ts'
import type { BpmnFlow, BpmnModel, BpmnNode, Extension } from './model.ts'
import { attributesOf, yiwangPackage } from './vocabulary.ts'

const LONGEST_MS = 1500
const MAX_NOTES = 20

/** The one process of a BPMN document, and what of it was left aside. `text` is well-formed. Throws Unreadable. */
export async function read(text: string): Promise<{ model: BpmnModel; findings: BpmnFinding[] }> {
  const { rootElement, warnings } = await parse(text)
  const process = processOf(rootElement)
  const lanes = lanesOf(process)
  const model: BpmnModel = {
    id: textOf(process, 'id'),
    extensions: extensionsOf(process),
    ...contentOf(process, undefined, lanes),
  }
  return { model, findings: warnings.flatMap(noteOf).slice(0, MAX_NOTES) }
}

type Parsed = Awaited<ReturnType<BpmnModdle['fromXML']>>

/** The reader looks for the place of each thing it does not understand from the beginning: of too many it is stopped. */
async function parse(text: string): Promise<Parsed> {
  const moddle = new BpmnModdle({ yw: yiwangPackage })
  let reading: Promise<Parsed> | undefined
  try {
    runInNewContext('read()', { read: () => void (reading = moddle.fromXML(text)) }, { timeout: LONGEST_MS })
  } catch (cause) {
    if (!isTimeout(cause)) throw cause
  }
  if (!reading)
    throw new Unreadable([
      fault(
        '',
        'the file is too large or holds too much that is no BPMN',
        'export its process alone, as BPMN 2.0',
      ),
    ])
  try {
    return await reading
  } catch (cause) {
    const message = cause instanceof Error ? firstLine(cause.message) : 'it cannot be read'
    throw new Unreadable([fault('', message, 'save the diagram as BPMN 2.0 XML')])
  }
}

function isTimeout(cause: unknown): boolean {
  // An error of the other context is no instance of this one's.
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}

/** The process with something in it; several are refused. */
function processOf(definitions: ModdleElement): ModdleElement {
  const processes = elementsOf(definitions, 'rootElements').filter((each) => each.$instanceOf('bpmn:Process'))
  const filled = processes.filter((each) => elementsOf(each, 'flowElements').length > 0)
  const [first, second] = filled
  if (!first)
    throw new Unreadable([
      fault(
        processes[0] ? textOf(processes[0], 'id') : '',
        'the file holds no process',
        'draw the flow as a process',
      ),
    ])
  if (second)
    throw new Unreadable(
      filled
        .slice(1)
        .map((each) =>
          fault(
            textOf(each, 'id'),
            'there is more than one process',
            'save each process as a file of its own',
          ),
        ),
    )
  return first
}

/** The names of the lanes an element lies in. */
function lanesOf(process: ModdleElement): ReadonlyMap<string, readonly string[]> {
  const lanes = new Map<string, string[]>()
  const sets = elementsOf(process, 'laneSets')
  for (let set = sets.pop(); set; set = sets.pop())
    for (const lane of elementsOf(set, 'lanes')) {
      const inner = lane.get('childLaneSet')
      if (isElement(inner)) sets.push(inner)
      for (const node of elementsOf(lane, 'flowNodeRef')) {
        const id = textOf(node, 'id')
        lanes.set(id, [...(lanes.get(id) ?? []), textOf(lane, 'name')])
      }
    }
  return lanes
}

function contentOf(
  container: ModdleElement,
  within: string | undefined,
  lanes: ReadonlyMap<string, readonly string[]>,
): { nodes: BpmnNode[]; flows: BpmnFlow[] } {
  const nodes: BpmnNode[] = []
  const flows: BpmnFlow[] = []
  const place = within === undefined ? {} : { within }
  for (const element of elementsOf(container, 'flowElements')) {
    if (element.$instanceOf('bpmn:SequenceFlow')) flows.push({ ...flowOf(element), ...place })
    else if (element.$instanceOf('bpmn:FlowNode')) {
      nodes.push({ ...nodeOf(element, lanes), ...place })
      if (element.$instanceOf('bpmn:SubProcess')) {
        const inner = contentOf(element, textOf(element, 'id'), lanes)
        nodes.push(...inner.nodes)
        flows.push(...inner.flows)
      }
    }
  }
  return { nodes, flows }
}

function nodeOf(element: ModdleElement, lanes: ReadonlyMap<string, readonly string[]>): BpmnNode {
  const id = textOf(element, 'id')
  const [definition] = element.$instanceOf('bpmn:Event') ? elementsOf(element, 'eventDefinitions') : []
  const host = element.$instanceOf('bpmn:BoundaryEvent') ? element.get('attachedToRef') : undefined
  const doers = [...(lanes.get(id) ?? []), ...groupsOf(element)]
  const activation = bodyOf(element, 'activationCondition')
  const calls = textOf(element, 'calledElement')
  return {
    id,
    type: localName(element.$type),
    name: textOf(element, 'name'),
    extensions: extensionsOf(element),
    ...(definition ? eventOf(definition) : {}),
    ...(element.$instanceOf('bpmn:BoundaryEvent')
      ? {
          attachedTo: isElement(host) ? textOf(host, 'id') : '',
          isInterrupting: element.get('cancelActivity') !== false,
        }
      : {}),
    ...(activation ? { activation } : {}),
    ...(calls ? { calls } : {}),
    ...(doers.length > 0 ? { doers } : {}),
  }
}

function eventOf(definition: ModdleElement): Pick<BpmnNode, 'event' | 'duration' | 'signal'> {
  const event = localName(definition.$type).replace(/EventDefinition$/, '')
  const referred = ['signalRef', 'messageRef', 'errorRef'].map((name) => definition.get(name)).find(isElement)
  const signal = referred ? textOf(referred, 'name') || textOf(referred, 'id') : ''
  const duration = bodyOf(definition, 'timeDuration')
  return { event, ...(duration ? { duration } : {}), ...(signal ? { signal } : {}) }
}

function flowOf(element: ModdleElement): BpmnFlow {
  const condition = bodyOf(element, 'conditionExpression')
  const end = (name: string) => {
    const found = element.get(name)
    return isElement(found) ? textOf(found, 'id') : ''
  }
  return {
    id: textOf(element, 'id'),
    from: end('sourceRef'),
    to: end('targetRef'),
    name: textOf(element, 'name'),
    extensions: extensionsOf(element),
    ...(condition ? { condition } : {}),
  }
}

function extensionsOf(element: ModdleElement): Extension[] {
  const holder = element.get('extensionElements')
  return isElement(holder)
    ? elementsOf(holder, 'values')
        .filter(({ $type }) => $type.startsWith('yw:'))
        .map(extensionFrom)
    : []
}

function extensionFrom(element: ModdleElement): Extension {
  const name = localName(element.$type)
  const given = attributesOf(name).flatMap((key): [string, string][] => {
    const value = element.get(key)
    return typeof value === 'string' ? [[key, value]] : []
  })
  const basis = name === 'period' ? element.get('basis') : undefined
  const fields = name === 'route' ? elementsOf(element, 'field') : []
  const children = [...(isElement(basis) ? [basis] : []), ...fields].map(extensionFrom)
  return { name, attributes: Object.fromEntries(given), ...(children.length > 0 ? { children } : {}) }
}

/** Who other engines let do a task (`camunda:candidateGroups`, `flowable:candidateGroups`). */
function groupsOf({ $attrs }: ModdleElement): string[] {
  return Object.entries($attrs).flatMap(([key, value]) =>
    /:(candidateGroups|assignee)$/.test(key) && typeof value === 'string' ? value.split(',') : [],
  )
}

/** What the reader did not understand; references to nothing are found again where they matter. */
function noteOf({ message, element }: ParseWarning): BpmnFinding[] {
  if (message.startsWith('unresolved reference')) return []
  const id = element ? textOf(element, 'id') : ''
  return [note(id, firstLine(message), 'it was left aside: BPMN 2.0 does not know it here')]
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && '$instanceOf' in value
}

function elementsOf(element: ModdleElement, name: string): ModdleElement[] {
  const found = element.get(name)
  return Array.isArray(found) ? found.filter(isElement) : []
}

function textOf(element: ModdleElement, name: string): string {
  const found = element.get(name)
  return typeof found === 'string' ? found : ''
}

function bodyOf(element: ModdleElement, name: string): string {
  const found = element.get(name)
  return isElement(found) ? textOf(found, 'body') : ''
}

function localName(type: string): string {
  const name = type.slice(type.indexOf(':') + 1)
  return name.charAt(0).toLowerCase() + name.slice(1)
}
