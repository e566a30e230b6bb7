import { Modal } from 'antd'
import { useState } from 'react'
import type { DeskView, Visitor } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, RadioCards, TextField, toast, usePick, useText } from '#web/ui'
import { deskText } from './desk.text.ts'
import { useTitleOf } from './titles.ts'

/** What is handed out, and who takes it; the receipt is signed by the platform. */
export function HandOut({
  ticket,
  caseId,
  person,
  onClose,
}: {
  readonly ticket: DeskView['queue'][number]
  readonly caseId: string
  readonly person: Visitor['person']
  readonly onClose: () => void
}) {
  const t = useText(deskText)
  const pick = usePick()
  const titleOf = useTitleOf()
  const [what, setWhat] = useState(ticket.matter ? titleOf(ticket.matter) : '')
  const [relation, setRelation] = useState<'self' | 'agent'>('self')
  const [name, setName] = useState(person?.name ?? '')
  const [identifier, setIdentifier] = useState(person?.identifier ?? '')
  const handOut = useAct('POST /api/v1/hall-tickets/:id/hand-out', {
    refreshes: ['GET /api/v1/hall-tickets/:id/visitor', 'GET /api/v1/cases/:id/visits'],
    onDone: () => {
      toast(t.signed)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t.handOut}
      okText={t.sign}
      confirmLoading={handOut.isPending}
      onCancel={onClose}
      onOk={() =>
        handOut.mutate({
          params: { id: ticket.id },
          body: { caseId, what, taker: { name, identifier, relation } },
        })
      }
    >
      {handOut.error ? <Banner look="bad">{pick(problemText(handOut.error))}</Banner> : null}
      <div className="hand-out">
        <TextField id="what" plain label={t.what} value={what} maxLength={200} onChange={setWhat} />
        <RadioCards
          id="relation"
          legend={t.taker}
          choices={[
            { value: 'self', label: t.self },
            { value: 'agent', label: t.agent },
          ]}
          value={relation}
          onChange={(value) => {
            const isSelf = value !== 'agent'
            setRelation(isSelf ? 'self' : 'agent')
            setName(isSelf ? (person?.name ?? '') : '')
            setIdentifier(isSelf ? (person?.identifier ?? '') : '')
          }}
        />
        <TextField id="taker" plain label={t.takerName} value={name} maxLength={60} onChange={setName} />
        <TextField
          id="taker-number"
          plain
          label={t.number}
          value={identifier}
          maxLength={20}
          onChange={setIdentifier}
        />
      </div>
    </Modal>
  )
}
