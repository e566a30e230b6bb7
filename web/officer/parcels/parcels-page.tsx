import { Button } from 'antd'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { ParcelView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import {
  catalogue,
  Empty,
  formatMoment,
  formatParts,
  Loading,
  ProblemState,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import './parcels.css'

/** 寄件收件: what the unit has to give to the courier, and what a courier brings it; the oldest first. */
export default function ParcelsPage() {
  const t = useText(text)
  const read = useRead('GET /api/v1/parcels', {}, { everyMs: 15_000, keep: true })
  useEffect(() => {
    document.title = t.title
  }, [t])
  if (read.isPending) return <Loading />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { parcels } = read.data
  if (parcels.length === 0)
    return (
      <section className="page">
        <header className="page-head">
          <h1>{t.title}</h1>
        </header>
        <Empty title={t.none} icon="tray">
          {t.noneWords}
        </Empty>
      </section>
    )
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      <Parcels of={parcels.filter(({ direction }) => direction === 'out')} title={t.toPost} />
      <Parcels of={parcels.filter(({ direction }) => direction === 'in')} title={t.coming} />
    </section>
  )
}

function Parcels({ of, title }: { readonly of: readonly ParcelView[]; readonly title: string }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul className="parcel-lines">
        {of.map((parcel) => (
          <Parcel key={parcel.id} parcel={parcel} />
        ))}
      </ul>
    </>
  )
}

function Parcel({ parcel }: { readonly parcel: ParcelView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { states } = useText(parcelStates)
  const { id, caseId, direction, what, state, waybill, person, payer, madeAt } = parcel
  const hand = useAct('POST /api/v1/parcels/:id/handed-over', { refreshes: ['GET /api/v1/parcels'] })
  return (
    <li>
      <div>
        <Link href={`/officer/cases/${caseId}`}>{formatParts([pick(what), person?.name], language)}</Link>
        <small className="muted">
          {formatParts(
            [
              direction === 'in' ? states[state] : undefined,
              waybill ?? t.unordered,
              person?.address,
              person?.phone,
              t[payer],
              formatMoment(madeAt, language),
            ],
            language,
          )}
        </small>
        {hand.error ? (
          <small className="bad" role="alert">
            {pick(problemText(hand.error))}
          </small>
        ) : null}
      </div>
      {direction === 'in' ? null : (
        <Button
          type="primary"
          disabled={waybill === null}
          loading={hand.isPending}
          onClick={() => hand.mutate({ params: { id } })}
        >
          {t.handed}
        </Button>
      )}
    </li>
  )
}

const text = catalogue({
  title: ['寄件收件', 'Parcels'],
  toPost: ['要交给邮递员的', 'To be given to the courier'],
  coming: ['邮递员要送来的', 'On their way here'],
  none: ['没有要寄、要收的', 'Nothing is to be posted or received'],
  noneWords: [
    '办好的、申请人要邮寄的，和上门取的原件，会出现在这里。',
    'What is done and goes by post, and originals that are fetched, appear here.',
  ],
  unordered: ['还没有邮件号', 'no waybill yet'],
  applicant: ['邮费到付', 'postage on delivery'],
  government: ['邮费由单位付', 'postage by the unit'],
  handed: ['交给邮递员了', 'Given to the courier'],
})

const parcelStates = catalogue({
  states: [
    {
      made: '正在下单',
      ordered: '等邮递员上门取',
      collected: '取到了',
      moving: '在路上',
      out: '正在送来',
      delivered: '送到了',
      returned: '没取到',
      lost: '寄丢了',
      cancelled: '不取了',
    },
    {
      made: 'being ordered',
      ordered: 'waits to be fetched',
      collected: 'fetched',
      moving: 'on its way',
      out: 'about to arrive',
      delivered: 'here',
      returned: 'not fetched',
      lost: 'lost',
      cancelled: 'called off',
    },
  ],
})
