import type { FilingView } from '#contract'
import { maskIdNumber, maskPhone } from '#contract/mask'
import { formatFullDay, formatParts, useLanguage, usePick, useText } from '#web/ui'
import { formText } from './form.text.ts'
import { choicesFor, isPresent } from './form-model.ts'

/** A value as people read it: choices by their words, dates in full, numbers with their unit, numbers of persons masked. */
export function useShowValue(
  filing: Pick<FilingView, 'form' | 'choices'>,
): (name: string, value: unknown) => string | undefined {
  const t = useText(formText)
  const pick = usePick()
  const language = useLanguage()
  const showOne = (name: string, value: unknown): string => {
    const field = filing.form.fields[name]
    const chosen = choicesFor(filing, name, pick).find((choice) => choice.value === String(value))
    if (chosen)
      return formatParts(
        [
          chosen.label,
          field?.mask === 'card' && chosen.detail
            ? t.cardTail(chosen.detail)
            : chosen.detail === chosen.label
              ? undefined
              : chosen.detail,
        ],
        language,
      )
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (field?.mask === 'id-number') return maskIdNumber(String(value))
    if (field?.mask === 'phone') return maskPhone(String(value))
    if (field?.input === 'date' && typeof value === 'string') return formatFullDay(value, language)
    return field?.unit ? `${String(value)}${language === 'zh' ? '' : ' '}${pick(field.unit)}` : String(value)
  }
  return (name, value) => {
    if (!isPresent(value)) return undefined
    return Array.isArray(value)
      ? value.map((each) => showOne(name, each)).join(language === 'zh' ? '、' : ', ')
      : showOne(name, value)
  }
}
