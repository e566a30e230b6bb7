import type { CaseView, Flow, Localized } from '#contract'
import type { CaseEvent } from '../event.ts'

type Entry = CaseView['history'][number]

/** How the course of a case parted and came together, in lines of the history; other events give none. */
export function courseLines(
  event: CaseEvent,
  flow: Flow,
  common: Pick<Entry, 'revision' | 'at' | 'entryId' | 'sealed'>,
  by: Entry['by'],
): Entry[] {
  const one = (type: Entry['type'], said: Partial<Entry>): Entry[] => [{ ...common, type, by, ...said }]
  const titled = (stage: string) => (flow.stages[stage] ? { stage: flow.stages[stage].title } : {})
  switch (event.type) {
    case 'forked':
      return event.branches.length > 0 ? one('forked', titled(event.fork)) : []
    case 'joined':
      return one(event.verdict === 'pass' ? 'joined' : 'not-joined', titled(event.fork))
    case 'leg-started':
      return one('leg-started', legOf(flow, event.leg))
    case 'leg-ended':
      return one(event.outcome === 'ended' ? 'leg-ended' : `leg-${event.outcome}`, legOf(flow, event.leg))
    case 'leg-skipped':
      return one('leg-skipped', {
        ...legOf(flow, event.leg),
        ...(event.reason === 'condition' ? {} : { opinion: '前面的事项没有办成' }),
      })
    default:
      return []
  }
}

function legOf(flow: Flow, leg: string): { toStage?: Localized } {
  for (const stage of Object.values(flow.stages))
    if (stage.kind === 'spawn' && Object.hasOwn(stage.legs, leg)) {
      const title = stage.legs[leg]?.title
      return title ? { toStage: title } : {}
    }
  return {}
}
