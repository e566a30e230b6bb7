import type { BurdenKind } from '#contract'

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
  | { readonly kind: 'seized' | 'consent-wanting' | 'objection-unheeded'; readonly burden: Burden }

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
  switch (burden.kind) {
    // 城市房地产管理法第三十八条第二项: nobody's consent lifts a seizure but the court's.
    case 'seizure':
      return { kind: 'seized', burden }
    // 民法典第四百零六条: a mortgaged thing may be transferred, and 第二百二十一条: without the consent of who is noted it has no effect.
    case 'mortgage':
    case 'priority-notice':
      return agreed.has(burden.id) ? undefined : { kind: 'consent-wanting', burden }
    // 不动产登记暂行条例实施细则第八十四条: who knows of the objection and takes the risk in writing is served.
    case 'objection':
      return agreed.has(burden.id) ? undefined : { kind: 'objection-unheeded', burden }
  }
}
