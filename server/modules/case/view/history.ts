import type { CaseView, Localized, Principal } from '#contract'
import type { PublishedMatter } from '#modules/matter'
import { isDeliberation } from '../deliberation.ts'
import type { CaseEvent } from '../event.ts'
import type { StoredAct } from '../queries.ts'
import { actorView } from './actor.ts'
import { courseLines } from './history-course.ts'
import { handLines } from './history-hand.ts'
import { timeLines } from './history-time.ts'

type Entry = CaseView['history'][number]

/** Lines that the applicant is not shown even where the act was more than deliberation. */
const forOfficers: ReadonlySet<string> = new Set(['asked', 'answered', 'held', 'unheld', 'related'])

/** The case's life, newest first: one line for each thing that somebody did or the machine decided. */
export function historyOf(
  matter: PublishedMatter,
  principal: Principal,
  acts: readonly StoredAct[],
  sealed: ReadonlySet<string>,
  deciding: string,
): Entry[] {
  return acts
    .filter((act) => principal.kind === 'officer' || !isDeliberation(act))
    .flatMap((act) =>
      act.events
        .flatMap((event) => line(matter, act, event, actorView(act, principal), deciding))
        .filter(({ type }) => principal.kind === 'officer' || !forOfficers.has(type))
        .map((entry) => ({ ...entry, sealed: sealed.has(act.entryId) })),
    )
    .toReversed()
}

function line(
  matter: PublishedMatter,
  act: StoredAct,
  event: CaseEvent,
  by: Entry['by'],
  deciding: string,
): Entry[] {
  const common = { revision: act.revision, at: act.at.toString(), entryId: act.entryId, sealed: false }
  const system: Entry['by'] = { kind: 'system', name: deciding }
  const stage = (name: string): { stage?: Localized } => {
    const found = matter.definition.flow.stages[name]
    return found ? { stage: found.title } : {}
  }
  switch (event.type) {
    case 'filed':
      return [{ ...common, type: 'filed', by, milestone: 'submitted' }]
    case 'corrected':
      return [
        {
          ...common,
          type: 'corrected',
          by,
          milestone: 'corrected',
          ...(event.note ? { opinion: event.note } : {}),
        },
      ]
    case 'claimed':
    case 'released':
      return [{ ...common, type: event.type, by }]
    case 'acted': {
      const found = matter.definition.flow.stages[event.stage]
      const action = found?.kind === 'task' ? found.actions[event.action]?.label : undefined
      return [
        {
          ...common,
          type: 'acted',
          by,
          ...stage(event.stage),
          ...(action ? { action } : {}),
          ...(event.opinion ? { opinion: event.opinion } : {}),
          ...(event.onBehalfOf ? { onBehalfOf: event.onBehalfOf.name } : {}),
        },
      ]
    }
    case 'ruled':
    case 'ruling-failed':
    case 'issued':
    case 'issue-failed':
      return [{ ...common, type: event.type, by: system, ...stage(event.stage) }]
    case 'milestone':
      return milestoneLine(event, act, common, by, system)
    case 'rated':
      return [{ ...common, type: 'rated', by }]
    default:
      return [
        ...timeLines(event, common, system, stage),
        ...courseLines(event, matter.definition.flow, common, system),
        ...handLines(event, { act, common, by: by.kind === 'system' ? system : by, stage }),
      ]
  }
}

function milestoneLine(
  { milestone, decision, reason, basis, deemedOn }: Extract<CaseEvent, { type: 'milestone' }>,
  act: StoredAct,
  common: Pick<Entry, 'revision' | 'at' | 'entryId' | 'sealed'>,
  by: Entry['by'],
  system: Entry['by'],
): Entry[] {
  const opinion = reason ? { opinion: reason } : {}
  switch (milestone) {
    case 'accepted':
      return deemedOn ? [{ ...common, type: 'deemed-accepted', by: system, milestone }] : []
    case 'decided':
      return [{ ...common, type: 'decided', by: decision?.automatic ? system : by, milestone }]
    case 'withdrawn':
      // What the end of the time brought about is told as that.
      return act.events.some((event) => event.type === 'elapsed')
        ? []
        : [{ ...common, type: 'withdrawn', by, milestone, ...opinion }]
    case 'reopened':
      return by.kind === 'person'
        ? [{ ...common, type: 'review-asked', by, milestone, ...opinion }]
        : [{ ...common, type: 'reopened', by, milestone, ...opinion, ...(basis ? { basis } : {}) }]
    case 'terminated':
      // Merged into another case: that is what is told.
      return act.events.some((event) => event.type === 'linked')
        ? []
        : [{ ...common, type: 'terminated', by, milestone, ...opinion, ...(basis ? { basis } : {}) }]
    default:
      return []
  }
}
