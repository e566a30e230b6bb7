import { useEffect, useRef, useState } from 'react'
import type { Milestone, Overview } from '#contract'
import { catalogue, dateOf, formatClock, formatDay, formatTook, useLanguage, usePick, useText } from '#web/ui'
import { useNow } from './live.ts'

type Act = Overview['latest'][number]

/** The latest acts, newest first; those that came since the last look are lit for a moment. */
export function Latest({ acts }: { readonly acts: readonly Act[] }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const fresh = useFresh(acts)
  const today = dateOf(useNow())
  return (
    <section className="told">
      <header>
        <h2>{t.title}</h2>
        <p>{acts.length === 0 ? t.none : t.caption}</p>
      </header>
      <ul className="live" aria-live="off">
        {acts.map((act) => (
          <li key={act.id} className={fresh.has(act.id) ? 'new' : ''}>
            <time dateTime={act.at}>
              {dateOf(new Date(act.at)) === today ? formatClock(act.at, true) : formatDay(act.at, language)}
            </time>
            <div>
              <b>{pick(act.title)}</b>
              <span>{act.regionName}</span>
            </div>
            <p className={act.outcome ?? act.milestone}>
              {said(t, act)}
              {act.tookMs === null ? null : <small>{formatTook(act.tookMs, language)}</small>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Ids that the list before did not have; nothing is new on the first look. */
function useFresh(acts: readonly Act[]): ReadonlySet<string> {
  const seen = useRef<ReadonlySet<string>>(undefined)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const before = seen.current
    seen.current = new Set(acts.map((act) => act.id))
    if (before) setFresh(new Set(acts.filter((act) => !before.has(act.id)).map((act) => act.id)))
  }, [acts])
  return fresh
}

function said(t: typeof text.zh, act: Act): string {
  if (act.outcome === 'granted' || act.outcome === 'partly' || act.outcome === 'refused')
    return t[act.outcome]
  return act.milestone in names ? t[act.milestone as Milestone] : act.milestone
}

const names = {
  submitted: ['申报', 'filed'],
  'correction-requested': ['补正告知', 'correction asked'],
  corrected: ['已补正', 'corrected'],
  accepted: ['受理', 'accepted'],
  'not-accepted': ['不予受理', 'not accepted'],
  suspended: ['停表', 'clock stopped'],
  resumed: ['恢复', 'resumed'],
  decided: ['决定', 'decided'],
  delivered: ['送达', 'delivered'],
  closed: ['办结', 'closed'],
  withdrawn: ['撤回', 'withdrawn'],
  terminated: ['终止', 'terminated'],
  reopened: ['重开', 'reopened'],
} as const satisfies Record<Milestone, readonly [string, string]>

const text = catalogue({
  ...names,
  granted: ['准予', 'granted'],
  partly: ['部分办成', 'partly granted'],
  refused: ['不予', 'refused'],
  title: ['此刻', 'Now'],
  caption: ['每一行都是一次存了证的行为', 'Every line is an act in the proof ledger'],
  none: ['还没有人在办', 'Nothing has happened yet'],
})
