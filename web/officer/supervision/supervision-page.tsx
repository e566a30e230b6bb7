import { Segmented } from 'antd'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { catalogue, useText } from '#web/ui'
import { CardsView } from './cards-view.tsx'
import { Figures } from './figures.tsx'
import { LoadView } from './load-view.tsx'

/** 电子监察: the cards of those one looks after, and their load and risk. */
export default function SupervisionPage() {
  const t = useText(text)
  const [search, setSearch] = useSearchParams()
  const view = search.get('view') === 'load' ? 'load' : 'cards'
  useEffect(() => {
    document.title = t.document
  }, [t])
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <Segmented<'cards' | 'load'>
          value={view}
          onChange={(next) => setSearch(next === 'load' ? { view: 'load' } : {})}
          options={(['cards', 'load'] as const).map((value) => ({ value, label: t[value] }))}
        />
      </header>
      {view === 'load' ? (
        <LoadView />
      ) : (
        <>
          <Figures />
          <CardsView />
        </>
      )}
    </section>
  )
}

const text = catalogue({
  document: ['电子监察 · 工作台', 'Supervision · Officers'],
  title: ['电子监察', 'Supervision'],
  cards: ['监察牌', 'Cards'],
  load: ['负荷与风险', 'Load and risk'],
})
