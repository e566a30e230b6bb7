import type { CaseView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatMoment, useLanguage, useText } from '#web/ui'

/** 跑动次数: when somebody came to a hall about the case, who served them, and what was handed out against a receipt. */
export function CaseVisits({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const language = useLanguage()
  const read = useRead('GET /api/v1/cases/:id/visits', { params: { id: view.id } })
  const { visits = [], receipts = [] } = read.data ?? {}
  if (visits.length === 0) return null
  return (
    <section className="case-visits" aria-label={t.title(visits.length)}>
      <h2>{t.title(visits.length)}</h2>
      <ul>
        {visits.map((visit) => (
          <li key={`${visit.ticket}${visit.at}`}>
            {t.visit(visit.hallName, visit.ticket, visit.officerName)}{' '}
            <small>{formatMoment(visit.at, language)}</small>
          </li>
        ))}
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            {t.receipt(receipt.what, receipt.taker.name, receipt.taker.identifierMasked, receipt.officerName)}{' '}
            <small>{formatMoment(receipt.at, language)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const text = catalogue({
  title: [(count: number) => `来过大厅${count}次`, (count: number) => `Visits to a hall: ${count}`],
  visit: [
    (hall: string, ticket: string, officer: string) => `${hall} ${ticket}号，${officer}接待`,
    (hall: string, ticket: string, officer: string) => `${hall}, number ${ticket}, served by ${officer}`,
  ],
  receipt: [
    (what: string, who: string, number: string, officer: string) =>
      `${what}由${who}（${number}）领走，${officer}发出，已签收`,
    (what: string, who: string, number: string, officer: string) =>
      `${what} was taken by ${who} (${number}), handed out by ${officer}, receipt signed`,
  ],
})
