import { useState } from 'react'
import { useRead } from '#web/api'
import { dateOf, formatDay, useLanguage, useText } from '#web/ui'
import { hallsText } from './halls.text.ts'

const DAYS = 30
const DAY_MS = 86_400_000

/** How long people waited, day by day. */
export function HallFigures({ id }: { readonly id: string }) {
  const t = useText(hallsText)
  const language = useLanguage()
  const [span] = useState(() => ({
    from: dateOf(new Date(Date.now() - DAYS * DAY_MS)),
    to: dateOf(new Date()),
  }))
  const read = useRead('GET /api/v1/halls/:id/figures', { params: { id }, query: span })
  const days = read.data?.days ?? []
  if (days.length === 0) return null
  const minutes = (value: number | null) => (value === null ? '—' : t.minutes(value))
  return (
    <div className="hall-figures" aria-label={t.figures} {...scrolled}>
      <table>
        <caption>{t.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.tickets}</th>
            <th scope="col">{t.served}</th>
            <th scope="col">{t.missed}</th>
            <th scope="col">{t.noShows}</th>
            <th scope="col">{t.wait}</th>
          </tr>
        </thead>
        <tbody>
          {days.slice(0, 10).map((each) => (
            <tr key={each.day}>
              <th scope="row">{formatDay(each.day, language)}</th>
              <td>{each.tickets}</td>
              <td>{each.served}</td>
              <td>{each.missed}</td>
              <td>{each.noShows}</td>
              <td>{`${minutes(each.waitMedian)} / ${minutes(each.waitNinth)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What scrolls is reached by the keyboard, whether or not anything in it can be pressed (WCAG 2.1.1). */
const scrolled = { tabIndex: 0, role: 'group' } as const
