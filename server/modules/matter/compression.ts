import type { Period } from '#contract'
import { workingDays } from './standard/elements.ts'

export interface Compression {
  /** In working days. */
  readonly statutoryDays: number
  readonly sparedDays: number
  /** 承诺时限压缩比: what is spared of the statutory period, 0 to 100. */
  readonly percent: number
  /** Less than is asked for. */
  readonly isLow: boolean
}

/** 承诺时限压缩率低于70%的要标出来: what the national plan asks for; a place may ask for more. */
const ASKED_PERCENT = 70

/** How much shorter the promised period is than the statutory one: (statutory − promised) ÷ statutory. Undefined where the law sets no time to spare. */
export function compressionOf({
  statutory,
  promised,
}: {
  statutory?: Period | undefined
  promised?: Period | undefined
}): Compression | undefined {
  if (!statutory || !promised || statutory.count === 0) return undefined
  const statutoryDays = workingDays(statutory)
  // A promise is never longer than the law allows; a pack that says so is refused.
  const sparedDays = Math.max(0, statutoryDays - workingDays(promised))
  const percent = (100 * sparedDays) / statutoryDays
  return { statutoryDays, sparedDays, percent, isLow: percent < ASKED_PERCENT }
}
