import { evaluateExpressionSync } from '@gorules/zen-engine'

/** An expression that cannot be read or that fails on the values it was given; holds the expression, never the values. */
export class ExpressionFailed extends Error {
  readonly expression: string

  constructor(expression: string, reason: string) {
    super(`${expression}: ${reason}`)
    this.name = 'ExpressionFailed'
    this.expression = expression
  }
}

/** The value of a ZEN expression over a context; throws ExpressionFailed. */
export function evaluateExpression(expression: string, context: Record<string, unknown>): unknown {
  try {
    return evaluateExpressionSync(expression, context)
  } catch (cause) {
    throw new ExpressionFailed(expression, readFailure(cause).reason)
  }
}

/** What is wrong with the writing of a ZEN expression; undefined where it can be read. */
export function checkExpression(expression: string): string | undefined {
  try {
    evaluateExpressionSync(expression, {})
    return undefined
  } catch (cause) {
    const { type, reason } = readFailure(cause)
    // With no values to work on, a well-written expression may still fail in the machine.
    return type === 'vmError' ? undefined : reason
  }
}

/** The engine reports as a line of JSON followed by a native stack trace. */
function readFailure(cause: unknown): { type: string; reason: string } {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  try {
    const { type, source } = JSON.parse(line) as { type: string; source: unknown }
    return { type, reason: typeof source === 'string' ? source : JSON.stringify(source) }
  } catch {
    return { type: 'unknown', reason: line }
  }
}
