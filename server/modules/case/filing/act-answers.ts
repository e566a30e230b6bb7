import { actAnswers } from '#modules/form'
import type { PublishedMatter } from '#modules/matter'
import type { CaseState } from '../case.ts'
import { answersInvalid } from './file.ts'

/** What an act fills in, judged by the form together with what was answered before. Throws filing.answers-invalid with every fault. */
export function filledIn(
  matter: PublishedMatter,
  state: CaseState,
  act: { readonly stage: string; readonly action: string },
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const stage = matter.definition.flow.stages[act.stage]
  const fills = (stage?.kind === 'task' ? stage.actions[act.action]?.fills : undefined) ?? []
  const { values, faults } = actAnswers(matter.form, fills, answers, state.answers)
  if (faults.length > 0) throw answersInvalid(faults)
  return { ...values }
}
