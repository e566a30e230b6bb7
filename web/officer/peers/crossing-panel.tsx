import { useEffect, useRef } from 'react'
import { useRead } from '#web/api'
import type { CaseView, OutputOf, peerOperations } from '#contract'
import { catalogue, formatMoment, formatParts, useLanguage, usePick, useText } from '#web/ui'
import { CrossedFiles, ForeignCertificates, SupplementFiles } from './crossing-files.tsx'
import { crossingWords, faultKind, faultWords, messageWords, milestoneWords } from './words.ts'
import './peers.css'

type Trail = OutputOf<typeof peerOperations.trail>

/** 跨域往来: every message each way of a case that crosses, and whether it was signed for; nothing on other cases. */
export function CrossingPanel({
  view,
  reload,
}: {
  readonly view: CaseView
  readonly reload: () => Promise<unknown>
}) {
  const crosses = view.channel === 'peer' || view.matter.slug === 'remote-acceptance'
  const read = useRead(
    'GET /api/v1/cases/:id/peer-trail',
    { params: { id: view.id } },
    { enabled: crosses, everyMs: 10_000, keep: true },
  )
  const crossing = read.data?.crossing
  // What the other side told has moved the case on.
  const heard = read.data?.steps.filter(({ direction }) => direction === 'received').length
  const known = useRef(heard)
  useEffect(() => {
    if (known.current !== undefined && heard !== known.current) void reload()
    known.current = heard
  }, [heard, reload])
  return crossing && read.data ? <Panel crossing={crossing} trail={read.data} caseId={view.id} /> : null
}

function Panel({
  caseId,
  crossing,
  trail: { steps, files, certificates },
}: {
  readonly caseId: string
  readonly crossing: NonNullable<Trail['crossing']>
  readonly trail: Trail
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const states = useText(crossingWords)
  const faults = useText(faultWords)
  return (
    <section className="crossing-panel">
      <h2>{t.title}</h2>
      <p>
        {crossing.direction === 'sent' ? t.to(crossing.peerName) : t.from(crossing.peerName)}
        {formatParts([pick(crossing.title), states[crossing.state]], language)}
      </p>
      {crossing.theirNumber ? (
        <p className="muted">
          {t.number(formatParts([crossing.theirUnit ?? undefined, crossing.theirNumber], language))}
        </p>
      ) : null}
      {crossing.certificateFault ? (
        <p className="bad" role="alert">
          {t.refused(faults[faultKind(crossing.certificateFault)])}
        </p>
      ) : null}
      {certificates.length > 0 ? <ForeignCertificates certificates={certificates} /> : null}
      {crossing.direction === 'sent' && crossing.state === 'correction' ? (
        <SupplementFiles caseId={caseId} crossing={crossing} />
      ) : null}
      {files.length > 0 ? <CrossedFiles files={files} /> : null}
      <ol className="lines">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step }: { readonly step: Trail['steps'][number] }) {
  const t = useText(text)
  const language = useLanguage()
  const kinds = useText(messageWords)
  const milestones = useText(milestoneWords)
  const milestone = Object.entries(milestones).find(([name]) => name === step.note)?.[1]
  return (
    <li>
      <span>
        <b>{step.direction === 'sent' ? t.sent : t.received}</b>{' '}
        {formatParts([kinds[step.kind], step.kind === 'case.progress' ? milestone : undefined], language)}
        <small className="muted">{formatMoment(step.writtenAt, language)}</small>
      </span>
      <span className={step.receiptedAt ? undefined : 'warn'}>
        {step.receiptedAt ? t.signed(formatMoment(step.receiptedAt, language)) : t.unsigned(step.tries)}
      </span>
    </li>
  )
}

const text = catalogue({
  title: ['跨域往来', 'Between the platforms'],
  refused: [
    (why: string) => `结果证照没有通过核验：${why}。不要交给申请人，请办理地重发。`,
    (why: string) =>
      `The certificate of the result did not pass: ${why}. Do not hand it out; have it sent again.`,
  ],
  to: [(name: string) => `转${name}办。`, (name: string) => `Decided by ${name}. `],
  from: [(name: string) => `由${name}代收。`, (name: string) => `Handed in at ${name}. `],
  number: [(words: string) => `对方：${words}`, (words: string) => `There: ${words}`],
  sent: ['发出', 'Sent'],
  received: ['收到', 'Received'],
  signed: [(at: string) => `${at}签收`, (at: string) => `signed for ${at}`],
  unsigned: [
    (tries: number) => (tries === 0 ? '正在送' : `送了${tries}次，还没签收，会一直送`),
    (tries: number) => (tries === 0 ? 'on its way' : `tried ${tries} times, not signed for yet; goes on`),
  ],
})
