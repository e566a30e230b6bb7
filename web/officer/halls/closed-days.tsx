import { Input } from 'antd'
import { useState } from 'react'
import type { HallSettings } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, formatFullDay, useLanguage, usePick, useText } from '#web/ui'
import { hallsText } from './halls.text.ts'

/** Days on which the hall closes beside those of the calendar. */
export function ClosedDays({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const pick = usePick()
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
    <section>
      <h2>{t.closedDays}</h2>
      {save.error ? <Banner look="bad">{pick(problemText(save.error))}</Banner> : null}
      <ul className="hall-rows">
        {hall.closedDays.map((each) => (
          <li key={each.day}>
            <span>{`${formatFullDay(each.day, language)} ${each.reason}`}</span>
            <Button
              look="text"
              size="small"
              aria-label={`${t.remove} ${each.day}`}
              onClick={() => put(hall.closedDays.filter((other) => other.day !== each.day))}
            >
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="hall-add"
        onSubmit={(event) => {
          event.preventDefault()
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
        <Button type="submit" look="quiet" size="small" busy={save.isPending}>
          {t.addDay}
        </Button>
      </form>
    </section>
  )
}
