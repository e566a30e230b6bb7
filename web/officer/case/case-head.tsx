import type { CaseView } from '#contract'
import { catalogue, ClockChip, formatDay, Icon, ProofBadge, useLanguage, usePick, useText } from '#web/ui'
import type { Neighbours } from './neighbours.ts'
import { pressingClock } from './clock-words.ts'

/** What it is, for whom, under which number and version; at the right its proof and the clock that presses. */
export function CaseHead({ view, neighbours }: { readonly view: CaseView; readonly neighbours: Neighbours }) {
  const t = useText(text)
  const pick = usePick()
  const unsealed = view.history.filter((entry) => !entry.sealed).length
  const clock = pressingClock(view.clocks)
  const records = new Set(view.history.map((entry) => entry.entryId)).size
  return (
    <header className="case-head">
      <div className="case-bar">
        <nav className="case-nav" aria-label={t.list}>
          <button type="button" className="icon-btn" onClick={neighbours.back}>
            <Icon name="left" label={t.back} />
          </button>
          <span className="num">{neighbours.place ?? t.inbox}</span>
          <button
            type="button"
            className="icon-btn up"
            disabled={neighbours.previous === undefined}
            onClick={neighbours.previous}
          >
            <Icon name="down" label={t.previous} />
          </button>
          <button
            type="button"
            className="icon-btn"
            disabled={neighbours.next === undefined}
            onClick={neighbours.next}
          >
            <Icon name="down" label={t.next} />
          </button>
        </nav>
        <div className="case-title">
          <h1>{pick(view.matter.title)}</h1>
          <p>
            <b>{view.heading ?? view.subject.name}</b>
            {view.heading ? <span>{view.subject.name}</span> : null}
            <span className="num">{view.number}</span>
            <span>
              {view.region.name}，{t[view.channel]}
            </span>
            <a href={`/officer/matters/${view.matter.slug}/${view.matter.version}`}>
              {pick(view.matter.name)}，{t.version(view.matter.version)}
            </a>
          </p>
        </div>
        <div className="case-state">
          <ProofBadge sealed={unsealed === 0}>{unsealed === 0 ? t.sealed(records) : t.unsealed}</ProofBadge>
          {clock ? (
            <>
              {clock.stage ? pick(clock.stage.title) : t[clock.name]}
              <ClockChip clock={clock} />
            </>
          ) : (
            <span className="tag">{view.status === 'closed' ? t.closed : t.noClock}</span>
          )}
        </div>
      </div>
      <Trail view={view} />
    </header>
  )
}

function Trail({ view }: { readonly view: CaseView }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const task = view.tasks[0]
  return (
    <ol className="case-trail" aria-label={t.trail}>
      {view.trail.map((step) => {
        const note =
          step.state === 'now'
            ? (task?.officerName ?? (task && view.status === 'open' ? t.nobody : undefined))
            : step.at
              ? formatDay(step.at, language)
              : undefined
        return (
          <li
            key={step.stage}
            className={step.state}
            {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            {pick(step.title)}
            {note ? (
              <small>{[step.state === 'done' ? step.by : undefined, note].filter(Boolean).join(' ')}</small>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

const text = catalogue({
  list: ['列表里的前后', 'Around it in the list'],
  back: ['回列表', 'Back to the list'],
  inbox: ['待我办', 'Inbox'],
  previous: ['上一件', 'Previous case'],
  next: ['下一件', 'Next case'],
  web: ['网上申报', 'filed online'],
  window: ['窗口申报', 'filed at the counter'],
  peer: ['异地代收', 'handed in elsewhere'],
  internal: ['内部填报', 'filed by an officer'],
  version: [(version: number) => `第${version}版`, (version: number) => `version ${version}`],
  sealed: [
    (count: number) => `${count}条记录均已存证`,
    (count: number) => `all ${count} records in the ledger`,
  ],
  unsealed: ['正在存证', 'being added to the ledger'],
  acceptance: ['受理期限', 'Acceptance'],
  stage: ['环节时限', 'Stage'],
  correction: ['补正期限', 'Correction'],
  statutory: ['法定时限', 'Statutory period'],
  promised: ['承诺时限', 'Promised period'],
  closed: ['办结', 'Closed'],
  noClock: ['现在没有时限在走', 'No clock is running'],
  trail: ['办到哪一步', 'Where it stands'],
  nobody: ['没人领', 'unclaimed'],
})
