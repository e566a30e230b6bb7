import type { Role } from '#contract'
import type { FilePlace } from '#platform/tabular'

/** A row as it was handed in: cells by the names of columns, not yet judged. Empty cells are left out. */
export interface RawRow extends FilePlace {
  readonly cells: Readonly<Record<string, string>>
}

/** One unit as a row says it. What is undefined was left empty: of a known unit it stays as it is. */
export interface UnitLine extends FilePlace {
  readonly code: string
  readonly name: string
  readonly shortName: string | undefined
  readonly kind: string | undefined
  readonly functions: readonly string[] | undefined
  readonly parentCode: string | undefined
  readonly regionCode: string
  readonly regionName: string | undefined
  readonly level: string | undefined
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | undefined
}

/** One post of one officer, from a day to a day, as a row says it. */
export interface OfficerLine extends FilePlace {
  readonly name: string
  readonly idNumber: string | undefined
  readonly staffNumber: string | undefined
  readonly phone: string
  readonly unitCode: string
  readonly post: string
  readonly role: Role
  readonly main: boolean | undefined
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | undefined
}
