import { useEffect, useState } from 'react'
import type { FilingView } from '#contract'
import { faultOfSlot, MaterialSlots, materialText, missingSlots, useKeptSlots } from '#web/filing'
import { Button, ErrorSummary, Icon, PageTitle, usePick, useText } from '#web/ui'
import { filingText } from './filing.text.ts'

/** What the applicant hands in; what government holds stands below it, spared. */
export function MaterialsPage({ filing, goOn }: { readonly filing: FilingView; readonly goOn: () => void }) {
  const t = useText(materialText)
  const filingWords = useText(filingText)
  const pick = usePick()
  const [tried, setTried] = useState(() => window.location.hash.startsWith('#m-'))
  const onSlot = useKeptSlots(filing.id)
  useEffect(() => {
    const wanted = window.location.hash.slice(1)
    if (wanted.startsWith('m-')) document.getElementById(wanted)?.focus()
  }, [])
  const missing = tried ? missingSlots(filing.materials) : []
  const faults = missing.map((slot) => ({ id: faultOfSlot(slot.id), message: t.missing(pick(slot.name)) }))
  const held = filing.materials.filter((slot) => slot.held)
  return (
    <>
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">
        {t.lead(filing.materials.filter((slot) => slot.takesFiles && slot.required).length)}
      </p>
      <ErrorSummary faults={faults} />
      <MaterialSlots
        id={filing.id}
        slots={filing.materials}
        errors={new Map(missing.map((slot) => [slot.id, t.missing(pick(slot.name))]))}
        onSlot={onSlot}
      />
      {held.length > 0 ? (
        <section className="known">
          <header>
            <h2>{t.spared}</h2>
          </header>
          <ul className="ticks">
            {held.map((slot) => (
              <li key={slot.id}>
                <Icon name="tick" />
                <span>
                  {pick(slot.name)}
                  {slot.label ? <small>{pick(slot.label)}</small> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="onward">
        <Button
          onClick={() => {
            setTried(true)
            if (missingSlots(filing.materials).length === 0) goOn()
          }}
        >
          {filingWords.next}
        </Button>
      </div>
    </>
  )
}
