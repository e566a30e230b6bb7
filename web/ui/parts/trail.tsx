import { catalogue } from '../text/catalogue.ts'
import { useText } from '../text/language.ts'
import { Icon } from './icon.tsx'

export interface TrailStep {
  readonly key: string
  readonly title: string
  readonly state: 'done' | 'now' | 'later'
  /** Date, or whose turn it is. */
  readonly note?: string | undefined
}

/** Where something stands, as a line of bars for lists. */
export function TrailBar({ steps }: { readonly steps: readonly TrailStep[] }) {
  const t = useText(text)
  const now = steps.findIndex((step) => step.state === 'now')
  return (
    <span className="trail">
      <span className="vh">{t.position(now < 0 ? steps.length : now + 1, steps.length)}</span>
      {steps.map((step) => (
        <i key={step.key} className={step.state} />
      ))}
    </span>
  )
}

/** Where something stands, step by step, with dates and owners. */
export function StepTrail({ steps }: { readonly steps: readonly TrailStep[] }) {
  const t = useText(text)
  return (
    <ol className="trail-steps">
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.state}
          {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="dot" aria-hidden="true">
            {step.state === 'done' ? <Icon name="tick" /> : null}
          </span>
          <span>
            <b>{step.title}</b>
            <span className="vh">{t[step.state]}</span>
            {step.note ? <small>{step.note}</small> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

const text = catalogue({
  position: [
    (now: number, all: number) => `共${all}步，第${now}步`,
    (now: number, all: number) => `Step ${now} of ${all}`,
  ],
  done: ['（已完成）', '(done)'],
  now: ['（正在办）', '(now)'],
  later: ['（还没到）', '(later)'],
})
