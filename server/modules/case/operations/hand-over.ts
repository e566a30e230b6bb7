import { caseOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'
import { actorOf } from '../actor.ts'
import { deputyFor } from '../colleagues.ts'
import { eachTask } from '../hand-over/each-task.ts'
import {
  beginHandOver,
  countHanded,
  findOwnHandOver,
  handOversOf,
  handOverView,
  tasksOf,
} from '../hand-over/queries.ts'
import { takeBackAll } from '../hand-over/return.ts'

/** Longer than that nobody is away: their post is given to somebody else. */
const LONGEST_DAYS = 366

const handOver = implement(caseOperations.handOver, async (act, { body }) => {
  const officer = officerOf(act.principal)
  const { read } = act.platform.database
  const today = dateOf(act.now)
  if (body.until < String(today) || body.until > String(today.add({ days: LONGEST_DAYS })))
    throw new Problem('case.hand-over-period-invalid')
  const to = await deputyFor(act, officer, body.to)
  const begun = await beginHandOver(read, uuidv7(act.now), officer, to, { ...body, now: act.now })
  if (!begun) throw new Problem('case.handed-over-already')
  const performer = { actor: actorOf(officer), act, operation: act.operation.id }
  const { done, left } = await eachTask(act.platform, await tasksOf(read, officer), performer, (taskId) => ({
    kind: 'delegate',
    taskId,
    officer: { id: officer.officerId, name: officer.name },
    to,
    reason: body.reason,
  }))
  await countHanded(read, begun.id, done)
  return { handOver: handOverView({ ...begun, handed: done }), left }
})

const handOvers = implement(caseOperations.handOvers, async (act) => {
  const officer = officerOf(act.principal)
  const { read } = act.platform.database
  const [all, tasks] = await Promise.all([handOversOf(read, officer.officerId), tasksOf(read, officer)])
  const views = all.map(handOverView)
  return {
    mine: views.filter(({ officerId }) => officerId === officer.officerId),
    toMe: views.filter(({ toOfficerId }) => toOfficerId === officer.officerId),
    tasks: tasks.length,
  }
})

const takeBack = implement(caseOperations.takeBack, async (act, { params }) => {
  const officer = officerOf(act.principal)
  const found = await findOwnHandOver(act.platform.database.read, params.id, officer.officerId)
  if (!found) throw new Problem('case.hand-over-not-found')
  const performer = { actor: actorOf(officer), act, operation: act.operation.id }
  const { handOver: ended, returned, left } = await takeBackAll(act.platform, found, performer)
  return { handOver: handOverView(ended), returned, left }
})

export const handOverHandlers = [handOver, handOvers, takeBack]
