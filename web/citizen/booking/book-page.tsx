import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useAct, useRead } from '#web/api'
import { Empty, Loading, PageTitle, ProblemState, RadioCards, usePick, useText } from '#web/ui'
import { useSession } from '../session.ts'
import { Crumbs } from '../shell/crumbs.tsx'
import { bookingText } from './booking.text.ts'
import { Times } from './times.tsx'

const SELF = 'self'

/** A time at a hall for one matter: where, which day, what time. */
export function BookPage({ slug }: { readonly slug: string }) {
  const t = useText(bookingText)
  const pick = usePick()
  const matter = useRead('GET /api/v1/matters/:slug', { params: { slug } }, { staleMs: 300_000 })
  const halls = useRead('GET /api/v1/halls', { query: {} })
  const title = matter.data ? pick(matter.data.title) : t.title
  const error = matter.error ?? halls.error
  return (
    <div className="wrap narrow page booking">
      <Crumbs steps={[{ path: `/services/${slug}`, label: title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {error ? <ProblemState problem={error} retry={() => void halls.refetch()} /> : null}
      {matter.isPending || halls.isPending ? <Loading /> : null}
      {halls.data?.halls.length === 0 ? <Empty icon="building" title={t.noHalls} /> : null}
      {matter.data && halls.data && halls.data.halls.length > 0 ? (
        <Booking slug={slug} halls={halls.data.halls} title={title} />
      ) : null}
    </div>
  )
}

interface Hall {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly regionCode: string
}

function Booking({
  slug,
  halls,
  title,
}: {
  readonly slug: string
  readonly halls: readonly Hall[]
  readonly title: string
}) {
  const t = useText(bookingText)
  const { actsFor } = useSession()
  const [, go] = useLocation()
  const draft = new URLSearchParams(useSearch()).get('draft')
  const [hallId, setHall] = useState(halls.length === 1 ? halls[0]?.id : undefined)
  const [whom, setWhom] = useState(SELF)
  const book = useAct('POST /api/v1/hall-bookings', {
    refreshes: ['GET /api/v1/hall-bookings', 'GET /api/v1/halls/:id/slots'],
    onDone: () => go('/bookings'),
  })
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t.what}</dt>
          <dd>{title}</dd>
        </div>
      </dl>
      {actsFor.length > 0 ? (
        <RadioCards
          id="whom"
          legend={t.whom}
          choices={[
            { value: SELF, label: t.myself },
            ...actsFor.map(({ subjectId, name }) => ({ value: subjectId, label: name })),
          ]}
          value={whom}
          onChange={setWhom}
        />
      ) : null}
      {halls.length > 1 ? (
        <RadioCards
          id="hall"
          legend={t.hall}
          choices={halls.map(({ id, name, address }) => ({ value: id, label: name, detail: address }))}
          value={hallId}
          onChange={setHall}
        />
      ) : null}
      {hallId ? (
        <Times
          key={hallId}
          hallId={hallId}
          slug={slug}
          error={book.error}
          busy={book.isPending}
          onBook={(startsAt) =>
            book.mutate({
              body: {
                hallId,
                matter: slug,
                startsAt,
                ...(whom === SELF ? {} : { subjectId: whom }),
                ...(draft ? { caseId: draft } : {}),
              },
            })
          }
        />
      ) : null}
    </>
  )
}
