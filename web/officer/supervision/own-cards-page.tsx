import { useEffect } from 'react'
import { useRead } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, useText } from '#web/ui'
import { CardItem } from './card-item.tsx'

/** My cards and those of my unit that I may answer for, with the way to object. */
export default function OwnCardsPage() {
  const t = useText(text)
  const read = useRead('GET /api/v1/supervision/own', { query: { limit: 100 } }, { keep: true })
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { cards, open } = read.data
  return (
    <section className="page narrow">
      <header className="page-head">
        <h1>{t.title}</h1>
        {open > 0 ? <p>{t.open(open)}</p> : null}
      </header>
      {cards.length === 0 ? (
        <Empty icon="tick" title={t.none}>
          {t.noneWords}
        </Empty>
      ) : (
        <ul className="card-list">
          {cards.map((card) => (
            <CardItem key={card.id} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}

const text = catalogue({
  document: ['我的监察牌 · 工作台', 'My cards · Officers'],
  title: ['我的监察牌', 'My cards'],
  open: [(count: number) => `${count}张还可以申诉`, (count: number) => `${count} may still be objected to`],
  none: ['没有监察牌', 'No cards'],
  noneWords: [
    '超期、二次补正、要清单以外的材料这些情况会发牌，发了会告诉您。',
    'Overdue cases, second notices and the like earn cards; you are told when one is issued.',
  ],
})
