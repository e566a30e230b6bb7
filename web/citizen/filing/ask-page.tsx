import { useEffect, type FormEvent } from 'react'
import { FieldInput, fieldsOf, useFaults } from '#web/filing'
import { Button, ErrorSummary, PageTitle, usePick, useText } from '#web/ui'
import { filingText } from './filing.text.ts'
import type { FilingStep } from './filing-step.ts'

/** One question, or one set that belongs together. */
export function AskPage({ filing, draft, step, goOn }: FilingStep) {
  const t = useText(filingText)
  const pick = usePick()
  const { faults, errors, passes } = useFaults(
    filing,
    step.groups.flatMap(({ fields }) => fields),
    draft.answers,
  )
  const group = step.groups[0]
  useEffect(() => {
    const wanted = window.location.hash.slice(1)
    if (wanted.startsWith('f-')) document.getElementById(wanted)?.focus()
  }, [])
  if (!group) return null
  const fields = fieldsOf(filing.form, group.fields, draft.answers)
  const single = fields.length === 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passes()) goOn()
  }
  return (
    <form onSubmit={submit} noValidate>
      <PageTitle document={pick(group.title)}>{pick(group.title)}</PageTitle>
      {group.hint ? <p className="lead">{pick(group.hint)}</p> : null}
      <ErrorSummary faults={faults} />
      <div className="questions">
        {fields.map(({ name }) => (
          <FieldInput
            key={name}
            filing={filing}
            name={name}
            value={draft.answers[name]}
            error={errors.get(name)}
            headed={single}
            onAnswer={(value) => draft.answer(name, value)}
          />
        ))}
      </div>
      <div className="onward">
        <Button type="submit">{t.next}</Button>
      </div>
    </form>
  )
}
