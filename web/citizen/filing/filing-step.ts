import type { FilingView } from '#contract'
import type { Step } from './form-model.ts'
import type { Draft } from './use-draft.ts'

/** What every page of a filing works with. */
export interface FilingStep {
  readonly filing: FilingView
  readonly draft: Draft
  readonly step: Step
  readonly goOn: () => void
}
