import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Command } from '../command.ts'
import { perform, type Performer } from '../perform.ts'
import { findCase } from '../queries.ts'
import type { HandedTask } from './queries.ts'

const TRIES = 3

export interface Left {
  readonly caseId: string
  readonly number: string
  readonly code: string
}

/** Does one thing to each of many tasks, one act a case; what is refused stays where it is and is told, with the code. */
export async function eachTask(
  platform: Platform,
  tasks: readonly HandedTask[],
  performer: Performer,
  commandFor: (taskId: string) => Command,
): Promise<{ done: number; left: Left[] }> {
  const left: Left[] = []
  for (const { caseId, taskId, number } of tasks) {
    const refused = await once(platform, caseId, commandFor(taskId), performer)
    if (refused) left.push({ caseId, number, code: refused })
  }
  return { done: tasks.length - left.length, left }
}

async function once(platform: Platform, caseId: string, command: Command, performer: Performer) {
  for (let tries = 1; ; tries++) {
    const found = await findCase(platform.database.read, caseId)
    const matter = found && (await definitionOf(platform.database, found.base.slug, found.base.version))
    if (!found || !matter) return 'case.not-found'
    try {
      await perform(platform, matter, found, command, performer)
      return undefined
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status >= 500) throw cause
      // Somebody acted on it in between: it is looked at again.
      if (cause.code !== 'case.stale' || tries === TRIES) return cause.code
    }
  }
}
