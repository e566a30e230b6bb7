import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { CardView } from '#contract'
import { useAct } from '#web/api'
import { catalogue, ProblemState, usePick, useText } from '#web/ui'

export type Step = 'object' | 'upheld' | 'cancelled'

const REFRESHES = [
  'GET /api/v1/supervision/cards',
  'GET /api/v1/supervision/summary',
  'GET /api/v1/supervision/own',
  'GET /api/v1/supervision/marks',
  'GET /api/v1/cases/:id/cards',
] as const

/** Objecting to a card, or reviewing an objection: the reason, and nothing else. */
export function CardDialog({
  card,
  step,
  onClose,
}: {
  readonly card: CardView
  readonly step: Step
  readonly onClose: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const [reason, setReason] = useState('')
  const how = { refreshes: REFRESHES, onDone: onClose }
  const object = useAct('POST /api/v1/supervision/cards/:id/object', how)
  const review = useAct('POST /api/v1/supervision/cards/:id/review', how)
  const params = { id: card.id }
  const send = () =>
    step === 'object'
      ? object.mutate({ params, body: { reason: reason.trim() } })
      : review.mutate({ params, body: { outcome: step, reason: reason.trim() } })
  const problem = object.error ?? review.error
  return (
    <Modal
      open
      title={t[step](pick(card.title))}
      okText={t.send}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: object.isPending || review.isPending }}
      onCancel={onClose}
      onOk={send}
    >
      <p className="dialog-lead">{pick(card.said)}</p>
      <label>
        {t.reason}
        <Input.TextArea
          rows={4}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {problem ? <ProblemState problem={problem} /> : null}
    </Modal>
  )
}

const text = catalogue({
  object: [(title: string) => `申诉：${title}`, (title: string) => `Object: ${title}`],
  upheld: [(title: string) => `维持：${title}`, (title: string) => `Uphold: ${title}`],
  cancelled: [(title: string) => `撤销：${title}`, (title: string) => `Lift: ${title}`],
  reason: ['理由', 'Reason'],
  send: ['提交', 'Send'],
  cancel: ['取消', 'Cancel'],
})
