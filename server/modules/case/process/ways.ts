import type { Flow } from '#contract'
import type { CaseEvent } from '../event.ts'
import { walkOf, type Step, type Walk, type WalkedAct } from '../view/walk.ts'
import type { Trace } from './count.ts'

/** A way that cases went, with what of it is counted. */
export interface Way {
  readonly cases: number
  readonly ids: readonly string[]
  readonly steps: readonly Step<WalkedAct>[]
  /** Figures it came to, in order. */
  readonly path: readonly string[]
  /** Figures at which it is now. */
  readonly now: ReadonlySet<string>
  readonly state: 'open' | 'ended' | 'stopped'
  readonly isReturned: boolean
  readonly isCorrected: boolean
}

/** A trace has no times of its own: how long cases stayed is counted apart. */
const NEVER = Temporal.Instant.fromEpochMilliseconds(0)

/** The ways behind the traces of a version, the most frequent first. */
export function waysOf(flow: Flow, traces: readonly Trace[]): Way[] {
  return traces.map(({ acts, cases, ids }) => {
    const walk = walkOf(
      flow,
      acts.map(([command, events]): WalkedAct => ({ command, at: NEVER, events: events as CaseEvent[] })),
    )
    const { steps, stays } = walk
    const now = new Set(stays.flatMap(({ figure, to }) => (to ? [] : [figure])))
    return {
      cases,
      ids,
      steps,
      path: pathOf(walk),
      now,
      state: stateOf(walk, now),
      isReturned: steps.some(({ kind }) => kind === 'returned'),
      isCorrected: acts.some(([, events]) =>
        events.some((event) => 'milestone' in event && event.milestone === 'correction-requested'),
      ),
    }
  })
}

function pathOf({ steps }: Walk<WalkedAct>): string[] {
  const [first] = steps
  return [...(first?.from ? [first.from] : []), ...steps.flatMap(({ to }) => to ?? [])]
}

function stateOf({ steps }: Walk<WalkedAct>, now: ReadonlySet<string>): Way['state'] {
  if (now.size > 0) return 'open'
  return steps.at(-1)?.kind === 'stopped' ? 'stopped' : 'ended'
}

/** What a figure of the process was counted from. */
export type What = 'line' | 'stage' | 'now' | 'variant' | 'returned' | 'corrected' | 'closed'

/** Whether a way is among those that a figure counts. */
export function isOf(way: Way, what: What, of: string): boolean {
  switch (what) {
    case 'line':
      return way.steps.some(({ edge }) => edge === of)
    case 'stage':
      return way.path.includes(of)
    case 'now':
      return way.now.has(of)
    case 'variant':
      return keyOf(way) === of
    case 'returned':
      return way.isReturned
    case 'corrected':
      return way.isCorrected
    case 'closed':
      return way.state !== 'open'
  }
}

/** Cases that came to the same figures in the same order and stand alike went one way, whatever they chose on it. */
export function keyOf({ path, state }: Pick<Way, 'path' | 'state'>): string {
  return [state, ...path].join(' ')
}

export function casesIn(ways: readonly Way[]): number {
  return ways.reduce((sum, { cases }) => sum + cases, 0)
}
