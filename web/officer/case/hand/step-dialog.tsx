import { Input, Modal } from 'antd'
import { useRef, type ReactNode } from 'react'
import type { CaseView, TaskView } from '#contract'
import { catalogue, useText } from '#web/ui'
import type { Draft } from '../../shell/draft.ts'
import type { Deed } from '../acts.ts'

/** What every dialog of a step is given. */
export interface StepProps {
  readonly view: CaseView
  readonly busy: boolean
  readonly onSend: (deed: Deed) => void
  readonly onClose: () => void
}

/** What the dialog of a step with a task is given. */
export interface TaskStepProps extends StepProps {
  readonly task: TaskView
}

/** One step to be sent: by its button, or Ctrl and Enter from any field. */
export function StepDialog({
  title,
  lead,
  verb,
  ready,
  busy,
  danger = false,
  onSend,
  onClose,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly verb: string
  readonly ready: boolean
  readonly busy: boolean
  readonly danger?: boolean
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const t = useText(text)
  const form = useRef<HTMLFormElement>(null)
  return (
    <Modal
      open
      width={560}
      title={title}
      onCancel={onClose}
      onOk={onSend}
      okText={verb}
      cancelText={t.later}
      confirmLoading={busy}
      afterOpenChange={(open) => open && form.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
      okButtonProps={{ disabled: !ready, danger }}
    >
      <form
        className="step"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !busy) onSend()
        }}
      >
        {lead ? <p className="dialog-lead">{lead}</p> : null}
        {children}
      </form>
    </Modal>
  )
}

/** A field of a step with its name and, where it helps, a hint. */
export function StepField({
  id,
  label,
  hint,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div className="dialog-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint ? <small className="muted">{hint}</small> : null}
    </div>
  )
}

/** Words that a step needs, kept as they are typed until it is done. */
export function WordsField({
  id,
  label,
  hint,
  draft,
  placeholder = '',
}: {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly draft: Draft<string>
  readonly placeholder?: string
}) {
  return (
    <StepField id={id} label={label} hint={hint}>
      <Input.TextArea
        id={id}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        placeholder={placeholder}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
        onPressEnter={(event) => {
          if (event.ctrlKey || event.metaKey) event.currentTarget.form?.requestSubmit()
        }}
      />
    </StepField>
  )
}

const text = catalogue({ later: ['先不', 'Not now'] })
