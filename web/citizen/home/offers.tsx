import { Link } from 'wouter'
import { useRead } from '#web/api'
import { Icon, Loading, ProblemState, usePick, useText } from '#web/ui'
import { lifeEventIcon } from '../service/life-event-icon.ts'
import { MatterRow } from '../service/matter-row.tsx'
import { homeText } from './home.text.ts'

const INSTANT_SHOWN = 6

/** Matters by the occasions of a life. */
export function LifeEvents() {
  const t = useText(homeText)
  const pick = usePick()
  const home = useRead('GET /api/v1/services/home', {}, { staleMs: 300_000 })
  return (
    <section className="full">
      <div className="h">
        <h2>{t.lifeEvents}</h2>
        <Link href="/services">{t.all}</Link>
      </div>
      {home.isPending ? <Loading /> : null}
      {home.error ? <ProblemState problem={home.error} retry={() => void home.refetch()} /> : null}
      <ul className="life">
        {(home.data?.groups ?? []).map((group) => (
          <li key={group.id}>
            <Link href={`/services#${group.id}`}>
              <Icon name={lifeEventIcon(group.id)} />
              <span>
                <b>{pick(group.title)}</b>
                <small>{t.matters(group.matters.length)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {home.data ? <p className="note">{t.offered(home.data.offered, home.data.instant)}</p> : null}
    </section>
  )
}

/** What rules decide in seconds. */
export function InstantMatters() {
  const t = useText(homeText)
  const home = useRead('GET /api/v1/services/home', {}, { staleMs: 300_000 })
  const instant = (home.data?.groups ?? [])
    .flatMap((group) => group.matters)
    .filter(({ handling }) => handling === 'instant')
  if (instant.length === 0) return null
  return (
    <section className="full instant">
      <div className="h">
        <h2>{t.instant}</h2>
      </div>
      <p className="quiet small">{t.instantWords}</p>
      <ul className="rows pairs">
        {instant.slice(0, INSTANT_SHOWN).map((matter) => (
          <li key={matter.slug}>
            <MatterRow matter={matter} />
          </li>
        ))}
      </ul>
    </section>
  )
}
