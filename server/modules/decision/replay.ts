import { isDeepStrictEqual } from 'node:util'
import type { DecisionModel, Ruling } from '#contract'
import { compile, digestOf, evaluate } from './decision.ts'
import type { DecisionInput } from './input.ts'

export interface Replay {
  /** The model in hand is byte for byte the one that ruled. */
  readonly sameModel: boolean
  /** Outcome, checks and outputs came out as they did then. */
  readonly sameResult: boolean
  readonly ruling: Ruling
}

/** Asks a model again what it was asked, from the input kept in the ruling. Throws what `evaluate` throws. */
export async function replay(ruling: Ruling, model: DecisionModel): Promise<Replay> {
  const again = await evaluate(compile(model), ruling.input as DecisionInput)
  return {
    sameModel: digestOf(model) === ruling.modelDigest,
    sameResult: isDeepStrictEqual(said(again), said(ruling)),
    ruling: again,
  }
}

/** What a ruling says, in the form in which it is stored. */
function said({ outcome, checks, outputs }: Ruling): unknown {
  return JSON.parse(JSON.stringify({ outcome, checks, outputs }))
}
