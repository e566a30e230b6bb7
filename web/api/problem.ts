import type { ProblemCode } from '#contract'

/** One field of an input that was refused: where, and what was wrong. */
export interface FieldFault {
  readonly path: string
  /** The keyword of JSON Schema that failed, `unknown` or `not-offered`. */
  readonly code: string
  readonly message: string
  readonly params: Readonly<Record<string, unknown>>
}

/** `network` where no answer came at all. */
export type ApiProblemCode = ProblemCode | 'network'

/** A refusal by the server (RFC 9457), or no answer at all. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode
  readonly status: number
  readonly detail: string | undefined
  readonly fields: readonly FieldFault[]
  /** All members of the problem document, for those that carry more. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(code: ApiProblemCode, status: number, members: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.members = members
    this.detail = typeof members['detail'] === 'string' ? members['detail'] : undefined
    this.fields = readFaults(members)
  }
}

/** True for problems that go away by trying again. */
export function isTransient(problem: ApiProblem): boolean {
  return problem.code === 'network' || problem.status >= 500
}

function readFaults(members: Readonly<Record<string, unknown>>): FieldFault[] {
  const listed = members['fields'] ?? members['faults']
  if (!Array.isArray(listed)) return []
  return listed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { path, field, code, message, params } = entry as Record<string, unknown>
    const at = field ?? path
    if (typeof at !== 'string') return []
    return [
      {
        path: at.replaceAll('/', '.').replace(/^\./, ''),
        code: asText(code),
        message: asText(message),
        params: asRecord(params),
      },
    ]
  })
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
