import { Fragment, useCallback, useEffect, useState, type FormEvent } from 'react'
import { AdviceNote, FieldInput, fieldsOf, useFaults } from '#web/filing'
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
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set())
  const onJudged = useCallback(
    (name: string, isBad: boolean) =>
      setBad((before) => {
        if (before.has(name) === isBad) return before
        return new Set(isBad ? [...before, name] : [...before].filter((each) => each !== name))
      }),
    [],
  )
  useEffect(() => {
    const wanted = window.location.hash.slice(1)
    if (wanted.startsWith('f-')) document.getElementById(wanted)?.focus()
  }, [])
  if (!group) return null
  const fields = fieldsOf(filing.form, group.fields, draft.answers)
  const single = fields.length === 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!passes()) return
    const [first] = bad
    if (first === undefined) goOn()
    else document.getElementById(`f-${first}`)?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <PageTitle document={pick(group.title)}>{pick(group.title)}</PageTitle>
      {group.hint ? <p className="lead">{pick(group.hint)}</p> : null}
      <ErrorSummary faults={faults} />
      <div className="questions">
        {fields.map(({ name }) => (
          <Fragment key={name}>
            <FieldInput
              filing={filing}
              name={name}
              value={draft.answers[name]}
              error={errors.get(name)}
              headed={single}
              onAnswer={(value) => draft.answer(name, value)}
            />
            {filing.form.fields[name]?.advice ? (
              <AdviceNote filing={filing} name={name} answers={draft.answers} onJudged={onJudged} />
            ) : null}
          </Fragment>
        ))}
      </div>
      <div className="onward">
        <Button type="submit">{t.next}</Button>
      </div>
    </form>
  )
}
