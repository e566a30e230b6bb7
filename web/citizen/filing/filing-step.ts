import type { FilingView } from '#contract'
import type { Draft, Step } from '#web/filing'

/** What every page of a filing works with. */
export interface FilingStep {
  readonly filing: FilingView
  readonly draft: Draft
  readonly step: Step
  readonly goOn: () => void
}
