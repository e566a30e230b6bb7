import type { Firm } from './firms.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** What the records of a person depend on beside the person. */
export interface Surroundings {
  readonly random: Random
  readonly on: string
  readonly employerOf: ReadonlyMap<Person, Firm>
  readonly holdingsOf: ReadonlyMap<Person, readonly Firm[]>
  /** Households drawing the minimum living allowance, with the day it began. */
  readonly dibaoSince: ReadonlyMap<string, string>
  readonly householdSizes: ReadonlyMap<string, number>
}
