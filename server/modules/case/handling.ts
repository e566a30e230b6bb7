import type { OfficerPrincipal } from '#contract'
import { definitionOf, type PublishedMatter } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { getVisibleCase, mayTake, officerOf, orphanedTasks, type Found } from './access.ts'
import { actorOf } from './actor.ts'
import type { OfficerRef, Task } from './case.ts'
import type { Command } from './command.ts'
import { holderOf } from './holder.ts'
import { perform, type Performed } from './perform.ts'

/** An officer at a task that their posts let them take, as they saw it. */
export interface Handling {
  readonly officer: OfficerPrincipal
  readonly found: Found
  readonly task: Task
  readonly matter: PublishedMatter
  /** Who acts, and whether whoever has the task holds its post no more. */
  readonly by: { taskId: string; officer: OfficerRef; orphaned: boolean }
}

/** An officer's act on a task: on a case they may see, of a unit and role that may take it, on the revision they saw. */
export async function handleTask(
  act: Act,
  caseId: string,
  body: { taskId: string; revision: number },
  commandFor: (handling: Handling) => Command | Promise<Command>,
) {
  const officer = officerOf(act.principal)
  const found = await getVisibleCase(act, caseId)
  const task = found.state.tasks.find((each) => each.id === body.taskId)
  if (!task) throw new Problem('case.not-your-turn', { detail: 'no such task' })
  const holder = holderOf(task)
  const orphaned =
    holder !== undefined && holder.id !== officer.officerId
      ? (await orphanedTasks(act, found.state)).has(task.id)
      : false
  if (!mayTake(officer, task, orphaned))
    throw new Problem('case.not-your-turn', { detail: 'the task is for another unit or role' })
  requireRevision(found, body.revision)
  const matter = await matterOf(act, found)
  const by = { taskId: task.id, officer: { id: officer.officerId, name: officer.name }, orphaned }
  const command = await commandFor({ officer, found, task, matter, by })
  return actedOn(
    await perform(act.platform, matter, found, command, {
      actor: actorOf(officer),
      act,
      operation: act.operation.id,
    }),
  )
}

/** Throws case.stale with the revision that is. */
export function requireRevision(found: Found, revision: number): void {
  if (found.revision !== revision) throw new Problem('case.stale', { members: { revision: found.revision } })
}

export async function matterOf(act: Act, found: Found): Promise<PublishedMatter> {
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  return matter
}

/** How a case stands after an act, as the caller is told. */
export function actedOn({ state, revision }: Performed) {
  return { revision, status: state.status, milestone: state.milestone, stage: state.active[0] ?? null }
}
