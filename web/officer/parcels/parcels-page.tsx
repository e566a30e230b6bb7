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

/** 待交寄: what the unit has to give to the courier, the oldest first. */
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
        <Empty isPage title={t.none} icon="tray">
          {t.noneWords}
        </Empty>
      </section>
    )
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      <ul className="lines">
        {parcels.map((parcel) => (
          <Parcel key={parcel.id} parcel={parcel} />
        ))}
      </ul>
    </section>
  )
}

function Parcel({ parcel }: { readonly parcel: ParcelView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const { id, caseId, what, waybill, person, payer, madeAt } = parcel
  const hand = useAct('POST /api/v1/parcels/:id/handed-over', { refreshes: ['GET /api/v1/parcels'] })
  return (
    <li>
      <span>
        <Link href={`/officer/cases/${caseId}`}>{formatParts([pick(what), person?.name], language)}</Link>
        <small className="muted">
          {formatParts(
            [
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
      </span>
      <Button
        type="primary"
        disabled={waybill === null}
        loading={hand.isPending}
        onClick={() => hand.mutate({ params: { id } })}
      >
        {t.handed}
      </Button>
    </li>
  )
}

const text = catalogue({
  title: ['待交寄', 'To be posted'],
  none: ['没有要交寄的', 'Nothing is to be posted'],
  noneWords: ['办好的、申请人要邮寄的，会出现在这里。', 'What is done and goes by post appears here.'],
  unordered: ['还没有邮件号', 'no waybill yet'],
  applicant: ['邮费到付', 'postage on delivery'],
  government: ['邮费由单位付', 'postage by the unit'],
  handed: ['交给邮递员了', 'Given to the courier'],
})
