import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { extensionOf, ids, type BpmnFlow, type BpmnModel, type BpmnNode, type Extension } from './model.ts'
import type { Shapes } from './shapes.ts'
import { NAMESPACE, typeName, yiwangPackage } from './vocabulary.ts'

const LANGUAGE = 'https://gorules.io/docs/developers/zen-expression'

/** A model as BPMN 2.0 XML in UTF-8, with its picture (ISO/IEC 19510, clauses 12 and 15). */
export async function write(model: BpmnModel, shapes: Shapes): Promise<string> {
  return new Writing(model).xml(shapes)
}

class Writing {
  readonly #moddle = new BpmnModdle({ yw: yiwangPackage })
  readonly #model: BpmnModel
  readonly #elements = new Map<string, ModdleElement>()
  readonly #signals = new Map<string, ModdleElement>()

  constructor(model: BpmnModel) {
    this.#model = model
  }

  async xml(shapes: Shapes): Promise<string> {
    const { id, nodes, flows } = this.#model
    for (const node of nodes) this.#elements.set(node.id, this.#node(node))
    for (const flow of flows) this.#elements.set(flow.id, this.#flow(flow))
    this.#link()
    const process = this.#create('bpmn:Process', {
      id,
      isExecutable: false,
      ...this.#extended(this.#model.extensions),
      flowElements: this.#inside(undefined),
    })
    const definitions = this.#create('bpmn:Definitions', {
      id: `${id}_definitions`,
      targetNamespace: NAMESPACE,
      exporter: 'Yiwang',
      rootElements: [process, ...this.#signals.values()],
      diagrams: [this.#diagram(process, shapes)],
    })
    return (await this.#moddle.toXML(definitions, { format: true })).xml
  }

  #node(node: BpmnNode): ModdleElement {
    const { id, type, name, activation, calls } = node
    return this.#create(`bpmn:${typeName(type)}`, {
      id,
      ...(name === '' ? {} : { name: writable(name) }),
      ...this.#extended(node.extensions),
      ...(node.event ? { eventDefinitions: [this.#event(node)] } : {}),
      ...(activation
        ? { activationCondition: this.#create('bpmn:FormalExpression', { body: activation }) }
        : {}),
      ...(calls ? { calledElement: calls } : {}),
      ...(node.attachedTo ? { cancelActivity: node.isInterrupting ?? true } : {}),
    })
  }

  #event({ id, event = '', duration, signal }: BpmnNode): ModdleElement {
    return this.#create(`bpmn:${typeName(event)}EventDefinition`, {
      id: `${id}_${event}`,
      ...(duration ? { timeDuration: this.#create('bpmn:FormalExpression', { body: duration }) } : {}),
      ...(signal ? { signalRef: this.#signal(signal) } : {}),
    })
  }

  #signal(name: string): ModdleElement {
    const known = this.#signals.get(name)
    if (known) return known
    const made = this.#create('bpmn:Signal', { id: ids.signal(name), name })
    this.#signals.set(name, made)
    return made
  }

  #flow({ id, name, condition, extensions }: BpmnFlow): ModdleElement {
    return this.#create('bpmn:SequenceFlow', {
      id,
      ...(name === '' ? {} : { name: writable(name) }),
      ...this.#extended(extensions),
      ...(condition
        ? {
            conditionExpression: this.#create('bpmn:FormalExpression', {
              language: LANGUAGE,
              body: writable(condition),
            }),
          }
        : {}),
    })
  }

  /** What leads where, what sits on whose border, what stands in which sub-process. */
  #link(): void {
    const { nodes, flows } = this.#model
    for (const { id, from, to } of flows) {
      const [element, source, target] = [id, from, to].map((each) => this.#elements.get(each))
      element?.set('sourceRef', source)
      element?.set('targetRef', target)
    }
    const linesOf = (end: 'from' | 'to', id: string) =>
      flows.filter((flow) => flow[end] === id).flatMap((flow) => this.#elements.get(flow.id) ?? [])
    for (const { id, type, attachedTo } of nodes) {
      const element = this.#elements.get(id)
      element?.set('incoming', linesOf('to', id))
      element?.set('outgoing', linesOf('from', id))
      if (attachedTo) element?.set('attachedToRef', this.#elements.get(attachedTo))
      if (type === 'subProcess') element?.set('flowElements', this.#inside(id))
    }
  }

  #inside(subProcess: string | undefined): ModdleElement[] {
    const { nodes, flows } = this.#model
    return [...nodes, ...flows]
      .filter(({ within }) => within === subProcess)
      .flatMap(({ id }) => this.#elements.get(id) ?? [])
  }

  #extended(extensions: readonly Extension[]): { extensionElements?: ModdleElement } {
    if (extensions.length === 0) return {}
    const values = extensions.map((each) => this.#extension(each))
    return { extensionElements: this.#create('bpmn:ExtensionElements', { values }) }
  }

  #extension({ name, attributes, children = [] }: Extension): ModdleElement {
    return this.#create(`yw:${typeName(name)}`, {
      ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, writable(value)])),
      ...Object.fromEntries(
        [...Map.groupBy(children, (child) => child.name)].map(([child, all]) => {
          const made = all.map((each) => this.#extension(each))
          return [child, child === 'field' ? made : made[0]]
        }),
      ),
    })
  }

  #diagram(process: ModdleElement, shapes: Shapes): ModdleElement {
    const { nodes } = this.#model
    const expanded = new Set(nodes.flatMap(({ id, type }) => (type === 'subProcess' ? [id] : [])))
    const caption = (bounds: object | undefined) =>
      bounds
        ? { label: this.#create('bpmndi:BPMNLabel', { bounds: this.#create('dc:Bounds', { ...bounds }) }) }
        : {}
    const planeElement = [
      ...shapes.nodes.map(({ id, x, y, width, height, caption: bounds }) =>
        this.#create('bpmndi:BPMNShape', {
          id: `${id}_di`,
          bpmnElement: this.#elements.get(id),
          bounds: this.#create('dc:Bounds', { x, y, width, height }),
          ...(expanded.has(id) ? { isExpanded: true } : {}),
          ...(nodes.find((node) => node.id === id)?.type === 'exclusiveGateway'
            ? { isMarkerVisible: true }
            : {}),
          ...caption(bounds),
        }),
      ),
      ...shapes.flows.map(({ id, points, caption: bounds }) =>
        this.#create('bpmndi:BPMNEdge', {
          id: `${id}_di`,
          bpmnElement: this.#elements.get(id),
          waypoint: points.map(({ x, y }) => this.#create('dc:Point', { x, y })),
          ...caption(bounds),
        }),
      ),
    ]
    const flowId = extensionOf(this.#model, 'flow')?.attributes['id'] ?? ''
    return this.#create('bpmndi:BPMNDiagram', {
      id: `${this.#model.id}_diagram`,
      name: flowId,
      plane: this.#create('bpmndi:BPMNPlane', {
        id: `${this.#model.id}_plane`,
        bpmnElement: process,
        planeElement,
      }),
    })
  }

  #create(type: string, attributes: Record<string, unknown>): ModdleElement {
    return this.#moddle.create(type, attributes)
  }
}

/** Without characters that XML 1.0 cannot hold (section 2.2). */
function writable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
