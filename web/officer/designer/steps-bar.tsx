import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Design } from '#contract'
import { addressFor, useAct } from '#web/api'
import { catalogue, Icon, ProblemState, useText } from '#web/ui'
import type { Keeper, Shown } from './keeper.ts'

const READ = 'GET /api/v1/designs/:id'
const LIST = 'GET /api/v1/designs'
const refreshes = [
  READ,
  LIST,
  'GET /api/v1/matters',
  'GET /api/v1/matters/:slug/versions',
  'GET /api/v1/matters/:slug/history',
] as const

type Asked = 'submit' | 'approve' | 'send-back' | 'take-back' | 'discard'

/** The way of a draft to publication, for whoever may take its next step. */
export function StepsBar({
  design,
  shown,
  keeper,
}: {
  readonly design: Design
  readonly shown: Shown
  readonly keeper: Keeper
}) {
  const t = useText(text)
  const [asked, setAsked] = useState<Asked>()
  const { state, mayEdit, mayReview } = design
  const ask = (what: Asked) => () => void keeper.flush().then(() => setAsked(what))
  const hasErrors = shown.findings.length > 0
  return (
    <div className="design-steps">
      {state === 'draft' && mayEdit ? (
        <>
          <output className={hasErrors ? 'tag bad' : 'tag ok'}>
            {hasErrors ? t.errors(shown.findings.length) : t.sound}
          </output>
          <Button type="primary" disabled={hasErrors || shown.status === 'conflict'} onClick={ask('submit')}>
            {t.submit}
          </Button>
          <Button onClick={ask('discard')}>{t.discard}</Button>
        </>
      ) : null}
      {state === 'submitted' && mayReview ? (
        <>
          <Button type="primary" onClick={ask('approve')}>
            {t.approve}
          </Button>
          <Button onClick={ask('send-back')}>{t['send-back']}</Button>
        </>
      ) : null}
      {state === 'submitted' && !mayReview ? <span className="tag">{t.waits}</span> : null}
      {state === 'approved' && design.publishOn ? (
        <span className="tag">{t.on(design.publishOn)}</span>
      ) : null}
      {(state === 'submitted' || state === 'approved') && mayEdit ? (
        <Button onClick={ask('take-back')}>{t['take-back']}</Button>
      ) : null}
      <Button
        href={addressFor('GET /api/v1/designs/:id/pack', { params: { id: design.id } })}
        download
        icon={<Icon name="download" />}
      >
        {t.export}
      </Button>
      {asked ? (
        <StepDialog
          asked={asked}
          design={design}
          revision={shown.revision}
          onDone={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  )
}

function StepDialog({
  asked,
  design,
  revision,
  onDone,
}: {
  readonly asked: Asked
  readonly design: Design
  readonly revision: number
  readonly onDone: () => void
}) {
  const t = useText(text)
  const [, go] = useLocation()
  const [remarks, setRemarks] = useState('')
  const [day, setDay] = useState('')
  const options = { refreshes, onDone }
  const away = { refreshes, onDone: () => go('/officer/designs') }
  const submit = useAct('POST /api/v1/designs/:id/submit', options)
  const takeBack = useAct('POST /api/v1/designs/:id/take-back', options)
  const review = useAct('POST /api/v1/designs/:id/review', options)
  const discard = useAct('POST /api/v1/designs/:id/discard', away)
  const acts = { submit, 'take-back': takeBack, approve: review, 'send-back': review, discard }
  const act = acts[asked]
  const params = { id: design.id }
  const words = remarks.trim()
  const run = () => {
    if (asked === 'submit') submit.mutate({ params, body: { revision, remarks: words } })
    else if (asked === 'take-back') takeBack.mutate({ params, body: { revision, remarks: words } })
    else if (asked === 'discard') discard.mutate({ params, body: { revision } })
    else {
      const on = asked === 'approve' && day ? { on: day } : {}
      review.mutate({ params, body: { revision, verdict: asked, remarks: words, ...on } })
    }
  }
  return (
    <Modal
      open
      title={t[asked]}
      okText={t[asked]}
      cancelText={t.cancel}
      okButtonProps={{ disabled: asked !== 'discard' && words === '', loading: act.isPending }}
      onCancel={onDone}
      onOk={run}
    >
      {asked === 'discard' ? (
        <p>{t.discardWhy}</p>
      ) : (
        <label className="design-remarks">
          {t.remarks[asked]}
          <Input.TextArea
            rows={3}
            maxLength={1000}
            value={remarks}
            onChange={({ target }) => setRemarks(target.value)}
          />
        </label>
      )}
      {asked === 'approve' ? (
        <label className="design-remarks">
          {t.day}
          <Input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
        </label>
      ) : null}
      {act.isError ? <ProblemState problem={act.error} /> : null}
    </Modal>
  )
}

const text = catalogue({
  errors: [
    (count: number) => `还有${count}处要改`,
    (count: number) => (count === 1 ? '1 fault' : `${count} faults`),
  ],
  sound: ['检查通过', 'nothing wrong'],
  submit: ['交审核', 'Submit for review'],
  discard: ['作废', 'Discard'],
  discardWhy: [
    '草稿作废后不能再改，正在用的版本不受影响。',
    'A discarded draft cannot be changed; what is offered now stays.',
  ],
  approve: ['同意发布', 'Approve and publish'],
  'send-back': ['退回修改', 'Send back'],
  'take-back': ['收回来改', 'Take back'],
  waits: ['等别人审核', 'waits for another person'],
  on: [(day: string) => `${day}起生效`, (day: string) => `offered from ${day}`],
  export: ['导出事项包', 'Export as a pack'],
  cancel: ['取消', 'Cancel'],
  day: ['从哪天起生效（不填就是马上）', 'Offered from (at once where none is given)'],
  remarks: [
    { submit: '改了什么、为什么', approve: '审核意见', 'send-back': '哪里要改', 'take-back': '为什么收回' },
    {
      submit: 'What was changed, and why',
      approve: 'Opinion',
      'send-back': 'What is to be mended',
      'take-back': 'Why',
    },
  ],
})
