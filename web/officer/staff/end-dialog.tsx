import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { HeldPost } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, dateOf, toast, usePick, useText } from '#web/ui'
import { staffText } from './staff.text.ts'

const DAY_MS = 86_400_000

/** The last day of a post and why it ends (免职). */
export function EndDialog({ post, onClose }: { readonly post: HeldPost; readonly onClose: () => void }) {
  const t = useText(staffText)
  const pick = usePick()
  const [yesterday] = useState(() => dateOf(new Date(Date.now() - DAY_MS)))
  const [lastDay, setLastDay] = useState(() => dateOf(new Date()))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const end = useAct('POST /api/v1/units/:unitId/officers/:officerId/end', {
    refreshes: ['GET /api/v1/staff'],
    onDone: ({ takenBack }) => {
      toast(takenBack ? t.takenBack : t.ended)
      onClose()
    },
  })
  const isMissing = lastDay === '' || reason.trim() === ''
  const { unitId, officerId, postId } = post
  return (
    <Modal
      open
      title={t.endWhat(post.name, post.postName)}
      okText={t.end}
      cancelText={t.cancel}
      confirmLoading={end.isPending}
      onCancel={onClose}
      onOk={() => {
        setTried(true)
        if (!isMissing)
          end.mutate({ params: { unitId, officerId }, body: { postId, lastDay, reason: reason.trim() } })
      }}
    >
      <div className="staff-form">
        {end.error ? <Banner look="bad">{pick(problemText(end.error))}</Banner> : null}
        {tried && isMissing ? <Banner look="bad">{t.missing}</Banner> : null}
        <label>
          {t.lastDay}
          <Input
            type="date"
            min={yesterday}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
          <small>{t.lastDayHow}</small>
        </label>
        <label>
          {t.reason}
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
    </Modal>
  )
}
