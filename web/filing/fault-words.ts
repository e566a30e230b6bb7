import type { Form, Localized } from '#contract'
import { usePick, useText } from '#web/ui'
import { propertyOf, type AnswerFault } from './check-answers.ts'
import { faultText } from './form.text.ts'
import type { Answers } from './form-model.ts'

/** What is wrong with an answer and how to mend it: 手机号要11位，现在是10位. */
export function useFaultWords(form: Form): (fault: AnswerFault, answers: Answers) => string {
  const t = useText(faultText)
  const pick = usePick()
  return (fault, answers) => {
    const field = form.fields[fault.field]
    if (!field) return t.other(fault.field)
    const label = pick(field.label)
    if (fault.code === 'advised') return saidOf(fault, pick) ?? t.other(label)
    const value = answers[fault.field]
    const length = typeof value === 'string' ? [...value].length : 0
    const limit = Number(fault.params['limit'] ?? 0)
    const format = propertyOf(form, fault.field)['format']
    if (fault.code === 'required' && /[？?]$/.test(label)) return t.requiredQuestion(label)
    if (fault.code === 'required')
      return field.input === 'choice' || field.input === 'choices' || field.input === 'yes-no'
        ? t.requiredChoice(label)
        : t.required(label)
    if (field.input === 'phone' || format === 'mobile') return length === 11 ? t.phoneStart : t.phone(length)
    if (format === 'id-number' || field.mask === 'id-number')
      return length === 18 ? t.idNumberWrong : t.idNumber(length)
    if (format === 'credit-code') return t.creditCodeWrong
    switch (fault.code) {
      case 'minLength':
        return t.tooShort(label, limit, length)
      case 'maxLength':
        return t.tooLong(label, limit, length)
      case 'minimum':
      case 'exclusiveMinimum':
        return t.tooSmall(label, limit)
      case 'maximum':
      case 'exclusiveMaximum':
        return t.tooLarge(label, limit)
      case 'type':
        return field.input === 'number' ? t.notNumber(label) : t.other(label)
      case 'not-offered':
      case 'enum':
        return t.notOffered(label)
      case 'format':
        return field.input === 'date' ? t.date(label) : t.other(label)
      default:
        return t.other(label)
    }
  }
}

/** The first of what the source had to say. */
function saidOf({ params }: AnswerFault, pick: (text: Localized) => string): string | undefined {
  const [first] = Array.isArray(params['says']) ? (params['says'] as Localized[]) : []
  return first && pick(first)
}
