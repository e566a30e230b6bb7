import type { Role } from '#contract'

/** A body of government (机构) as it stands on a day. */
export interface Unit {
  readonly id: string
  /** Unified social credit code (GB 32100-2015). */
  readonly code: string
  readonly name: string
  readonly shortName: string
  /** Department kind, a key of `unitKinds`. */
  readonly kind: string
  /** Every kind it answers for: its own and those merged into it. */
  readonly functions: readonly string[]
  readonly regionCode: string
  readonly regionName: string
  /** ltree of region codes, `14.1407.140702`. */
  readonly regionPath: string
  readonly parentId: string | undefined
  /** ltree from the city's government down, `g140700.g140702.civil_affairs`. */
  readonly path: string
  readonly validFrom: Temporal.PlainDate
  /** Last day on which it holds; open when undefined. */
  readonly validTo: Temporal.PlainDate | undefined
}

/** A person who works in government and a post held on the day asked about. */
export interface PostedOfficer {
  readonly officerId: string
  readonly name: string
  readonly staffNumber: string
  readonly postId: string
  readonly postName: string
  readonly role: Role
  readonly unitId: string
}

/** The ltree of a region code, one label a level: 14 . 1407 . 140702 . 140702001 . 140702001002 (GB/T 2260, GB/T 10114). */
export function regionPathOf(code: string): string {
  const significant = code.length > 6 ? code : code.replace(/(?:00){1,2}$/, '')
  return [2, 4, 6, 9, 12]
    .filter((length) => length <= significant.length)
    .map((length) => significant.slice(0, length))
    .join('.')
}

/** Whether something whose validity is given holds on a day; the last day counts. */
export function isValidOn(
  validity: { validFrom: Temporal.PlainDate; validTo?: Temporal.PlainDate | undefined },
  on: Temporal.PlainDate,
): boolean {
  const { validFrom, validTo } = validity
  return (
    Temporal.PlainDate.compare(validFrom, on) <= 0 &&
    (validTo === undefined || Temporal.PlainDate.compare(on, validTo) <= 0)
  )
}
