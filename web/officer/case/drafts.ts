import { useMemo } from 'react'
import type { CaseView, Citation } from '#contract'
import { isPresent } from '#web/filing'
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
export function useCorrections(view: Pick<CaseView, 'id' | 'findings'>): Draft<readonly Correction[]> {
  // What services propose is written already; whoever sends it may change it.
  const proposed = useMemo(
    () => view.findings.flatMap(({ corrections }) => corrections ?? NO_CORRECTIONS),
    [view.findings],
  )
  return useDraft(useKey(view, 'corrections'), proposed)
}

/** The conditions found not met, with their articles (行政许可法第三十八条第二款). */
export function useReasons(view: Pick<CaseView, 'id'>): Draft<readonly Reason[]> {
  return useDraft(useKey(view, 'reasons'), NO_REASONS)
}

const NO_FILLINGS: Readonly<Record<string, unknown>> = {}
const NO_NAMES: readonly string[] = []

/** What an act asks to be filled in, over what was answered before. */
export function useFillings(view: Pick<CaseView, 'id' | 'fields'>, names: readonly string[] = NO_NAMES) {
  const { value, set, drop } = useDraft(useKey(view, 'fillings'), NO_FILLINGS)
  const answers = useMemo((): Readonly<Record<string, unknown>> => {
    const known = view.fields.filter((field) => isPresent(field.value))
    return { ...Object.fromEntries(known.map((field) => [field.name, field.value])), ...value }
  }, [view.fields, value])
  const given = useMemo(
    () =>
      Object.fromEntries(names.flatMap((name) => (isPresent(answers[name]) ? [[name, answers[name]]] : []))),
    [names, answers],
  )
  return {
    answers,
    /** The fields asked for, as far as they are answered. */
    given,
    answer: (name: string, one: unknown) => set({ ...value, [name]: one }),
    drop,
  }
}

const useKey = (view: Pick<CaseView, 'id'>, what: string) => `${useOfficer().officerId}.${view.id}.${what}`
