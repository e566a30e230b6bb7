import { useState } from 'react'
import type { ChosenColleague, Role, SidePart } from '#contract'
import { catalogue, partWords, useText } from '#web/ui'
import { ColleaguePicker } from '../../pickers/colleague-picker.tsx'
import { StepDialog, StepField, WordsField, type TaskStepProps } from './step-dialog.tsx'
import { useStepWords } from './step-words.ts'

/** 转办: the task is somebody else's from now on. */
export function TransferDialog({ view, task, busy, onSend, onClose }: TaskStepProps) {
  const t = useText(text)
  const reason = useStepWords(view, 'transfer')
  const [to, setTo] = useState<ChosenColleague>()
  const send = () => {
    if (!to) return
    onSend({
      kind: 'arrange',
      taskId: task.id,
      step: { kind: 'transfer', to, reason: reason.value.trim() },
    })
  }
  return (
    <StepDialog
      title={t.transfer}
      lead={t.transferLead}
      verb={t.transfer}
      ready={to !== undefined && reason.value.trim() !== ''}
      busy={busy}
      onSend={send}
      onClose={onClose}
    >
      <StepField id="transfer-to" label={t.to}>
        <ColleaguePicker
          id="transfer-to"
          purpose="transfer"
          role={(task.role ?? undefined) as Role | undefined}
          value={to ? [to] : []}
          onChange={([chosen]) => setTo(chosen)}
        />
      </StepField>
      <WordsField id="transfer-reason" label={t.why} draft={reason} />
    </StepDialog>
  )
}

/** 委托: a colleague acts in one's name until it is taken back. */
export function DelegateDialog({ view, task, busy, onSend, onClose }: TaskStepProps) {
  const t = useText(text)
  const reason = useStepWords(view, 'delegate')
  const [to, setTo] = useState<ChosenColleague>()
  const send = () => {
    if (to?.kind !== 'officer') return
    onSend({
      kind: 'arrange',
      taskId: task.id,
      step: { kind: 'delegate', officerId: to.officerId, reason: reason.value.trim() },
    })
  }
  return (
    <StepDialog
      title={t.delegate}
      lead={t.delegateLead}
      verb={t.delegate}
      ready={to !== undefined && reason.value.trim() !== ''}
      busy={busy}
      onSend={send}
      onClose={onClose}
    >
      <StepField id="delegate-to" label={t.to}>
        <ColleaguePicker
          id="delegate-to"
          purpose="delegate"
          value={to ? [to] : []}
          onChange={([chosen]) => setTo(chosen)}
        />
      </StepField>
      <WordsField id="delegate-reason" label={t.why} draft={reason} />
    </StepDialog>
  )
}

/** 加签、征求意见、协办: what colleagues are asked beside the task. */
export function AskDialog({ part, ...props }: TaskStepProps & { readonly part: SidePart }) {
  const { view, task, busy, onSend, onClose } = props
  const t = useText(text)
  const parts = useText(partWords)
  const asked = useStepWords(view, `ask-${part}`)
  const [of, setOf] = useState<ChosenColleague[]>([])
  return (
    <StepDialog
      title={parts[part]}
      lead={t[`${part}Lead`]}
      verb={of.length > 1 ? t.sendMany(of.length) : t.send}
      ready={of.length > 0 && asked.value.trim() !== ''}
      busy={busy}
      onSend={() =>
        onSend({
          kind: 'arrange',
          taskId: task.id,
          step: { kind: 'ask', part, of, text: asked.value.trim() },
        })
      }
      onClose={onClose}
    >
      <StepField id="ask-of" label={t.ask}>
        <ColleaguePicker id="ask-of" purpose="ask" many value={of} onChange={setOf} />
      </StepField>
      <WordsField id="ask-text" label={t.what} draft={asked} />
    </StepDialog>
  )
}

const text = catalogue({
  transfer: ['转办', 'Transfer'],
  transferLead: [
    '转出后由对方办，您不再办这一步；意见和经过都在。',
    'They handle this step from now on and you do not; opinions and history stay.',
  ],
  delegate: ['委托', 'Delegate'],
  delegateLead: [
    '同事代您办，记录写明是代您办的；没办完之前可以收回。',
    'A colleague acts in your name, and the record says so; until it is done you can take it back.',
  ],
  to: ['给谁', 'To'],
  why: ['为什么', 'Why'],
  ask: ['请谁', 'Whom'],
  what: ['请他们看什么', 'What they should look at'],
  'sign-beforeLead': [
    '都答复之前，这一步办不了；同意不同意都记下来，由您决定怎么办。',
    'Until all have answered this step waits. What they say is kept, and you decide what follows.',
  ],
  'sign-afterLead': [
    '您办完后送他们签；都签了才生效，有人不签就退回给您。',
    'Your act goes to them to be signed: it takes effect when all have, and comes back to you if one does not.',
  ],
  opinionLead: ['不用等答复，随时可以接着办。', 'You need not wait for the answer.'],
  supportLead: [
    '对方办完并答复之前，这一步办不了。',
    'Until they have done it and answered, this step waits.',
  ],
  send: ['发出', 'Send'],
  sendMany: [(count: number) => `发给${count}人`, (count: number) => `Send to ${count}`],
})
