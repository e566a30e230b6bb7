import { Button, Input, Modal, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead, type OutputFor } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, usePick, useText } from '#web/ui'

const RERUN = 'GET /api/v1/reruns/:id'
type Difference = OutputFor<typeof RERUN>['differences'][number]
type Shown = 'open' | 'settled' | 'all'

/** One rerun: the decisions that come out otherwise, to be looked at one by one. */
export default function RerunPage({ id }: { readonly id: string }) {
  const t = useText(text)
  const pick = usePick()
  const [state, setState] = useState<Shown>('open')
  const [settling, setSettling] = useState<Difference>()
  const read = useRead(
    RERUN,
    { params: { id }, query: { state, limit: 200 } },
    { everyMs: 3_000, keep: true },
  )
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { rerun, differences } = read.data
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t.title(pick(rerun.title), rerun.version, rerun.against)}</h1>
        <Segmented<Shown>
          value={state}
          onChange={setState}
          options={(['open', 'settled', 'all'] as const).map((value) => ({ value, label: t[value] }))}
        />
      </header>
      <p className="muted">
        {t.counts(rerun.judged, rerun.total, rerun.differing)}
        {rerun.failed > 0 ? t.unjudged(rerun.failed) : ''}
        {t.why(rerun.reason)}
      </p>
      {differences.length === 0 ? (
        <Empty icon="tick" title={rerun.finishedAt ? t.none : t.running} />
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.case}</th>
                <th scope="col">{t.result}</th>
                <th scope="col">{t.through}</th>
                <th scope="col">{t.settlement}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((each) => (
                <Row key={each.caseId} difference={each} onSettle={() => setSettling(each)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {settling ? <Settle rerunId={id} difference={settling} onDone={() => setSettling(undefined)} /> : null}
    </section>
  )
}

function Row({ difference, onSettle }: { readonly difference: Difference; readonly onSettle: () => void }) {
  const t = useText(text)
  const pick = usePick()
  const through = [...difference.checks, ...difference.outputs].map(({ title }) => pick(title))
  return (
    <tr>
      <th scope="row">
        <Link href={`/officer/cases/${difference.caseId}`}>{difference.subjectName}</Link>
        <small>{difference.unitName}</small>
      </th>
      <td>{t.changed(t[difference.was], t[difference.now])}</td>
      <td>{through.join(t.and)}</td>
      <td>
        {difference.settledAt ? (
          <>
            {difference.settlement}
            <small>{difference.settledBy}</small>
          </>
        ) : (
          <Button size="small" onClick={onSettle}>
            {t.settle}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Settle({
  rerunId,
  difference,
  onDone,
}: {
  readonly rerunId: string
  readonly difference: Difference
  readonly onDone: () => void
}) {
  const t = useText(text)
  const [settlement, setSettlement] = useState('')
  const write = useAct('POST /api/v1/reruns/:id/settle', { refreshes: [RERUN], onDone })
  return (
    <Modal
      open
      title={t.settleTitle(difference.subjectName)}
      okText={t.settle}
      cancelText={t.cancel}
      okButtonProps={{ disabled: settlement.trim() === '', loading: write.isPending }}
      onCancel={onDone}
      onOk={() =>
        write.mutate({
          params: { id: rerunId },
          body: { caseId: difference.caseId, settlement: settlement.trim() },
        })
      }
    >
      <label>
        {t.done}
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={settlement}
          placeholder={t.example}
          onChange={(event) => setSettlement(event.target.value)}
        />
      </label>
      {write.isError ? <ProblemState problem={write.error} /> : null}
    </Modal>
  )
}

const text = catalogue({
  document: ['重判结果 · 工作台', 'Judged again · Officers'],
  title: [
    (title: string, version: number, against: number) => `${title}：第${version}版的决定按第${against}版重判`,
    (title: string, version: number, against: number) =>
      `${title}: decisions of version ${version} by the rules of version ${against}`,
  ],
  counts: [
    (judged: number, total: number, differing: number) =>
      `判了${judged}件（共${total}件），${differing}件结果不同。`,
    (judged: number, total: number, differing: number) =>
      `${judged} of ${total} judged, ${differing} come out otherwise. `,
  ],
  unjudged: [
    (count: number) => `${count}件当时知道的不够新规则判断。`,
    (count: number) => `${count} cannot be judged by what was known then. `,
  ],
  why: [(reason: string) => `为什么：${reason}`, (reason: string) => `Why: ${reason}`],
  open: ['待处理', 'Open'],
  settled: ['已处理', 'Settled'],
  all: ['全部', 'All'],
  none: ['没有要处理的', 'Nothing to settle'],
  running: ['正在重判', 'Being judged'],
  case: ['谁的', 'Whose'],
  result: ['结果', 'Result'],
  through: ['差在哪', 'Through'],
  settlement: ['怎么处理的', 'Settlement'],
  changed: [(was: string, now: string) => `${was} → ${now}`, (was: string, now: string) => `${was} → ${now}`],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  referred: ['转人工', 'referred'],
  failed: ['没法判', 'cannot be judged'],
  and: ['、', ', '],
  settle: ['处理', 'Settle'],
  cancel: ['取消', 'Cancel'],
  settleTitle: [(name: string) => `${name}这一件`, (name: string) => `The case of ${name}`],
  done: ['怎么处理的', 'What was done'],
  example: ['如：已重开改为准予，并补发', 'Such as: reopened, granted and paid'],
})
