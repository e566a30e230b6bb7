declare module 'bpmn-moddle' {
  /** An element of a BPMN document, as its meta-model has it. */
  export interface ModdleElement {
    readonly $type: string
    /** Attributes that the meta-model does not know, by prefixed name. */
    readonly $attrs: Readonly<Record<string, unknown>>
    get(property: string): unknown
    set(property: string, value: unknown): void
    $instanceOf(type: string): boolean
  }

  export interface ParseWarning {
    readonly message: string
    readonly element?: ModdleElement
    readonly property?: string
    readonly value?: string
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    create(type: string, attributes?: Record<string, unknown>): ModdleElement
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: ParseWarning[] }>
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
