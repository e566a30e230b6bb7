import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Localized } from '#contract'
import { useAct, useRead } from '#web/api'
import { catalogue, Empty, formatDay, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { useOfficer } from '../session/session.ts'

interface Halt {
  readonly slug: string
  readonly version: number
  readonly title: Localized
  readonly reason: string
}

/** 自动决定抽查: what was drawn and what people said of it; rules that stand still, with the way to judge their past decisions again. */
export default function SamplesPage() {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const officer = useOfficer()
  const [lifting, setLifting] = useState<Halt>()
  const read = useRead('GET /api/v1/samples', { query: {} }, { everyMs: 30_000, keep: true })
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { halts, drawn, looked, disagreed } = read.data
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        {looked > 0 ? <p>{t.looked(looked, disagreed)}</p> : null}
      </header>
      {halts.map((halt) => (
        <div key={`${halt.slug} ${halt.version}`} className="banner bad">
          <p>
            <strong>{t.halted(pick(halt.title), halt.version)}</strong> {halt.reason}{' '}
            <Link href={`/officer/matters/${halt.slug}/${halt.version}`}>{t.rerun}</Link>
          </p>
          {officer.roles.includes('supervisor') ? (
            <Button size="small" onClick={() => setLifting(halt)}>
              {t.lift}
            </Button>
          ) : null}
        </div>
      ))}
      {drawn.length === 0 ? (
        <Empty icon="tick" title={t.none}>
          {t.noneWhy}
        </Empty>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.decision}</th>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.unit}</th>
                <th scope="col">{t.said}</th>
              </tr>
            </thead>
            <tbody>
              {drawn.map((each) => (
                <tr key={each.caseId}>
                  <th scope="row">
                    <Link href={`/officer/cases/${each.caseId}`}>{pick(each.title)}</Link>
                    <small>{t.version(each.version, each.outcome === 'granted')}</small>
                  </th>
                  <td>{formatDay(each.day, language)}</td>
                  <td>{each.unitName}</td>
                  <td>
                    <Link href={`/officer/cases/${each.reviewCaseId}`}>
                      {each.agrees === null ? t.open : each.agrees ? t.agreed : t.disagreed}
                    </Link>
                    {each.reason ? <small>{each.reason}</small> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lifting ? <Lift halt={lifting} onClose={() => setLifting(undefined)} /> : null}
    </section>
  )
}

function Lift({ halt, onClose }: { readonly halt: Halt; readonly onClose: () => void }) {
  const t = useText(text)
  const pick = usePick()
  const [reason, setReason] = useState('')
  const lift = useAct('POST /api/v1/samples/lift', { refreshes: ['GET /api/v1/samples'], onDone: onClose })
  return (
    <Modal
      open
      title={t.liftTitle(pick(halt.title), halt.version)}
      okText={t.lift}
      cancelText={t.cancel}
      okButtonProps={{ disabled: reason.trim().length < 4, loading: lift.isPending }}
      onCancel={onClose}
      onOk={() => lift.mutate({ body: { slug: halt.slug, version: halt.version, reason: reason.trim() } })}
    >
      <label>
        {t.reason}
        <Input.TextArea
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {lift.error ? <ProblemState problem={lift.error} /> : null}
    </Modal>
  )
}

const text = catalogue({
  document: ['自动决定抽查 · 工作台', 'Automatic decisions looked at · Officers'],
  title: ['自动决定抽查', 'Automatic decisions looked at'],
  looked: [
    (looked: number, disagreed: number) => `看了${looked}件，${disagreed}件不同意`,
    (looked: number, disagreed: number) => `${looked} looked at, ${disagreed} disagreed with`,
  ],
  halted: [
    (title: string, version: number) => `${title}第${version}版规则停用，转人工。`,
    (title: string, version: number) => `The rules of ${title}, version ${version}, stand still.`,
  ],
  rerun: ['重判这一版的决定', 'Judge its decisions again'],
  lift: ['恢复自动决定', 'Let them decide again'],
  liftTitle: [
    (title: string, version: number) => `恢复：${title}第${version}版`,
    (title: string, version: number) => `Let decide again: ${title}, version ${version}`,
  ],
  reason: ['理由', 'Reason'],
  cancel: ['取消', 'Cancel'],
  none: ['还没有抽中的', 'Nothing was drawn yet'],
  noneWhy: [
    '每天过完以后，按当天的种子从自动决定里抽。',
    'When a day is over some of its automatic decisions are drawn.',
  ],
  decision: ['自动决定', 'Decision'],
  day: ['哪天的', 'Of'],
  unit: ['单位', 'Unit'],
  said: ['抽查意见', 'What was said'],
  version: [
    (version: number, isGranted: boolean) => `第${version}版，${isGranted ? '准予' : '不予'}`,
    (version: number, isGranted: boolean) => `version ${version}, ${isGranted ? 'granted' : 'refused'}`,
  ],
  open: ['待抽查', 'To be looked at'],
  agreed: ['同意', 'Agreed'],
  disagreed: ['不同意', 'Disagreed'],
})
