import type { OfficerPrincipal, Role } from '#contract'
import { createRelay, findCase, perform, type CaseState, type Current, type Performer } from '#modules/case'
import { isWorkingDay, type Calendar } from '#modules/calendar'
import type { PublishedMatter } from '#modules/matter'
import { findUnit, officersOf, type PostedOfficer, type Unit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'

/** What an officer does in a story of the demo. */
export interface Deed {
  readonly do: string
  /** Where several stages offer it. */
  readonly stage?: string | undefined
  readonly opinion?: string | undefined
  readonly answers?: Record<string, unknown> | undefined
}

/** Effects, calls and timers that are due. */
export async function settle(platform: Platform): Promise<void> {
  const relay = createRelay(platform)
  while ((await relay.runOnce()) > 0);
}

/** The case as it stands once everything that answers by itself has answered. */
export async function read(platform: Platform, caseId: string): Promise<Current & { state: CaseState }> {
  const found = await findCase(platform.database.read, caseId)
  if (!found) throw new RangeError('a case that was filed is gone')
  if (found.state.waiting.length === 0) return found
  await settle(platform)
  return (await findCase(platform.database.read, caseId)) ?? found
}

/** Does what a story tells, as whoever has the task that offers it. Throws where nobody has. */
export async function act(
  platform: Platform,
  matter: PublishedMatter,
  found: Current & { state: CaseState },
  told: Deed,
): Promise<void> {
  const task = found.state.tasks.find((each) => {
    const stage = matter.definition.flow.stages[each.stage]
    const offers = stage?.kind === 'task' && Object.hasOwn(stage.actions, told.do)
    return !each.closedAt && offers && (told.stage === undefined || told.stage === each.stage)
  })
  if (!task || task.assignee.kind === 'applicant')
    throw new RangeError(`the demo: nobody may ${told.do} in ${found.base.slug}`)
  const { assignee } = task
  const now = platform.clock.now()
  const unit = await findUnit(platform.database.read, assignee.unitId)
  const officers = await officersOf(
    platform.database.read,
    assignee.unitId,
    dateOf(now),
    assignee.role as Role,
  )
  const officer =
    assignee.kind === 'officer'
      ? officers.find(({ officerId }) => officerId === assignee.officer.id)
      : officers[0]
  if (!unit || !officer) throw new RangeError(`nobody is ${assignee.role} of ${assignee.unitName}`)
  await perform(
    platform,
    matter,
    found,
    {
      kind: 'act',
      taskId: task.id,
      action: told.do,
      officer: { id: officer.officerId, name: officer.name },
      ...(told.opinion ? { opinion: told.opinion } : {}),
      ...(told.answers ? { answers: told.answers } : {}),
    },
    performerOf(officer, unit, 'case.act', now),
  )
}

export function performerOf(
  officer: PostedOfficer,
  unit: Unit,
  operation: string,
  now: Temporal.Instant,
): Performer {
  const principal: OfficerPrincipal = {
    kind: 'officer',
    sessionId: uuidv7(now),
    accountId: uuidv7(now),
    officerId: officer.officerId,
    name: officer.name,
    roles: [officer.role],
    unitId: unit.id,
    unitName: unit.name,
    unitPath: unit.path,
    regionCode: unit.regionCode,
    regionName: unit.regionName,
    regionPath: unit.regionPath,
  }
  const actor = {
    kind: 'officer',
    id: officer.officerId,
    name: officer.name,
    unitName: unit.name,
  } as const
  return { actor, act: { principal, now }, operation }
}

/** The working day so many after, or before, a day. */
export function workingDaysFrom(
  calendar: Calendar,
  from: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  let day = from
  for (let left = Math.abs(count); left > 0;) {
    day = day.add({ days: Math.sign(count) })
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}
