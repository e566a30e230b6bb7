import { useState } from 'react'
import type { ApiProblem } from '#web/api'
import { problemText, useRead } from '#web/api'
import {
  Banner,
  Button,
  formatClock,
  formatDay,
  Loading,
  ProblemState,
  RadioCards,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { bookingText } from './booking.text.ts'

/** The days that may be booked, and the times of one of them with the places left. */
export function Times({
  hallId,
  slug,
  error,
  busy,
  onBook,
}: {
  readonly hallId: string
  readonly slug: string
  readonly error: ApiProblem | null
  readonly busy: boolean
  readonly onBook: (startsAt: string) => void
}) {
  const t = useText(bookingText)
  const pick = usePick()
  const language = useLanguage()
  const [day, setDay] = useState<string>()
  const [startsAt, setStartsAt] = useState<string>()
  const [tried, setTried] = useState(false)
  const read = useRead(
    'GET /api/v1/halls/:id/slots',
    { params: { id: hallId }, query: { matter: slug, ...(day ? { day } : {}) } },
    { keep: true },
  )
  if (read.isPending) return <Loading />
  if (read.error && !read.data) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  const { days, slots } = read.data
  const shown = day ?? read.data.day
  if (!shown) return <Banner look="warn">{t.noneAtAll}</Banner>
  return (
    <form
      className="times"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (startsAt) onBook(startsAt)
      }}
    >
      <fieldset className="days">
        <legend>{t.day}</legend>
        {days
          .filter(({ open }) => open)
          .map((each) => (
            <button
              key={each.day}
              type="button"
              aria-pressed={each.day === shown}
              onClick={() => {
                setDay(each.day)
                setStartsAt(undefined)
              }}
            >
              <b>{formatDay(each.day, language)}</b>
              <small>{weekday(each.day, language)}</small>
            </button>
          ))}
      </fieldset>
      {slots.length === 0 ? <p className="note">{t.none}</p> : null}
      <RadioCards
        id="time"
        legend={t.time}
        error={tried && !startsAt ? t.choose : undefined}
        choices={slots
          .filter(({ left }) => left > 0)
          .map((slot) => ({
            value: slot.startsAt,
            label: `${formatClock(slot.startsAt)}–${formatClock(slot.endsAt)}`,
            aside: t.left(slot.left),
          }))}
        value={startsAt}
        onChange={setStartsAt}
      />
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      <Button type="submit" wide busy={busy}>
        {t.book}
      </Button>
    </form>
  )
}

function weekday(day: string, language: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
