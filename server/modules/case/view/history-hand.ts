import type { CaseView, Localized, Milestone } from '#contract'
import type { CaseEvent } from '../event.ts'
import type { StoredAct } from '../queries.ts'
import { nameOf } from './tasks.ts'

type Entry = CaseView['history'][number]

/** Where a line stands: what all lines of its act share, who acted, and the stage of a name. */
export interface Place {
  readonly act: StoredAct
  readonly common: Pick<Entry, 'revision' | 'at' | 'entryId' | 'sealed'>
  readonly by: Entry['by']
  readonly stage: (name: string) => { stage?: Localized }
}

/** What officers did with the case beside its actions, in lines of the history; other events give none. */
export function handLines(event: CaseEvent, { act, common, by, stage }: Place): Entry[] {
  const one = (type: Entry['type'], said: Partial<Entry>): Entry[] => [{ ...common, type, by, ...said }]
  switch (event.type) {
    case 'task-opened':
      // Who signs after the act was told when they were asked.
      return event.part && !act.events.some((each) => each.type === 'held')
        ? one('asked', askedOf(event.part, nameOf(event.assignee), event.asked))
        : []
    case 'signer-added':
      return one('asked', askedOf('sign-after', nameOf(event.assignee), event.asked))
    case 'task-closed':
      return act.command === 'unask' ? one('unasked', {}) : []
    case 'answered': {
      const { part, agrees, opinion } = event
      return one('answered', { part, agrees, opinion })
    }
    case 'held':
      return one('held', event.act.opinion ? { opinion: event.act.opinion } : {})
    case 'unheld':
      // Where all have signed, the act itself is told.
      return act.events.some((each) => each.type === 'acted') ? [] : one('unheld', {})
    case 'transferred':
      return one('transferred', { to: nameOf(event.assignee), opinion: event.reason })
    case 'delegated':
      return one('delegated', { to: event.to.name, onBehalfOf: event.from.name, opinion: event.reason })
    case 'recalled':
      return one(
        act.actor.kind === 'officer' && act.actor.id !== event.officer.id ? 'given-back' : 'recalled',
        { to: event.officer.name },
      )
    case 'returned': {
      const { stage: toStage } = stage(event.to)
      return one('returned', {
        ...stage(event.stage),
        ...(toStage ? { toStage } : {}),
        opinion: event.reason,
      })
    }
    case 'urged':
      return one('urged', event.text ? { opinion: event.text } : {})
    default:
      return wholeLines(event, { act, common, by, stage })
  }
}

/** What was done to the case as a whole. */
function wholeLines(event: CaseEvent, { act, common, by }: Place): Entry[] {
  const one = (type: Entry['type'], said: Partial<Entry>): Entry[] => [{ ...common, type, by, ...said }]
  switch (event.type) {
    case 'procedure-began': {
      const { name, reason, basis, document, days } = event.procedure
      return one('suspended', {
        procedure: name,
        opinion: reason,
        basis,
        document,
        ...(days === undefined ? {} : { days }),
      })
    }
    case 'procedure-ended': {
      const moved = act.events.find((each) => each.type === 'clock-set' && each.clock.name === 'statutory')
      return one('resumed', {
        ...(moved?.type === 'clock-set' ? { clock: moved.clock.name, due: moved.clock.due } : {}),
        ...reasonOf(act, 'resumed'),
      })
    }
    case 'clock-set': {
      const { name, due, extension, state } = event.clock
      return event.why === 'extended' && extension && name === 'statutory'
        ? one('extended', {
            // While it stands still its last day is not known.
            ...(state === 'running' ? { clock: name, due } : {}),
            days: extension.count,
            opinion: extension.reason,
            basis: extension.basis,
          })
        : []
    }
    case 'linked':
      return one(event.relation, event.relation === 'merged-into' ? reasonOf(act, 'terminated') : {})
    default:
      return []
  }
}

function reasonOf({ events }: StoredAct, milestone: Milestone): Partial<Entry> {
  const reached = events.find((event) => event.type === 'milestone' && event.milestone === milestone)
  return reached?.type === 'milestone' && reached.reason ? { opinion: reached.reason } : {}
}

function askedOf(part: NonNullable<Entry['part']>, to: string, asked: string | undefined): Partial<Entry> {
  return { part, to, ...(asked ? { opinion: asked } : {}) }
}
