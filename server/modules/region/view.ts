import type { RegionView } from '#contract'
import { kindOf } from './code.ts'
import type { Region } from './queries.ts'

/** A region as the contract shows it. */
export function toView(region: Region): RegionView {
  return {
    ...region,
    kind: kindOf(region.code) ?? null,
    parentCode: region.parentCode ?? null,
    validFrom: region.validFrom?.toString() ?? null,
    validTo: region.validTo?.toString() ?? null,
    replacedBy: [...region.replacedBy],
  }
}
