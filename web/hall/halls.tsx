import { Link } from 'wouter'
import { useRead } from '#web/api'
import { Empty, Icon, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { hallText } from './hall.text.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** Every hall, with the way to its calling screen. */
export function Halls() {
  const t = useText(hallText)
  const read = useRead('GET /api/v1/halls', { query: {} }, { everyMs: 30_000 })
  return (
    <main className="hall-list">
      <nav aria-label={t.halls}>
        <a href="/">
          <Icon name="left" />
          {t.home}
        </a>
        <LanguageSwitch />
      </nav>
      <PageTitle document={t.halls}>{t.halls}</PageTitle>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data?.halls.length === 0 ? <Empty icon="building" title={t.none} /> : null}
      <ul>
        {(read.data?.halls ?? []).map((hall) => (
          <li key={hall.id}>
            <Link href={`/hall/${hall.id}`}>
              <strong>{hall.name}</strong>
              <span>{hall.address}</span>
              {hall.today.length > 0 ? (
                <>
                  <span className="num">{hall.today.map(({ from, to }) => `${from}–${to}`).join('  ')}</span>
                  <span>
                    <b>{t.waiting(hall.waiting)}</b> {t.open(hall.windowsOpen)}
                  </span>
                </>
              ) : (
                <span>{t.closedToday}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
