import { Button, Input, Progress } from 'antd'
import { useState } from 'react'
import type { ChosenColleague, InboxItem, Role } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { StepDialog, StepField } from '../case/hand/step-dialog.tsx'
import { ColleaguePicker } from '../pickers/colleague-picker.tsx'
import type { BulkAct } from './bulk.ts'
import type { useMany } from './many.ts'

/** What can be done to the tasks that are selected, and how far it is. */
export function BulkBar({ many }: { readonly many: ReturnType<typeof useMany> }) {
  const { selection, bulk, transferring, setTransferring } = many
  const { selected: items, clear } = selection
  const { run, isRunning, start, forget } = bulk
  const t = useText(text)
  const pick = usePick()
  const free = items.filter(({ officerName }) => officerName === null)
  return (
    <footer className="bulk-bar" aria-label={t.selected(items.length)}>
      <b>{t.selected(items.length)}</b>
      {run ? (
        <Progress
          percent={Math.round((run.done / run.all) * 100)}
          format={() => `${run.done}/${run.all}`}
          status={run.refused.length > 0 ? 'exception' : 'normal'}
          aria-label={t.progress}
        />
      ) : null}
      <span className="bulk-verbs">
        <Button disabled={isRunning || free.length === 0} onClick={() => void start(free, { kind: 'claim' })}>
          {t.claim(free.length)}
          <kbd>C</kbd>
        </Button>
        <Button disabled={isRunning} onClick={() => setTransferring(true)}>
          {t.transfer}
          <kbd>T</kbd>
        </Button>
        <Button
          type="text"
          disabled={isRunning}
          onClick={() => {
            clear()
            forget()
          }}
        >
          {t.clear}
          <kbd>Esc</kbd>
        </Button>
      </span>
      {run && !isRunning && run.refused.length > 0 ? (
        <ul className="bulk-refused" aria-live="polite">
          {run.refused.map(({ item, why }) => (
            <li key={item.taskId}>
              <b>{pick(item.title)}</b> {item.subjectName}
              <span>{why}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {transferring ? (
        <BulkTransfer
          items={items}
          onSend={(chosen, act) => {
            setTransferring(false)
            void start(chosen, act)
          }}
          onClose={() => setTransferring(false)}
        />
      ) : null}
    </footer>
  )
}

function BulkTransfer({
  items,
  onSend,
  onClose,
}: {
  readonly items: readonly InboxItem[]
  readonly onSend: (items: readonly InboxItem[], act: BulkAct) => void
  readonly onClose: () => void
}) {
  const t = useText(text)
  const [to, setTo] = useState<ChosenColleague>()
  const [reason, setReason] = useState('')
  // What was asked beside another task is only answered.
  const whole = items.filter(({ part, mine }) => part === null && mine)
  const roles = [...new Set(whole.map(({ role }) => role))]
  const isOneRole = roles.length === 1
  const send = () => {
    if (to) onSend(whole, { kind: 'transfer', to, reason: reason.trim() })
  }
  return (
    <StepDialog
      title={t.transferMany(whole.length)}
      lead={
        roles.length > 1
          ? t.manyRoles
          : whole.length < items.length
            ? t.notAll(items.length - whole.length)
            : undefined
      }
      verb={t.transfer}
      ready={to !== undefined && reason.trim() !== '' && isOneRole}
      busy={false}
      onSend={send}
      onClose={onClose}
    >
      <StepField id="bulk-to" label={t.to}>
        <ColleaguePicker
          id="bulk-to"
          purpose="transfer"
          role={isOneRole ? (roles[0] as Role) : undefined}
          value={to ? [to] : []}
          onChange={([chosen]) => setTo(chosen)}
        />
      </StepField>
      <StepField id="bulk-reason" label={t.why}>
        <Input.TextArea
          id="bulk-reason"
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </StepField>
    </StepDialog>
  )
}

const text = catalogue({
  selected: [(count: number) => `选了${count}件`, (count: number) => `${count} selected`],
  progress: ['进度', 'Progress'],
  claim: [
    (count: number) => (count > 0 ? `领取${count}件` : '领取'),
    (count: number) => (count > 0 ? `Claim ${count}` : 'Claim'),
  ],
  transfer: ['转办', 'Transfer'],
  transferMany: [(count: number) => `转办${count}件`, (count: number) => `Transfer ${count}`],
  notAll: [
    (count: number) => `其中${count}件是请您答复的或者不归您，不能转办。`,
    (count: number) => `${count} of them only ask for your answer, or are not yours: these are left out.`,
  ],
  manyRoles: [
    '选的办件要不同的岗位办，请按岗位分开选。',
    'These ask for different posts. Select those of one post at a time.',
  ],
  to: ['给谁', 'To'],
  why: ['为什么', 'Why'],
  clear: ['不选了', 'Clear'],
})
