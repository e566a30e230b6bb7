import { isDeepStrictEqual } from 'node:util'
import type { DecisionModel } from '#contract'
import { compile, evaluate } from './decision.ts'
import type { DecisionInput } from './input.ts'

export interface ExampleResult {
  readonly name: string
  /** In words, one for each difference; empty where the example holds. */
  readonly differences: string[]
}

/** Runs a model's own examples: its published promise of how it decides. Throws an Error when the model does not compile. */
export async function runExamples(model: DecisionModel): Promise<ExampleResult[]> {
  const compiled = compile(model)
  return Promise.all(
    model.examples.map(async (example) => ({
      name: example.name,
      differences: await differences(compiled, example),
    })),
  )
}

/** Lays one value over another: members of objects one by one, anything else whole. */
export function overlay(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over
  const merged = Object.fromEntries(
    Object.entries(over).map(([name, value]) => [
      name,
      Object.hasOwn(base, name) ? overlay(base[name], value) : value,
    ]),
  )
  return { ...base, ...merged }
}

async function differences(
  compiled: ReturnType<typeof compile>,
  example: DecisionModel['examples'][number],
): Promise<string[]> {
  try {
    const input = overlay(compiled.model.sample, example.given) as DecisionInput
    const { outcome, checks, outputs } = await evaluate(compiled, input)
    const failing = checks.filter(({ holds }) => !holds).map(({ id }) => id)
    return [
      ...(outcome === example.outcome ? [] : [`outcome is ${outcome}, expected ${example.outcome}`]),
      ...(isDeepStrictEqual(failing.toSorted(), example.failing.toSorted())
        ? []
        : [`failing checks are [${failing.join(', ')}], expected [${example.failing.join(', ')}]`]),
      ...Object.entries(example.outputs ?? {})
        .filter(([id, expected]) => !isDeepStrictEqual(outputs[id], expected))
        .map(
          ([id, expected]) =>
            `output ${id} is ${JSON.stringify(outputs[id])}, expected ${JSON.stringify(expected)}`,
        ),
    ]
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)]
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
