import { problems, type ProblemCode } from '#contract'

export type { ProblemCode }

/** An expected refusal: travels to the caller as RFC 9457 problem+json with its stable code; `detail` never holds personal data. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string | undefined
  /** Machine-readable particulars, such as the fields that were refused. */
  readonly members: Record<string, unknown>

  constructor(
    code: ProblemCode,
    options: { detail?: string; members?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.status = problems[code]
    this.detail = options.detail
    this.members = options.members ?? {}
  }
}
