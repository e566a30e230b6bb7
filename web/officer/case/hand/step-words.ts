import { useCallback } from 'react'
import type { CaseView } from '#contract'
import { useOfficer } from '../../session/session.ts'
import { dropDraft, useDraft, type Draft } from '../../shell/draft.ts'

const keyOf = (officerId: string, caseId: string, step: string) => `${officerId}.${caseId}.step.${step}`

/** Words of one step on one case, kept as they are typed. */
export function useStepWords(view: CaseView, step: string): Draft<string> {
  return useDraft(keyOf(useOfficer().officerId, view.id, step), '')
}

/** Drops the words of a step that is done, those of its further fields too. */
export function useStepWordsDropped(view: CaseView): (step: string) => void {
  const { officerId } = useOfficer()
  return useCallback(
    (step) => {
      for (const name of [step, `ask-${step}`, `${step}-document`]) dropDraft(keyOf(officerId, view.id, name))
    },
    [officerId, view.id],
  )
}
