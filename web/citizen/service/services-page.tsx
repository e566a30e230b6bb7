import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useRead } from '#web/api'
import { Empty, Icon, Loading, PageTitle, ProblemState, usePick, useText } from '#web/ui'
import { lifeEventIcon } from './life-event-icon.ts'
import { MatterRow } from './matter-row.tsx'
import { SearchBox, useSearchHits } from './search-box.tsx'
import { searchText } from './service.text.ts'

const RESULTS = 30
type Applicant = 'person' | 'entity' | undefined

/** Everything that can be done, found by words or by life event; words and filter stand in the address. */
export function ServicesPage() {
  const t = useText(searchText)
  const search = useSearch()
  const [, go] = useLocation()
  const given = new URLSearchParams(search)
  const who = given.get('for')
  const applicant: Applicant = who === 'person' || who === 'entity' ? who : undefined
  const words = given.get('q') ?? ''
  const [begunEmpty] = useState(words === '')
  const show = (next: string, whom: Applicant) => {
    const query = new URLSearchParams({
      ...(next ? { q: next } : {}),
      ...(whom ? { for: whom } : {}),
    }).toString()
    go(query ? `/services?${query}` : '/services', { replace: true })
  }
  return (
    <div className="wrap narrow page services">
      <PageTitle document={t.title} className="vh">
        {t.question}
      </PageTitle>
      <SearchBox
        words={words}
        focused={begunEmpty}
        onWords={(typed) => show(typed, applicant)}
        onSubmit={() => show(words, applicant)}
      />
      <fieldset className="segments">
        <legend className="vh">{t.whose}</legend>
        {([undefined, 'person', 'entity'] as const).map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            aria-pressed={applicant === kind}
            onClick={() => show(words, kind)}
          >
            {kind === undefined ? t.everyone : kind === 'person' ? t.byPerson : t.byFirm}
          </button>
        ))}
      </fieldset>
      {words.trim() ? <Results words={words} applicant={applicant} /> : <Browse applicant={applicant} />}
    </div>
  )
}

function Results({ words, applicant }: { readonly words: string; readonly applicant: Applicant }) {
  const t = useText(searchText)
  const { read, settled, hits } = useSearchHits(words, { applicant, limit: RESULTS })
  if (read.error) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.isPending) return <Loading />
  if (hits.length === 0 && settled) {
    return (
      <Empty icon="search" title={t.none(settled)}>
        {t.noneWords}
      </Empty>
    )
  }
  return (
    <>
      <p className="note" aria-live="polite">
        {t.results(hits.length)}
      </p>
      <ul className="rows">
        {hits.map((hit) => (
          <li key={hit.matter.slug}>
            <MatterRow matter={hit.matter} because={hit.because} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Browse({ applicant }: { readonly applicant: Applicant }) {
  const pick = usePick()
  const home = useRead('GET /api/v1/services/home', {}, { staleMs: 300_000 })
  if (home.isPending) return <Loading lines={9} />
  if (home.error) return <ProblemState problem={home.error} retry={() => void home.refetch()} />
  return home.data.groups.map((group) => {
    const matters = group.matters.filter(
      (matter) => applicant === undefined || matter.applicants.includes(applicant),
    )
    return matters.length === 0 ? null : (
      <section key={group.id} id={group.id} className="browse">
        <h2>
          <Icon name={lifeEventIcon(group.id)} />
          {pick(group.title)}
        </h2>
        <ul className="rows">
          {matters.map((matter) => (
            <li key={matter.slug}>
              <MatterRow matter={matter} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
