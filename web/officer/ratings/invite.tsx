import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useAct, type ApiProblem } from '#web/api'
import { Button as Quiet, catalogue, formatClock, ProblemState, QrCode, useText } from '#web/ui'
import './ratings.css'

/** 请他评价: a code for whoever stands there, on their own phone or on this screen turned round. Nobody who serves rates. */
export function InviteRating({
  caseId,
  mayWhole = false,
}: {
  readonly caseId: string
  /** Whether the case is over and may be rated as a whole. */
  readonly mayWhole?: boolean
}) {
  const t = useText(text)
  const [isOpen, setOpen] = useState(false)
  const invite = useAct('POST /api/v1/rating/invitations')
  const begin = (about: 'visit' | 'whole') => {
    setOpen(true)
    invite.mutate({ body: { caseId, about } })
  }
  return (
    <div className="invite-rating">
      <Button size="small" onClick={() => begin('visit')}>
        {t.visit}
      </Button>
      {mayWhole ? (
        <Button size="small" onClick={() => begin('whole')}>
          {t.whole}
        </Button>
      ) : null}
      {isOpen ? (
        <RatingCode made={invite.data} problem={invite.error} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}

/** At a window: the visit to it is rated, and counts for it. */
export function InviteAtWindow({ ticketId }: { readonly ticketId: string }) {
  const t = useText(text)
  const [isOpen, setOpen] = useState(false)
  const invite = useAct('POST /api/v1/hall-tickets/:id/rating-code')
  return (
    <>
      <Quiet
        look="quiet"
        onClick={() => {
          setOpen(true)
          invite.mutate({ params: { id: ticketId }, body: {} })
        }}
      >
        {t.visit}
      </Quiet>
      {isOpen ? (
        <RatingCode made={invite.data} problem={invite.error} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

function RatingCode({
  made,
  problem,
  onClose,
}: {
  readonly made: { readonly path: string; readonly expiresAt: string } | undefined
  readonly problem: ApiProblem | null
  readonly onClose: () => void
}) {
  const t = useText(text)
  return (
    <Modal open title={t.title} footer={null} onCancel={onClose} destroyOnHidden>
      {problem ? <ProblemState problem={problem} /> : null}
      {made ? (
        <div className="invite-code">
          <p>{t.scan}</p>
          <QrCode text={`${window.location.origin}${made.path}`} label={t.code} />
          <p className="note">{t.until(formatClock(made.expiresAt))}</p>
          <a className="link" href={made.path} target="_blank" rel="noreferrer">
            {t.here}
          </a>
        </div>
      ) : null}
    </Modal>
  )
}

const text = catalogue({
  visit: ['请评这次窗口服务', 'Ask to rate this visit'],
  whole: ['请评这件事', 'Ask to rate the case'],
  title: ['请办事人评价', 'Ask for a rating'],
  scan: [
    '把屏幕转过去，请办事人自己扫码评价。',
    'Turn the screen round; whoever was served scans and rates.',
  ],
  code: ['评价码', 'Code'],
  until: [(at: string) => `只能用一次，${at}前有效`, (at: string) => `Once only, until ${at}`],
  here: ['没带手机，就在这块屏上评', 'No phone: rate on this screen'],
})
