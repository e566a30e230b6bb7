import type { City } from './city.ts'

/** One line of the table. */
export interface Line {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What the same machine can do at best, measured in the same run. */
  /** Of a time less is better, of everything else more; the share of the limit is 1 at best either way. */
  readonly limit?: { readonly what: string; readonly value: number }
  /** For the share of the limit, where there is one, or else for the value. */
  readonly aim?: { readonly least: number } | { readonly most: number }
}

export interface Findings {
  readonly lines: readonly Line[]
  /** Sizes of the data it was measured on. */
  readonly data: Readonly<Record<string, number | string>>
  /** What the figures rest on, part by part. */
  readonly parts?: Readonly<Record<string, number | string>>
}

export interface Figure {
  readonly name: string
  readonly title: string
  measure(city: City, options: Options): Promise<Findings>
}

export interface Options {
  /** Less of everything, to see that it runs. */
  readonly quick: boolean
  /** Open cases in the store of `store` and `inbox`. */
  readonly cases: number
  /** People on record for `offers`. */
  readonly persons: number
  /** Of load for `memory`. */
  readonly minutes: number
}
