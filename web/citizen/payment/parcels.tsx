import { useEffect, useRef } from 'react'
import type { CaseView, ParcelView } from '#contract'
import { useRead } from '#web/api'
import { formatMoment, formatParts, Icon, useLanguage, usePick, useText } from '#web/ui'
import { parcelText } from './parcel.text.ts'
import './payment.css'

const POLL_MS = 5000

/** What goes by post, and where it was seen; nothing where nothing does. */
export function Parcels({
  view,
  reload,
}: {
  readonly view: CaseView
  readonly reload: () => Promise<unknown>
}) {
  const t = useText(parcelText)
  const read = useRead(
    'GET /api/v1/cases/:id/parcels',
    { params: { id: view.id } },
    { everyMs: view.status === 'open' ? POLL_MS : false, keep: true },
  )
  const parcels = read.data?.parcels ?? []
  // Signed for, the case is through.
  const states = parcels.map(({ state }) => state).join()
  const known = useRef('')
  useEffect(() => {
    if (known.current !== states) void reload()
    known.current = states
  }, [states, reload])
  if (parcels.length === 0) return null
  return (
    <section className="bills">
      <h2>{t.title}</h2>
      {parcels.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} />
      ))}
    </section>
  )
}

function Parcel({ parcel }: { readonly parcel: ParcelView }) {
  const t = useText(parcelText)
  const pick = usePick()
  const language = useLanguage()
  const { what, direction, state, waybill, payer, person, track } = parcel
  return (
    <div className="bill">
      <p className="bill-state">
        <Icon name={state === 'delivered' ? 'ok' : 'info'} />
        {formatParts([pick(what), t.states[state]], language)}
      </p>
      <dl className="values">
        {waybill ? (
          <div>
            <dt>{t.waybill}</dt>
            <dd>{waybill}</dd>
          </div>
        ) : null}
        {person ? (
          <div>
            <dt>{direction === 'in' ? t.from : t.to}</dt>
            <dd>{formatParts([person.name, person.address], language)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t.postage}</dt>
          <dd>{t.payers[payer]}</dd>
        </div>
      </dl>
      {track.length > 0 ? (
        <ol className="track">
          {track.map(({ kind, place, at }) => (
            <li key={`${kind} ${at}`}>
              <b>{place}</b>
              <small>{formatMoment(at, language)}</small>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
