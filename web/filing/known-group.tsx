import { useState } from 'react'
import type { Form } from '#contract'
import { Banner, Button, SourceChip, TypedChip, usePick, useText } from '#web/ui'
import { FieldInput } from './field-input.tsx'
import { formText } from './form.text.ts'
import {
  fieldsOf,
  isHeld,
  isPresent,
  isRequired,
  isSameAnswer,
  type Answers,
  type FormShown,
} from './form-model.ts'
import { useShowValue } from './show-value.ts'

interface KnownGroupProps {
  readonly filing: FormShown
  readonly group: Form['groups'][number]
  readonly answers: Answers
  readonly errors: ReadonlyMap<string, string>
  /** Fields that stand open from the start, though they are answered. */
  readonly open?: ReadonlySet<string>
  readonly onAnswer: (name: string, value: unknown) => void
}

/** What government holds of one subject, each value with its source. What it does not hold is asked in its place. */
export function KnownGroup({ filing, group, answers, errors, open, onAnswer }: KnownGroupProps) {
  const t = useText(formText)
  const pick = usePick()
  const [explained, setExplained] = useState(false)
  const fields = fieldsOf(filing.form, group.fields, answers)
  const locked = fields.some(({ name, field }) => field.entry === 'locked' && isHeld(filing, name))
  return (
    <section className="known">
      <header>
        <h2>{pick(group.title)}</h2>
        {locked ? (
          <button
            type="button"
            className="link"
            aria-expanded={explained}
            onClick={() => setExplained(!explained)}
          >
            {t.wrong}
          </button>
        ) : null}
      </header>
      {explained ? <Banner>{t.wrongWords}</Banner> : null}
      <dl className="values">
        {fields.map(({ name }) => (
          <KnownField
            key={name}
            filing={filing}
            name={name}
            value={answers[name]}
            headed={pick(filing.form.fields[name]?.label ?? group.title) === pick(group.title)}
            error={errors.get(name)}
            open={open?.has(name) ?? false}
            onAnswer={(value) => onAnswer(name, value)}
          />
        ))}
      </dl>
    </section>
  )
}

function KnownField({
  filing,
  name,
  value,
  error,
  open,
  headed,
  onAnswer,
}: {
  readonly filing: FormShown
  readonly name: string
  readonly value: unknown
  readonly error: string | undefined
  readonly open: boolean
  /** The group's heading already says what this is. */
  readonly headed: boolean
  readonly onAnswer: (value: unknown) => void
}) {
  const t = useText(formText)
  const pick = usePick()
  const show = useShowValue(filing)
  const field = filing.form.fields[name]
  const [changing, setChanging] = useState(
    open || (!isPresent(value) && (field?.entry !== 'locked' || isRequired(filing.form, name))),
  )
  if (!field) return null
  const label = pick(field.label)
  if (changing || error) {
    return (
      <div className="asked">
        <dt className="vh">{label}</dt>
        <dd>
          <FieldInput
            filing={filing}
            name={name}
            value={value}
            error={error}
            headed={headed}
            onAnswer={onAnswer}
          />
        </dd>
      </div>
    )
  }
  const source = filing.shown[name]
  const unchanged = isSameAnswer(value, filing.values[name])
  return (
    <div className={headed ? 'untitled' : undefined}>
      <dt className={headed ? 'vh' : undefined}>{label}</dt>
      <dd>{show(name, value) ?? <span className="quiet">{t.missing}</span>}</dd>
      <dd className="from">
        {source && unchanged ? (
          <SourceChip source={source} />
        ) : isPresent(value) ? (
          <TypedChip chosen={field.options !== undefined || field.input === 'yes-no'} />
        ) : null}
        {field.entry === 'locked' ? null : (
          <Button look="text" size="small" aria-label={t.changeWhat(label)} onClick={() => setChanging(true)}>
            {t.change}
          </Button>
        )}
      </dd>
    </div>
  )
}
