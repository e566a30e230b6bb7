import { useEffect } from 'react'
import { catalogue, useText } from '#web/ui'
import { Bills } from './bills.tsx'
import { Reconciliations } from './reconciliations.tsx'
import './payments.css'

/** What is collected: every day against the statements of the channels, and the bills behind it. */
export default function PaymentsPage() {
  const t = useText(text)
  useEffect(() => {
    document.title = t.title
  }, [t])
  return (
    <section className="page payments">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      <Reconciliations />
      <Bills />
    </section>
  )
}

const text = catalogue({ title: ['缴费对账', 'Payments and reconciliation'] })
