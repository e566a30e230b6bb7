import type { ReactNode } from 'react'
import { catalogue, formatPeriod, useLanguage, usePick, useText } from '#web/ui'
import type { DrawnNode } from './drawn.ts'
import { useRoleName } from './role-name.ts'

/** One figure: what it is called, whose it is, and by shape, glyph and word what became of it. */
export function Box({ node, below }: { readonly node: DrawnNode; readonly below?: ReactNode }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const roleName = useRoleName()
  const { x, y, width, height, kind, state, legs } = node
  const isPill = kind === 'start' || kind === 'end' || kind === 'join'
  const told = [
    node.role ? roleName(node.role) : isPill ? '' : t[kind],
    node.period ? formatPeriod(node.period, language) : '',
    node.minutes ? t.minutes(node.minutes) : '',
  ]
  const title = pick(node.title)
  return (
    <g className={`node ${kind} ${state ?? 'plain'}`} transform={`translate(${x} ${y})`}>
      <title>{state ? `${title}: ${t[state]}` : title}</title>
      <rect width={width} height={height} rx={isPill ? height / 2 : 5} className="shape" />
      {kind === 'end' ? (
        <rect x={3} y={3} width={width - 6} height={height - 6} rx={height / 2} className="inner" />
      ) : null}
      {kind === 'fork' ? (
        <path d={`M5 4v${height - 8}M${width - 5} 4v${height - 8}`} className="bars" />
      ) : null}
      <foreignObject width={width} height={height}>
        <div className={isPill ? 'node-words pill' : 'node-words'}>
          <b>{title}</b>
          {isPill ? null : <small>{told.filter(Boolean).join(' · ')}</small>}
          {below}
          {legs?.map((leg) => (
            <span key={leg.name} className={`leg ${leg.state ?? ''}`}>
              {pick(leg.title)}
              {leg.state ? <i>{t[leg.state]}</i> : null}
            </span>
          ))}
        </div>
      </foreignObject>
      {state === 'done' || state === 'now' ? (
        <g className="glyph" transform={`translate(${width - 4} 4)`} aria-hidden="true">
          <circle r={8} />
          <path d={state === 'done' ? 'M-3.500 .5l2.500 2.500 4.500-5' : 'M-2.500-4l6 4-6 4z'} />
        </g>
      ) : null}
    </g>
  )
}

const text = catalogue({
  task: ['人办', 'people act'],
  decide: ['规则决定', 'rules decide'],
  call: ['等外部答复', 'a service answers'],
  wait: ['等待', 'waits'],
  fork: ['分头办', 'side by side'],
  spawn: ['各办各的件', 'cases of their own'],
  issue: ['自动制证', 'issued'],
  minutes: [(count: number) => `${count}分钟`, (count: number) => `${count} min`],
  done: ['办过了', 'done'],
  now: ['正在这里', 'here now'],
  later: ['还没到', 'not yet'],
  slow: ['最慢', 'slowest'],
  unused: ['没有走到', 'never reached'],
  waiting: ['等前面的', 'waits'],
  running: ['在办', 'under way'],
  granted: ['准予', 'granted'],
  refused: ['不予', 'refused'],
  ended: ['没办成', 'ended'],
  unfiled: ['没能发起', 'not filed'],
  skipped: ['不用办', 'not needed'],
})
