import { Input } from 'antd'
import { useState } from 'react'
import type { HallSettings } from '#contract'
import { useAct } from '#web/api'
import { formatFullDay, useLanguage, useText } from '#web/ui'
import { HallRows } from './hall-rows.tsx'
import { hallsText } from './halls.text.ts'

/** Days on which the hall closes beside those of the calendar. */
export function ClosedDays({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const language = useLanguage()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const save = useAct('PUT /api/v1/hall-settings/:id/closed-days', {
    refreshes: ['GET /api/v1/hall-settings'],
    onDone: () => {
      setDay('')
      setReason('')
    },
  })
  const put = (days: HallSettings['closedDays']) => save.mutate({ params: { id: hall.id }, body: { days } })
  return (
    <HallRows
      title={t.closedDays}
      error={save.error}
      rows={hall.closedDays.map((each) => ({
        key: each.day,
        label: `${formatFullDay(each.day, language)} ${each.reason}`,
      }))}
      endWord={t.remove}
      addWord={t.addDay}
      busy={save.isPending}
      onEnd={(key) => put(hall.closedDays.filter((each) => each.day !== key))}
      onAdd={() => {
        if (day && reason.trim()) put([...hall.closedDays, { day, reason }])
      }}
    >
      <Input type="date" aria-label={t.day} value={day} onChange={(event) => setDay(event.target.value)} />
      <Input
        aria-label={t.reason}
        placeholder={t.reason}
        value={reason}
        maxLength={100}
        onChange={(event) => setReason(event.target.value)}
      />
    </HallRows>
  )
}
