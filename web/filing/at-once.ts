import type { FilingView } from '#contract'
import { checkAnswers } from './check-answers.ts'
import { answersToSend, isHeld, isPresent, isShown, type Answers } from './form-model.ts'
import { missingSlots } from './slot-model.ts'

/** What can be filed with nothing more asked: what is known, and where a source offers one choice only, that one. Undefined where somebody has to answer. */
export function answersAtOnce(filing: FilingView): Record<string, unknown> | undefined {
  const { form, values, choices } = filing
  const answers: Answers = {
    ...values,
    ...Object.fromEntries(
      Object.entries(choices).flatMap(([name, offered]) => {
        const [only, ...others] = offered
        return only && others.length === 0 && !isPresent(values[name]) ? [[name, only.value]] : []
      }),
    ),
  }
  const names = form.groups.flatMap(({ fields }) => fields).filter((name) => isShown(form, name, answers))
  const faults = checkAnswers(form, names, answers, (name) => isHeld(filing, name))
  const isOpen = faults.length > 0 || missingSlots(filing.materials).length > 0
  return isOpen ? undefined : answersToSend(filing, answers)
}
