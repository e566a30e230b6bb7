import { useState } from 'react'
import { problemText, useRead } from '#web/api'
import { Banner, Button, Loading, usePick, useText } from '#web/ui'
import { kioskText } from './hall.text.ts'

/** What it is about, as large buttons; or only to ask. */
export function KioskMatters({
  busy,
  onBack,
  onMatter,
}: {
  readonly busy: boolean
  readonly onBack: () => void
  readonly onMatter: (slug: string | undefined) => void
}) {
  const t = useText(kioskText)
  const pick = usePick()
  const [words, setWords] = useState('')
  const read = useRead('GET /api/v1/matters', {}, { staleMs: 300_000 })
  const shown = (read.data?.matters ?? []).filter(({ title, name }) =>
    [title.zh, title.en, name.zh, name.en].some((each) =>
      each.toLowerCase().includes(words.trim().toLowerCase()),
    ),
  )
  return (
    <div className="kiosk-matters">
      <h2>{t.choose}</h2>
      <label htmlFor="find">{t.search}</label>
      <input id="find" value={words} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
      {read.isPending ? <Loading /> : null}
      {read.error ? <Banner look="bad">{pick(problemText(read.error))}</Banner> : null}
      <ul>
        <li>
          <button type="button" disabled={busy} className="ask" onClick={() => onMatter(undefined)}>
            {t.ask}
          </button>
        </li>
        {shown.map((matter) => (
          <li key={matter.slug}>
            <button type="button" disabled={busy} onClick={() => onMatter(matter.slug)}>
              {pick(matter.title)}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !read.isPending ? <p>{t.nothing}</p> : null}
      <div className="kiosk-acts">
        <Button look="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </div>
    </div>
  )
}
