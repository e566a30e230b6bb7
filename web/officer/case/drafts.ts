import type { CaseView, Citation } from '#contract'
import { useOfficer } from '../session/session.ts'
import { useDraft, type Draft } from '../shell/draft.ts'

export interface Correction {
  readonly item: string
  readonly what: string
}

export interface Reason {
  readonly text: string
  readonly basis: Citation
}

const NO_CORRECTIONS: readonly Correction[] = []
const NO_REASONS: readonly Reason[] = []

/** The opinion an officer is writing on a case. */
export function useOpinion(view: Pick<CaseView, 'id'>): Draft<string> {
  return useDraft(useKey(view, 'opinion'), '')
}

/** The one list of everything missing (行政许可法第三十二条第一款第四项), while it is drawn up. */
export function useCorrections(view: Pick<CaseView, 'id'>): Draft<readonly Correction[]> {
  return useDraft(useKey(view, 'corrections'), NO_CORRECTIONS)
}

/** The conditions found not met, with their articles (行政许可法第三十八条第二款). */
export function useReasons(view: Pick<CaseView, 'id'>): Draft<readonly Reason[]> {
  return useDraft(useKey(view, 'reasons'), NO_REASONS)
}

const useKey = (view: Pick<CaseView, 'id'>, what: string) => `${useOfficer().officerId}.${view.id}.${what}`
