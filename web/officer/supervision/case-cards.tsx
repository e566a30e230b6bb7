import type { CaseView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, useText } from '#web/ui'
import { CardItem } from './card-item.tsx'

/** The cards of a case, where it has any. */
export function CaseCards({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const read = useRead('GET /api/v1/cases/:id/cards', { params: { id: view.id } })
  const cards = read.data?.cards ?? []
  if (cards.length === 0) return null
  return (
    <section className="case-cards" aria-label={t.title}>
      <h2>{t.title}</h2>
      <ul className="card-list">
        {cards.map((card) => (
          <CardItem key={card.id} card={card} ofCase />
        ))}
      </ul>
    </section>
  )
}

const text = catalogue({ title: ['监察牌', 'Supervision cards'] })
