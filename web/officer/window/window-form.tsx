import { Fragment, useState, type FormEvent } from 'react'
import type { FilingView, Form } from '#contract'
import { problemText, useAct } from '#web/api'
import {
  AdviceNote,
  answersToSend,
  faultOfSlot,
  FieldInput,
  faultsOf,
  fieldsOf,
  KnownGroup,
  MaterialSlots,
  materialText,
  missingSlots,
  useFaults,
  useFaultWords,
  useKeptSlots,
  type Draft,
} from '#web/filing'
import { Banner, Button, ErrorSummary, Icon, Tick, usePick, useText } from '#web/ui'
import type { FiledCase } from './filed.tsx'
import { windowFilingText } from './window.text.ts'

interface WindowFormProps {
  readonly filing: FilingView
  readonly draft: Draft
  readonly onFiled: (filed: FiledCase) => void
  /** Who confirms what, said as fits the one who files. */
  readonly words: Readonly<Record<'declaration' | 'declarationHow' | 'declarationMissing' | 'submit', string>>
}

/** Known values, questions, documents and the applicant's word, one under the other. */
export function WindowForm({ filing, draft, onFiled, words: t }: WindowFormProps) {
  const material = useText(materialText)
  const pick = usePick()
  const words = useFaultWords(filing.form)
  const [declared, setDeclared] = useState(false)
  const [tried, setTried] = useState(false)
  const submit = useAct('POST /api/v1/filings/:id/submit', {
    refreshes: ['GET /api/v1/inbox'],
    onDone: onFiled,
  })
  const names = filing.form.groups.flatMap(({ fields }) => fields)
  const { faults, errors, passes } = useFaults(filing, names, draft.answers)
  const refused = faultsOf(submit.error)
  const missing = missingSlots(filing.materials)
  const shown = new Map([
    ...refused.map((fault) => [fault.field, words(fault, draft.answers)] as const),
    ...errors,
  ])
  const file = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!passes() || !declared || missing.length > 0) return
    await draft.flush()
    submit.mutate({
      params: { id: filing.id },
      body: { answers: answersToSend(filing, draft.answers), declared: true },
    })
  }
  return (
    <form onSubmit={(event) => void file(event)} noValidate>
      <ErrorSummary
        faults={[
          ...faults,
          ...refused.map((fault) => ({ id: `f-${fault.field}`, message: words(fault, draft.answers) })),
          ...(tried
            ? missing.map((slot) => ({
                id: faultOfSlot(slot.id),
                message: material.missing(pick(slot.name)),
              }))
            : []),
          ...(tried && !declared ? [{ id: 'declared', message: t.declarationMissing }] : []),
        ]}
      />
      {filing.form.groups.map((group) =>
        group.kind === 'known' ? (
          <KnownGroup
            key={group.id}
            filing={filing}
            group={group}
            answers={draft.answers}
            errors={shown}
            onAnswer={draft.answer}
          />
        ) : (
          <Questions key={group.id} filing={filing} group={group} draft={draft} errors={shown} />
        ),
      )}
      <Materials
        filing={filing}
        errors={new Map(tried ? missing.map((slot) => [slot.id, material.missing(pick(slot.name))]) : [])}
      />
      <section className="known">
        <header>
          <h2>{t.declaration}</h2>
        </header>
        <p className="note">{t.declarationHow}</p>
        <Tick
          id="declared"
          checked={declared}
          onChange={setDeclared}
          error={tried && !declared ? t.declarationMissing : undefined}
        >
          {pick(filing.form.declaration)}
        </Tick>
        {submit.error && refused.length === 0 ? (
          <Banner look="bad">{pick(problemText(submit.error))}</Banner>
        ) : null}
        <Button type="submit" busy={submit.isPending}>
          {t.submit}
        </Button>
      </section>
    </form>
  )
}

function Questions({
  filing,
  group,
  draft,
  errors,
}: {
  readonly filing: FilingView
  readonly group: Form['groups'][number]
  readonly draft: Draft
  readonly errors: ReadonlyMap<string, string>
}) {
  const pick = usePick()
  const fields = fieldsOf(filing.form, group.fields, draft.answers)
  if (fields.length === 0) return null
  return (
    <section className="known">
      <header>
        <h2>{pick(group.title)}</h2>
      </header>
      {group.hint ? <p className="note">{pick(group.hint)}</p> : null}
      <div className="questions">
        {fields.map(({ name, field }) => (
          <Fragment key={name}>
            <FieldInput
              filing={filing}
              name={name}
              value={draft.answers[name]}
              error={errors.get(name)}
              headed={fields.length === 1 && pick(field.label) === pick(group.title)}
              onAnswer={(value) => draft.answer(name, value)}
            />
            {field.advice ? <AdviceNote filing={filing} name={name} answers={draft.answers} /> : null}
          </Fragment>
        ))}
      </div>
    </section>
  )
}

function Materials({
  filing,
  errors,
}: {
  readonly filing: FilingView
  readonly errors: ReadonlyMap<string, string>
}) {
  const t = useText(windowFilingText)
  const pick = usePick()
  const keep = useKeptSlots(filing.id)
  if (filing.materials.length === 0) return null
  return (
    <section className="known">
      <header>
        <h2>{t.materials}</h2>
      </header>
      <ul className="window-materials">
        {filing.materials
          .filter((slot) => !slot.takesFiles)
          .map((slot) => (
            <li key={slot.id}>
              <Icon name="tick" />
              <span>
                {pick(slot.name)}
                <small>
                  {slot.held ? (slot.label ? t.held(pick(slot.label)) : t.heldPlain) : t.madeByForm}
                </small>
              </span>
            </li>
          ))}
      </ul>
      <MaterialSlots id={filing.id} slots={filing.materials} errors={errors} onSlot={keep} />
    </section>
  )
}
