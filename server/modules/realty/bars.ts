import type { BurdenKind, Citation } from '#contract'
import { transferRules } from './transfer-rules.ts'

/** What stands on a unit beside its ownership. */
export interface Burden {
  readonly id: string
  readonly kind: BurdenKind
  /** The mortgagee, the court, who objects, or who is to have it. */
  readonly favours: string
  /** The number of the document it rests on. */
  readonly document: string
  readonly registeredAt: Temporal.Instant
  /** The last day it holds; null where it holds until it is struck out. */
  readonly until: Temporal.PlainDate | null
}

/** Why a transfer may not be entered. */
export type Bar =
  | { readonly kind: 'title-ended' }
  | {
      readonly kind: 'seized' | 'consent-wanting' | 'objection-unheeded'
      readonly burden: Burden
      readonly basis: Citation
    }

/** What stands against a transfer on a day; `agreed` are the burdens whose beneficiary consented, or that the buyer takes in writing at his own risk. */
export function barsOf(
  burdens: readonly Burden[],
  on: Temporal.PlainDate,
  agreed: ReadonlySet<string>,
): Bar[] {
  return burdens.filter((burden) => holdsOn(burden, on)).flatMap((burden) => barOf(burden, agreed) ?? [])
}

/** Whether a burden that was not struck out holds on a day. */
export function holdsOn({ until }: Pick<Burden, 'until'>, on: Temporal.PlainDate): boolean {
  return until === null || Temporal.PlainDate.compare(until, on) >= 0
}

function barOf(burden: Burden, agreed: ReadonlySet<string>): Bar | undefined {
  const { lifted, basis } = transferRules[burden.kind]
  // Nobody's agreement stands in for the end of such a burden.
  if (lifted === 'strike-out') return { kind: 'seized', burden, basis }
  if (agreed.has(burden.id)) return undefined
  return { kind: lifted === 'consent' ? 'consent-wanting' : 'objection-unheeded', burden, basis }
}
