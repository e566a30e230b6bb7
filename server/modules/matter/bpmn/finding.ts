/** Something about a BPMN file: the element's id, what is the matter, and what to do about it. */
export interface BpmnFinding {
  /** The id of the element, `line 12` where it has none, empty for the whole file. */
  readonly element: string
  readonly message: string
  readonly advice: string
  /** A note says what was assumed; an error keeps the file from being a flow. */
  readonly severity: 'error' | 'note'
}

/** One line for people: `error review: … (what to do)`. */
export function describeBpmnFinding({ element, message, advice, severity }: BpmnFinding): string {
  return `${[severity, element].filter(Boolean).join(' ')}: ${message} (${advice})`
}

export function fault(element: string, message: string, advice: string): BpmnFinding {
  return { element, message, advice, severity: 'error' }
}

export function note(element: string, message: string, advice: string): BpmnFinding {
  return { element, message, advice, severity: 'note' }
}

/** A file that cannot be read at all. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly findings: readonly BpmnFinding[]

  constructor(findings: readonly BpmnFinding[]) {
    super(findings.map(describeBpmnFinding).join('\n'))
    this.findings = findings
  }
}
