import type { CaseDiagram, WalkStep } from '#contract'
import { catalogue, formatMoment, formatParts, formatTook, useLanguage, usePick, useText } from '#web/ui'

/** The way of a case in words: each step, then how long it was where. */
export function FlowSteps({ diagram }: { readonly diagram: CaseDiagram }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const titles = new Map(diagram.nodes.map(({ id, title }) => [id, pick(title)]))
  const titleOf = (id: string | undefined) => (id === undefined ? '' : (titles.get(id) ?? id))
  const stayed = diagram.nodes.filter(({ spentMs, kind }) => spentMs > 0 && kind !== 'join')
  return (
    <>
      <ol className="flow-steps">
        {diagram.steps.map((step) => (
          <li key={step.order} className={step.kind}>
            <span>
              {said(step, titleOf, t)}
              {step.label && step.kind !== 'branched' ? <b>{pick(step.label)}</b> : null}
              {step.verdict ? <b>{t[step.verdict]}</b> : null}
            </span>
            {step.reason ? <q>{step.reason}</q> : null}
            <small>
              {formatParts(
                [
                  formatMoment(step.at, language),
                  step.by.kind === 'system' ? t.system : step.by.name,
                  step.by.unitName,
                ],
                language,
              )}
            </small>
          </li>
        ))}
      </ol>
      <ul className="flow-times">
        {stayed.map((node) => (
          <li key={node.id}>
            <span>
              {pick(node.title)}
              {node.state === 'now' ? <b>{t.now}</b> : null}
            </span>
            <span>{formatTook(node.spentMs, language)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function said(
  { kind, from, to }: WalkStep,
  titleOf: (id: string | undefined) => string,
  t: (typeof text)['zh' | 'en'],
): string {
  switch (kind) {
    case 'entered':
      return t.entered(titleOf(from), titleOf(to))
    case 'branched':
      return t.branched(titleOf(from), titleOf(to))
    case 'joined':
      return t.joined(titleOf(from))
    case 'returned':
      return t.returned(titleOf(from), titleOf(to))
    case 'ended':
      return t.ended(titleOf(from), titleOf(to))
    case 'stopped':
      return t.stopped(titleOf(from))
    case 'moved':
      return t.moved(titleOf(from), titleOf(to))
  }
}

const text = catalogue({
  entered: [
    (from: string, to: string) => `${from}，到${to}`,
    (from: string, to: string) => `${from}: on to ${to}`,
  ],
  moved: [
    (from: string, to: string) => `从${from}到${to}`,
    (from: string, to: string) => `From ${from} to ${to}`,
  ],
  branched: [
    (from: string, to: string) => `${from}分头办：${to}`,
    (from: string, to: string) => `${from} parts: ${to}`,
  ],
  joined: [(from: string) => `${from}这一头办完了`, (from: string) => `The branch of ${from} has ended`],
  returned: [
    (from: string, to: string) => `从${from}退回${to}`,
    (from: string, to: string) => `Sent back from ${from} to ${to}`,
  ],
  ended: [
    (from: string, to: string) => `${from}后办结：${to}`,
    (from: string, to: string) => `Ended after ${from}: ${to}`,
  ],
  stopped: [(from: string) => `在${from}时结束了`, (from: string) => `Ended while at ${from}`],
  pass: ['通过', 'passed'],
  fail: ['没通过', 'not passed'],
  system: ['自动', 'automatic'],
  now: ['正在这里', 'here now'],
})
