import { useState } from 'react'
import { useRead } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { FigureRecords } from './figure-records.tsx'

/** The figures of time and cards within one's scope; each opens to its definition and its records. */
export function Figures() {
  const t = useText(text)
  const pick = usePick()
  const [open, setOpen] = useState<string>()
  const read = useRead('GET /api/v1/figures', { query: { place: 'supervision' } }, { everyMs: 60_000 })
  const figures = read.data?.figures ?? []
  const shown = figures.find(({ id }) => id === open)
  if (figures.length === 0) return null
  return (
    <section className="card-figures" aria-label={t.figures}>
      {figures.map(({ id, title, value, unit, caption }) => (
        <button key={id} type="button" data-figure={id} onClick={() => setOpen(id)}>
          <span>{pick(title)}</span>
          <b className="num">
            {value === null ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: 1 })}
            {value === null ? null : <small>{pick(unit)}</small>}
          </b>
          <small>{pick(caption)}</small>
        </button>
      ))}
      {shown ? (
        <FigureRecords id={shown.id} title={pick(shown.title)} onClose={() => setOpen(undefined)} />
      ) : null}
    </section>
  )
}

const text = catalogue({ figures: ['主要数字', 'Main figures'] })
