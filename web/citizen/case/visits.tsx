import type { CaseView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatMoment, useLanguage, useText } from '#web/ui'

/** When one came to a hall about the case, and what was taken home against a receipt. */
export function Visits({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const language = useLanguage()
  const read = useRead('GET /api/v1/cases/:id/visits', { params: { id: view.id } })
  const { visits = [], receipts = [] } = read.data ?? {}
  if (visits.length === 0) return null
  return (
    <section className="case-visits">
      <h2>{t.title(visits.length)}</h2>
      <ul>
        {visits.map((visit) => (
          <li key={`${visit.ticket}${visit.at}`}>
            {t.visit(visit.hallName, visit.ticket)} <small>{formatMoment(visit.at, language)}</small>
          </li>
        ))}
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            {t.receipt(receipt.what, receipt.taker.name, t[receipt.taker.relation])}{' '}
            <small>{formatMoment(receipt.at, language)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const text = catalogue({
  title: [(count: number) => `去过大厅${count}次`, (count: number) => `Visits to a hall: ${count}`],
  visit: [
    (hall: string, ticket: string) => `${hall}，${ticket}号`,
    (hall: string, ticket: string) => `${hall}, number ${ticket}`,
  ],
  self: ['本人', 'in person'],
  agent: ['代领', 'for the applicant'],
  receipt: [
    (what: string, who: string, how: string) => `${who}（${how}）领走了${what}，已签收`,
    (what: string, who: string, how: string) => `${what} was taken by ${who} (${how}), receipt signed`,
  ],
})
