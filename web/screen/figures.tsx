import { useState } from 'react'
import type { Overview } from '#contract'
import { catalogue, Icon, useLanguage, usePick, useText } from '#web/ui'
import { Definition } from './definition.tsx'
import { formatLarge } from './large-number.ts'
import type { RecordsAsked } from './records.tsx'

type Figure = Overview['figures'][number]
type Ask = (asked: Omit<RecordsAsked, 'region'>) => void

/** The figures of today in one ruled row, the first the largest. */
export function Figures({
  figures,
  onRecords,
}: {
  readonly figures: readonly Figure[]
  readonly onRecords: Ask
}) {
  const t = useText(text)
  const [open, setOpen] = useState<string>()
  return (
    <section
      className={figures.length > 6 ? 'figures many' : 'figures'}
      aria-label={t.today}
      style={{ '--count': figures.length } as React.CSSProperties}
    >
      {figures.map((figure) => (
        <One
          key={figure.id}
          figure={figure}
          open={open === figure.id}
          onOpen={(on) => setOpen(on ? figure.id : undefined)}
          onRecords={onRecords}
        />
      ))}
    </section>
  )
}

function One({
  figure,
  open,
  onOpen,
  onRecords,
}: {
  readonly figure: Figure
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onRecords: Ask
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const title = pick(figure.title)
  return (
    <div className="figure">
      <button type="button" className="figure-name" aria-expanded={open} onClick={() => onOpen(!open)}>
        {title}
        <Icon name="info" />
      </button>
      <p className="figure-value">
        {figure.value === null ? (
          <span className="none">{t.none}</span>
        ) : (
          <>
            <b className="num">{formatLarge(figure.value, language)}</b>
            <small>{pick(figure.unit)}</small>
          </>
        )}
      </p>
      <p className="figure-caption">{pick(figure.caption)}</p>
      {open ? (
        <Definition
          figure={figure}
          onClose={() => onOpen(false)}
          onRecords={(part) => {
            onOpen(false)
            onRecords({ figure: figure.id, title, part })
          }}
        />
      ) : null}
    </div>
  )
}

const text = catalogue({
  today: ['主要数字', 'Main figures'],
  none: ['还没有', 'none yet'],
})
