import { isDeepStrictEqual } from 'node:util'
import type { Ruling } from '#contract'
import { evaluate, ModelFailed, type CompiledDecision, type DecisionInput } from '#modules/decision'
import { Problem } from '#platform/errors'

/** What comes out otherwise when a ruling's input is judged by other rules. */
export interface Otherwise {
  readonly was: Ruling['outcome']
  readonly now: Ruling['outcome'] | 'failed'
  /** Checks that hold now and did not, or the other way, and those that were not asked then; ids. */
  readonly checks: string[]
  readonly outputs: string[]
  /** Of those checks, the ones that hold now. */
  readonly held: string[]
  /** What every output is now. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Judges what was known then by other rules; undefined where everything comes out the same. Parameters are those of the other rules. */
export async function judgeAgain(rules: CompiledDecision, then: Ruling): Promise<Otherwise | undefined> {
  const { params: _, ...known } = then.input as DecisionInput
  let again: Ruling
  try {
    again = await evaluate(rules, known)
  } catch (cause) {
    if (!(cause instanceof ModelFailed) && !(cause instanceof Problem)) throw cause
    return { was: then.outcome, now: 'failed', checks: [], outputs: [], held: [], values: {} }
  }
  const held = new Map(then.checks.map(({ id, holds }) => [id, holds]))
  const checks = again.checks.filter(({ id, holds }) => held.get(id) !== holds && !(holds && !held.has(id)))
  const outputs = Object.entries(again.outputs).filter(
    ([id, value]) => !isDeepStrictEqual(value ?? null, then.outputs[id] ?? null),
  )
  if (again.outcome === then.outcome && checks.length === 0 && outputs.length === 0) return undefined
  return {
    was: then.outcome,
    now: again.outcome,
    checks: checks.map(({ id }) => id),
    outputs: outputs.map(([id]) => id),
    held: checks.filter(({ holds }) => holds).map(({ id }) => id),
    values: again.outputs,
  }
}
