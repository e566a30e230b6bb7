import { Link } from 'wouter'
import { useRead } from '#web/api'
import { Empty, Loading, PageTitle, ProblemState, useText } from '#web/ui'
import { hallText } from './hall.text.ts'

/** Every hall, with the way to its calling screen. */
export function Halls() {
  const t = useText(hallText)
  const read = useRead('GET /api/v1/halls', { query: {} }, { everyMs: 30_000 })
  return (
    <main className="hall-list">
      <PageTitle document={t.halls}>{t.halls}</PageTitle>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {read.data?.halls.length === 0 ? <Empty icon="building" title={t.none} /> : null}
      <ul className="rows">
        {(read.data?.halls ?? []).map((hall) => (
          <li key={hall.id}>
            <Link className="row" href={`/hall/${hall.id}`}>
              <strong>{hall.name}</strong>
              <span className="sub">
                {hall.today.length > 0
                  ? `${hall.today.map(({ from, to }) => `${from}–${to}`).join('  ')}  ${t.waiting(hall.waiting)}  ${t.open(hall.windowsOpen)}`
                  : t.closedToday}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
