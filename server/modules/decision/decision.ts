import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine'
import type { DecisionModel, Ruling } from '#contract'
import { canonicalJson, sm3Hex } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { fillTemplate } from '#platform/expression'
import { declaredMatches } from './declared-matches.ts'
import { ModelFailed } from './errors.ts'
import { inputReader, type DecisionInput } from './input.ts'
import { toJdm } from './jdm.ts'
import { inputPruner } from './prune.ts'

export interface CompiledDecision {
  readonly model: DecisionModel
  /** SM3 of the canonical model, hex. */
  readonly digest: string
  /** Validated and completed input in, the engine's bare answer out. */
  readonly run: (input: Record<string, unknown>) => Promise<unknown>
  readonly readInput: (input: DecisionInput) => Record<string, unknown>
  /** The model's checks and the one that the house adds. */
  readonly checks: DecisionModel['checks']
}

/** SM3 of a model in canonical form, hex: what a ruling names and what is stored. */
export function digestOf(model: DecisionModel): string {
  return sm3Hex(canonicalJson(model))
}

/** Makes a model ready to be asked any number of times; throws an Error when its input schema or its graph is wrong. */
export function compile(model: DecisionModel): CompiledDecision {
  const checks = [...model.checks, declaredMatches]
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(toJdm({ ...model, checks })))
  decision.validate()
  const prune = inputPruner({ ...model, checks })
  return {
    model,
    digest: digestOf(model),
    run: async (input) => (await decision.evaluate(prune(input))).result as unknown,
    readInput: inputReader(model),
    checks,
  }
}

/** Asks a model: every check with what it saw, the outcome and the outputs. Throws Problem `decision.input-invalid`, or ModelFailed. */
export async function evaluate(compiled: CompiledDecision, input: DecisionInput): Promise<Ruling> {
  const started = performance.now()
  const complete = compiled.readInput(input)
  const answer = readAnswer(
    compiled,
    await compiled.run(complete).catch((cause: unknown) => fail(compiled, cause)),
  )
  const context = { ...complete, outputs: answer.outputs }
  const checks = compiled.checks.map(({ id, title, otherwise, shows, reason, basis }) => {
    const holds = answer.checks[id] === true
    return {
      id,
      title,
      holds,
      otherwise,
      shows: fillTemplate(shows, context),
      ...(holds ? {} : { reason: fillTemplate(reason, context) }),
      basis,
    }
  })
  return {
    model: compiled.model.id,
    version: compiled.model.version,
    modelDigest: compiled.digest,
    outcome: answer.outcome,
    checks,
    outputs: answer.outputs,
    input: complete,
    tookMs: performance.now() - started,
  }
}

interface Answer {
  outcome: Ruling['outcome']
  checks: Record<string, unknown>
  outputs: Record<string, unknown>
}

/** Takes from the engine's answer only what is one: a check is true or false, nothing between. */
function readAnswer({ model, checks }: CompiledDecision, result: unknown): Answer {
  const answer = result as {
    outcome: unknown
    checks: Record<string, unknown>
    outputs: Record<string, unknown> | null
  }
  for (const { id, when } of checks)
    if (typeof answer.checks[id] !== 'boolean')
      throw new ModelFailed(model.id, `check ${id} is neither true nor false: ${when}`)
  const { outcome } = answer
  if (outcome !== 'granted' && outcome !== 'refused' && outcome !== 'referred')
    throw new ModelFailed(model.id, 'no outcome')
  const given = answer.outputs ?? {}
  const outputs = Object.fromEntries(model.outputs.map(({ id }) => [id, given[id] ?? null]))
  return { outcome, checks: answer.checks, outputs }
}

function fail({ model }: CompiledDecision, cause: unknown): never {
  if (cause instanceof Problem) throw cause
  throw new ModelFailed(model.id, reasonOf(cause), cause)
}

/** The engine's first line is { nodeId, source } with the expression; the rest is a native stack trace. */
function reasonOf(cause: unknown): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  try {
    const { nodeId, source } = JSON.parse(line) as { nodeId?: string; source?: unknown }
    return `${nodeId ?? ''}: ${typeof source === 'string' ? source : JSON.stringify(source)}`
  } catch {
    return line
  }
}
