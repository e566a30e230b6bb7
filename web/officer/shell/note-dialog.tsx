import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { problemText, type ApiProblem } from '#web/api'
import { usePick } from '#web/ui'

/** Asks for words before something is done under one's name; one of the verbs does it. */
export function NoteDialog({
  title,
  label,
  verbs,
  busy,
  problem,
  onSay,
  onClose,
}: {
  readonly title: string
  readonly label: string
  readonly verbs: readonly { readonly key: string; readonly label: string }[]
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly onSay: (note: string, verb: string) => void
  readonly onClose: () => void
}) {
  const pick = usePick()
  const [note, setNote] = useState('')
  const said = note.trim()
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={verbs.map(({ key, label: verb }, index) => (
        <Button
          key={key}
          type={index === 0 ? 'primary' : 'default'}
          disabled={said.length < 2}
          loading={busy}
          onClick={() => onSay(said, key)}
        >
          {verb}
        </Button>
      ))}
    >
      <div className="dialog-field">
        <label htmlFor="officer-note">{label}</label>
        <Input.TextArea
          id="officer-note"
          rows={3}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {problem ? (
        <p className="bad" role="alert">
          {pick(problemText(problem))}
        </p>
      ) : null}
    </Modal>
  )
}
