import { caseOperations } from '#contract'
import { resolveAddresses } from '#modules/law'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getVisibleCase, mayTake, officerOf, orphanedTasks } from '../access.ts'
import { actorOf } from '../actor.ts'
import type { Reason } from '../case.ts'
import type { Command } from '../command.ts'
import { requireAskable } from '../filing/askable.ts'
import { perform } from '../perform.ts'

export const claim = implement(caseOperations.claim, (act, { params, body }) =>
  handle(act, params.id, body, (officer, orphaned) => ({
    kind: 'claim',
    taskId: body.taskId,
    officer,
    orphaned,
  })),
)

export const release = implement(caseOperations.release, (act, { params, body }) =>
  handle(act, params.id, body, (officer) => ({ kind: 'release', taskId: body.taskId, officer })),
)

export const doAct = implement(caseOperations.act, async (act, { params, body }) => {
  await requireLaw(act, body.reasons ?? [])
  if (body.corrections) await requireAskable(act, params.id, body.corrections)
  return handle(act, params.id, body, (officer, orphaned) => ({
    kind: 'act',
    orphaned,
    taskId: body.taskId,
    action: body.action,
    officer,
    ...(body.opinion ? { opinion: body.opinion } : {}),
    ...(body.reasons ? { reasons: body.reasons } : {}),
    ...(body.corrections ? { corrections: body.corrections } : {}),
  }))
})

/** An officer's act on a task: within scope, of a unit and role that may take it, on the revision they saw. */
async function handle(
  act: Act,
  caseId: string,
  body: { taskId: string; revision: number },
  command: (officer: { id: string; name: string }, orphaned: boolean) => Command,
) {
  const officer = officerOf(act.principal)
  const found = await getVisibleCase(act, caseId)
  const task = found.state.tasks.find((each) => each.id === body.taskId)
  if (!task) throw new Problem('case.not-your-turn', { detail: 'no such task' })
  if (!mayTake(officer, task))
    throw new Problem('case.not-your-turn', { detail: 'the task is for another unit or role' })
  if (found.revision !== body.revision)
    throw new Problem('case.stale', { members: { revision: found.revision } })
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  const isOrphaned =
    task.officer && task.officer.id !== officer.officerId
      ? (await orphanedTasks(act, found.state)).has(task.id)
      : false
  const { state, revision } = await perform(
    act.platform,
    matter,
    found,
    command({ id: officer.officerId, name: officer.name }, isOrphaned),
    { actor: actorOf(officer), act, operation: act.operation.id },
  )
  return { revision, status: state.status, milestone: state.milestone, stage: state.active[0] ?? null }
}

/** A reason rests on an article that is in force (行政许可法第三十八条第二款): one that cannot be opened is no reason. */
async function requireLaw(act: Act, reasons: readonly Reason[]) {
  const cited = reasons.flatMap(({ basis }) => ('law' in basis ? [basis.law] : []))
  if (cited.length === 0) return
  const resolved = await resolveAddresses(act.platform.database.read, cited, dateOf(act.now))
  const unknown = cited.filter((address) => !resolved.has(address))
  if (unknown.length > 0)
    throw new Problem('case.act-incomplete', { detail: `no law in force: ${unknown.join(', ')}` })
}
