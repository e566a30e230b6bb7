import { Input, InputNumber, Select } from 'antd'
import type { PeerQuestion } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'

export type Answer = string | number | boolean | string[] | undefined

/** One question of another platform's form, by the way its answer is given. */
export function QuestionField({
  question,
  value,
  onAnswer,
}: {
  readonly question: PeerQuestion
  readonly value: Answer
  readonly onAnswer: (value: Answer) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const id = `hand-in-q-${question.name}`
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        {pick(question.label)}
        {question.required ? '' : t.optional}
      </label>
      {question.hint ? <p className="muted">{pick(question.hint)}</p> : null}
      <Control id={id} question={question} value={value} onAnswer={onAnswer} />
    </div>
  )
}

function Control({
  id,
  question,
  value,
  onAnswer,
}: Parameters<typeof QuestionField>[0] & { readonly id: string }) {
  const t = useText(text)
  const pick = usePick()
  const options = (question.options ?? []).map((each) => ({ value: each.value, label: pick(each.label) }))
  switch (question.input) {
    case 'choice':
      return <Select id={id} value={value as string} onChange={onAnswer} options={options} />
    case 'choices':
      return (
        <Select
          id={id}
          mode="multiple"
          value={(value ?? []) as string[]}
          onChange={onAnswer}
          options={options}
        />
      )
    case 'yes-no':
      return (
        <Select
          id={id}
          value={value === undefined ? undefined : String(value)}
          onChange={(chosen: string) => onAnswer(chosen === 'true')}
          options={[
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]}
        />
      )
    case 'number':
      return (
        <InputNumber id={id} value={value as number} onChange={(given) => onAnswer(given ?? undefined)} />
      )
    case 'long-text':
      return (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={2000}
          value={value as string}
          onChange={(event) => onAnswer(event.target.value)}
        />
      )
    default:
      return (
        <Input
          id={id}
          type={question.input === 'date' ? 'date' : 'text'}
          maxLength={400}
          value={value as string}
          onChange={(event) => onAnswer(event.target.value)}
        />
      )
  }
}

const text = catalogue({
  optional: ['（可以不填）', ' (optional)'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
})
