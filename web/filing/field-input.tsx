import type { FilingView } from '#contract'
import { Banner, CheckboxCards, LongTextField, RadioCards, TextField, usePick, useText } from '#web/ui'
import { propertyOf } from './check-answers.ts'
import { formText } from './form.text.ts'
import { choicesFor, isRequired } from './form-model.ts'

export interface FieldInputProps {
  readonly filing: Pick<FilingView, 'form' | 'choices'>
  readonly name: string
  readonly value: unknown
  readonly error: string | undefined
  /** The page's heading already asks this question. */
  readonly headed?: boolean
  readonly onAnswer: (value: unknown) => void
}

/** The input that a field's kind asks for. */
export function FieldInput({ filing, name, value, error, headed = false, onAnswer }: FieldInputProps) {
  const t = useText(formText)
  const pick = usePick()
  const field = filing.form.fields[name]
  if (!field) return null
  const words = pick(field.label)
  const label = isRequired(filing.form, name) ? words : t.optional(words)
  const worded = { id: `f-${name}`, hint: field.hint ? pick(field.hint) : undefined, error }
  const shownLabel = headed ? <span className="vh">{label}</span> : label
  const text =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  switch (field.input) {
    case 'choice': {
      const choices = choicesFor(filing, name, pick).map((choice) =>
        field.mask === 'card' && choice.detail ? { ...choice, detail: t.cardTail(choice.detail) } : choice,
      )
      if (choices.length === 0) return <Banner look="warn">{t.noChoices}</Banner>
      return (
        <RadioCards
          {...worded}
          legend={shownLabel}
          choices={choices}
          value={text || undefined}
          onChange={onAnswer}
        />
      )
    }
    case 'choices':
      return (
        <CheckboxCards
          {...worded}
          legend={shownLabel}
          choices={choicesFor(filing, name, pick)}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onAnswer}
        />
      )
    case 'yes-no':
      return (
        <RadioCards
          {...worded}
          legend={shownLabel}
          choices={[
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]}
          value={typeof value === 'boolean' ? String(value) : undefined}
          onChange={(chosen) => onAnswer(chosen === 'true')}
        />
      )
    case 'long-text':
      return <LongTextField {...worded} label={shownLabel} value={text} onChange={onAnswer} rows={4} />
    case 'number':
      return (
        <TextField
          {...worded}
          label={shownLabel}
          value={text}
          unit={field.unit ? pick(field.unit) : undefined}
          inputMode="decimal"
          onChange={(typed) => onAnswer(toNumber(typed))}
        />
      )
    case 'date':
      return <TextField {...worded} label={shownLabel} value={text} type="date" onChange={onAnswer} />
    case 'phone':
      return (
        <TextField
          {...worded}
          label={shownLabel}
          value={text}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          onChange={(typed) => onAnswer(typed.replace(/[\s-]/g, ''))}
        />
      )
    case 'text':
      return (
        <TextField
          {...worded}
          label={shownLabel}
          value={text}
          unit={field.unit ? pick(field.unit) : undefined}
          {...lengthOf(propertyOf(filing.form, name))}
          onChange={onAnswer}
        />
      )
  }
}

/** A whole number is sent as a number; what is not yet one stays as typed, so that nothing typed is lost. */
function toNumber(typed: string): number | string {
  const plain = typed.normalize('NFKC').replace(/,/g, '').trim()
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain
}

function lengthOf(property: Readonly<Record<string, unknown>>): { readonly maxLength?: number } {
  const { maxLength } = property
  return typeof maxLength === 'number' ? { maxLength: maxLength * 2 } : {}
}
