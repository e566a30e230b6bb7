import { caseOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getOwnCase } from '../access.ts'
import { actorOf } from '../actor.ts'
import { correctCase } from '../filing/correct.ts'
import { actedOn, matterOf, requireRevision } from '../handling.ts'
import { perform } from '../perform.ts'

export const correct = implement(caseOperations.correct, async (act, { params, body }) => {
  const found = await getOwnCase(act, params.id)
  if (act.principal.kind !== 'person') throw new Problem('case.not-found')
  const filer = { accountId: act.principal.accountId, subjectId: act.principal.subjectId }
  requireRevision(found, body.revision)
  return actedOn(
    await correctCase(act.platform, await matterOf(act, found), found, body, filer, performerOf(act)),
  )
})

export const withdraw = implement(caseOperations.withdraw, async (act, { params, body }) => {
  const found = await getOwnCase(act, params.id)
  requireRevision(found, body.revision)
  const command = { kind: 'withdraw', ...(body.reason ? { reason: body.reason } : {}) } as const
  return actedOn(await perform(act.platform, await matterOf(act, found), found, command, performerOf(act)))
})

export const askReview = implement(caseOperations.askReview, async (act, { params, body }) => {
  const found = await getOwnCase(act, params.id)
  requireRevision(found, body.revision)
  const command = { kind: 'ask-review', ...(body.reason ? { reason: body.reason } : {}) } as const
  return actedOn(await perform(act.platform, await matterOf(act, found), found, command, performerOf(act)))
})

export const urgeOwn = implement(caseOperations.urgeOwn, async (act, { params, body }) => {
  const found = await getOwnCase(act, params.id)
  requireRevision(found, body.revision)
  const command = { kind: 'urge-own', text: body.text } as const
  return actedOn(await perform(act.platform, await matterOf(act, found), found, command, performerOf(act)))
})

function performerOf(act: Act) {
  return { actor: actorOf(act.principal), act, operation: act.operation.id }
}
