import type { CaseView, Localized } from '#contract'
import type { CaseEvent } from '../event.ts'

type Entry = CaseView['history'][number]

/** What time and other systems did, in lines of the history; other events give none. */
export function timeLines(
  event: CaseEvent,
  common: Pick<Entry, 'revision' | 'at' | 'entryId' | 'sealed'>,
  by: Entry['by'],
  stage: (name: string) => { stage?: Localized },
): Entry[] {
  switch (event.type) {
    case 'called':
    case 'call-failed':
      return [{ ...common, type: event.type, by, ...stage(event.stage) }]
    case 'call-answered':
    case 'signalled': {
      const note = event.note ? { opinion: event.note } : {}
      return [{ ...common, type: event.type, by, ...stage(event.stage), ...note }]
    }
    case 'elapsed':
      // Of the acceptance clock the milestone tells.
      if (event.timer === 'acceptance') return []
      if (event.timer === 'correction') return [{ ...common, type: 'correction-lapsed', by }]
      return [{ ...common, type: 'elapsed', by, ...stage(stageOf(event.timer)) }]
    case 'clock-set': {
      const { name, due } = event.clock
      return event.why === 'calendar'
        ? [{ ...common, type: 'recounted', by, clock: name, due, ...stage(stageOf(name)) }]
        : []
    }
    default:
      return []
  }
}

function stageOf(clock: string): string {
  return clock.replace(/^stage:/, '')
}
