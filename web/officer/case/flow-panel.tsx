import { useRef, useState } from 'react'
import type { CaseDiagram, CaseView } from '#contract'
import { useRead } from '#web/api'
import { catalogue, formatTook, Icon, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { Drawing } from '../diagram/drawing.tsx'
import type { DrawnNode } from '../diagram/drawn.ts'
import { FlowSteps } from './flow-walk.tsx'
import './flow-panel.css'

/** 流转图: the way of the case drawn over its flow, and told step by step below. */
export function FlowPanel({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  return (
    <section className="flow-panel">
      <h2>{t.title}</h2>
      {/* A new revision is a new way: what was read before does not tell it. */}
      <Read key={view.revision} id={view.id} />
    </section>
  )
}

function Read({ id }: { readonly id: string }) {
  const read = useRead('GET /api/v1/cases/:id/diagram', { params: { id } }, { staleMs: 0 })
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  return read.data ? <Walked diagram={read.data} /> : <Loading lines={4} />
}

function Walked({ diagram }: { readonly diagram: CaseDiagram }) {
  const t = useText(text)
  const pick = usePick()
  const [isFitted, setFitted] = useState(false)
  const large = useRef<HTMLDialogElement>(null)
  const [isLarge, setLarge] = useState(false)
  const now = diagram.nodes.filter(({ state, kind }) => state === 'now' && kind !== 'fork')
  const label = t.shows(diagram.steps.length, now.map(({ title }) => pick(title)).join(t.and))
  const drawing = (
    <Drawing
      width={diagram.width}
      height={diagram.height}
      nodes={diagram.nodes}
      edges={diagram.edges}
      label={label}
      isFitted={isFitted}
      below={(node) => <Spent node={node} />}
    />
  )
  return (
    <>
      <div className="flow-tools">
        <p>{label}</p>
        <button type="button" aria-pressed={isFitted} onClick={() => setFitted(!isFitted)}>
          {t.fit}
        </button>
        <button
          type="button"
          onClick={() => {
            setLarge(true)
            large.current?.showModal()
          }}
        >
          {t.enlarge}
        </button>
      </div>
      {drawing}
      <Legend />
      <details className="flow-told">
        <summary>{t.told}</summary>
        <FlowSteps diagram={diagram} />
      </details>
      <dialog ref={large} className="flow-large" aria-label={t.title} onClose={() => setLarge(false)}>
        <header>
          <b>{t.title}</b>
          <button type="button" className="icon-btn" onClick={() => large.current?.close()}>
            <Icon name="cross" label={t.close} />
          </button>
        </header>
        {isLarge ? drawing : null}
      </dialog>
    </>
  )
}

/** How long the case was at a stage, and who acted there. */
function Spent({ node }: { readonly node: DrawnNode }) {
  const t = useText(text)
  const language = useLanguage()
  const { visits = 0, spentMs = 0, by = [], kind } = node
  if (visits === 0 || kind === 'start' || kind === 'end' || kind === 'join') return null
  const who = by.filter((actor) => actor.kind !== 'system').map(({ name }) => name)
  const told = [formatTook(spentMs, language), visits > 1 ? t.times(visits) : '', ...who]
  return <small>{told.filter(Boolean).join(' · ')}</small>
}

function Legend() {
  const t = useText(text)
  return (
    <ul className="flow-legend" aria-hidden="true">
      {(['done', 'now', 'later', 'unused'] as const).map((state) => (
        <li key={state}>
          <i className={state} />
          {t[state]}
        </li>
      ))}
      <li>
        <i className="taken">1</i>
        {t.taken}
      </li>
      <li>
        <i className="return" />
        {t.returned}
      </li>
    </ul>
  )
}

const text = catalogue({
  title: ['流转图', 'Way through the flow'],
  shows: [
    (steps: number, now: string) => (now === '' ? `走了${steps}步，已办结` : `走了${steps}步，现在在${now}`),
    (steps: number, now: string) =>
      now === '' ? `${steps} steps taken; the case is closed` : `${steps} steps taken; now at ${now}`,
  ],
  and: ['、', ', '],
  fit: ['缩到一屏', 'Fit to width'],
  enlarge: ['放大看', 'Enlarge'],
  close: ['收起', 'Close'],
  told: ['按文字看每一步', 'Read it step by step'],
  times: [(count: number) => `来过${count}次`, (count: number) => `${count} times`],
  done: ['办过了', 'Done'],
  now: ['正在这里', 'Here now'],
  later: ['还没到', 'Not yet'],
  unused: ['没有走到', 'Never reached'],
  taken: ['走过的路，数字是第几步', 'Taken; the number is the step'],
  returned: ['退回', 'Sent back'],
})
