import type { PublishedMatter } from '#modules/matter'
import type { Platform } from '#platform/runtime'
import type { CaseState } from './case.ts'
import type { CaseBase } from './record.ts'

/** A result made and signed, to be written by the very act that grants it. */
export interface MadeResult {
  readonly certificateId: string
  readonly identifier: string
  readonly row: object
  readonly entry: { caseId: string; id: string; kind: string; digest: string; at: string }
}

export interface ResultMaker {
  /** A service that is asked once after the act that issued it: what was given enters a register. */
  readonly follow?: string
  /** Throws a Problem below 500 when this result cannot be made: a person then takes over. */
  make(
    platform: Platform,
    input: { matter: PublishedMatter; base: CaseBase; state: CaseState; now: Temporal.Instant },
  ): Promise<MadeResult>
}

const makers = new Map<string, ResultMaker>()

/** Extension point `result`: what a case can give. Throws on a second registration. */
export function registerResult(name: string, maker: ResultMaker): void {
  if (makers.has(name)) throw new TypeError(`The result ${name} is registered already`)
  makers.set(name, maker)
}

export function resultOf(matter: PublishedMatter, stageName: string): ResultMaker {
  const stage = matter.definition.flow.stages[stageName]
  const maker = stage?.kind === 'issue' ? makers.get(stage.result) : undefined
  if (!maker) throw new TypeError(`Stage ${stageName} of ${matter.definition.slug} names no known result`)
  return maker
}

/** What follows the results that were issued at these stages. */
export function followersOf(matter: PublishedMatter, stages: readonly string[]): string[] {
  return stages.flatMap((stage) => resultOf(matter, stage).follow ?? [])
}

export function resultNames(): string[] {
  return [...makers.keys()]
}
