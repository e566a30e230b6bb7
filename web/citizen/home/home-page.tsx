import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useRead } from '#web/api'
import { Empty, Icon, Lattice, PageTitle, useText } from '#web/ui'
import { MatterRow } from '../service/matter-row.tsx'
import { SearchBox, useSearchHits } from '../service/search-box.tsx'
import { searchText } from '../service/service.text.ts'
import { useSession } from '../session.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { Due } from './due.tsx'
import { homeText } from './home.text.ts'
import { InstantMatters, LifeEvents } from './offers.tsx'
import { Needed } from './needed.tsx'
import { MyCases, MyCertificates } from './mine.tsx'
import { SignInCard, WelcomeCard } from './welcome.tsx'

const FOUND_AT_ONCE = 6
const TRIES = 5

/** The question, what waits for me, what I hold, and what there is. */
export function HomePage() {
  const session = useSession()
  return (
    <>
      <TopBar onBand />
      <main id="main">
        <Hero />
        <div className="wrap home">
          <div className="cols">
            <div>
              {session.pending ? (
                <div className="card-space" />
              ) : session.person ? (
                <WelcomeCard session={session} />
              ) : (
                <SignInCard officerName={session.officerName} />
              )}
              {session.person ? <Needed /> : null}
              {session.person ? <Due /> : null}
              {session.person ? <MyCases /> : null}
            </div>
            <aside className="side">{session.person ? <MyCertificates /> : null}</aside>
            <InstantMatters />
            <LifeEvents />
          </div>
        </div>
      </main>
    </>
  )
}

function Hero() {
  const t = useText(searchText)
  const home = useText(homeText)
  const [, go] = useLocation()
  const [words, setWords] = useState('')
  const offers = useRead('GET /api/v1/services/home', {}, { staleMs: 300_000 })
  return (
    <div className="hero">
      <Lattice />
      <div className="wrap">
        <div className="ask-box">
          <PageTitle document={home.document}>{t.question}</PageTitle>
          <p>{t.plainWords}</p>
          <SearchBox
            words={words}
            onWords={setWords}
            onSubmit={() =>
              go(words.trim() ? `/services?q=${encodeURIComponent(words.trim())}` : '/services')
            }
          />
          {words.trim() ? <Found words={words} /> : null}
          <div className="says">
            {(offers.data?.tries ?? []).slice(0, TRIES).map((said) => (
              <Link key={said} href={`/services?q=${encodeURIComponent(said)}`}>
                {said}
              </Link>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** What answers while one is still typing. */
function Found({ words }: { readonly words: string }) {
  const t = useText(searchText)
  const { read, settled, hits } = useSearchHits(words, { limit: FOUND_AT_ONCE })
  if (read.isPending || settled === '') return null
  return (
    <div className="found">
      <p className="vh" aria-live="polite">
        {t.results(hits.length)}
      </p>
      {hits.length === 0 ? (
        <Empty icon="search" title={t.none(settled)}>
          {t.noneWords}
        </Empty>
      ) : (
        <ul className="rows">
          {hits.map((hit) => (
            <li key={hit.matter.slug}>
              <MatterRow matter={hit.matter} because={hit.because} />
            </li>
          ))}
          <li>
            <Link className="row all" href={`/services?q=${encodeURIComponent(words.trim())}`}>
              <strong>{t.all}</strong>
              <Icon name="right" />
            </Link>
          </li>
        </ul>
      )}
    </div>
  )
}
