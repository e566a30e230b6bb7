import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { Performer } from '../perform.ts'
import type { Batch } from '../outbox/effect.ts'
import { eachTask } from './each-task.ts'
import { endHandOver, overdueHandOvers, tasksWith, type HandOver } from './queries.ts'

const BATCH = 20

/** What is still open of a hand-over goes back to whose it is; done again it finds nothing more to do. */
export async function takeBackAll(platform: Platform, handOver: HandOver, performer: Performer) {
  const { officerId, officerName, toOfficerId, id } = handOver
  const { read } = platform.database
  const tasks = await tasksWith(read, officerId, toOfficerId)
  const { done, left } = await eachTask(platform, tasks, performer, (taskId) => ({
    kind: 'recall',
    taskId,
    officer: { id: officerId, name: officerName },
  }))
  const ended = await endHandOver(read, id, platform.clock.now())
  return { handOver: ended ?? handOver, returned: done, left }
}

/** The day after the last one away everything comes back by itself. */
export async function endHandOvers(platform: Platform): Promise<Batch> {
  const now = platform.clock.now()
  const due = await overdueHandOvers(platform.database.read, dateOf(now), BATCH)
  for (const handOver of due)
    await takeBackAll(platform, handOver, {
      // Nobody is asked: the day that was set is over.
      actor: { kind: 'system', id: 'platform', name: handOver.officerName },
      act: { principal: { kind: 'system' }, now },
      operation: 'case.take-back',
    })
  return { size: due.length, isFull: due.length === BATCH }
}
