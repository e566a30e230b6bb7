import { caseOperations } from '#contract'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getOwnCase, type Found } from '../access.ts'
import { actorOf } from '../actor.ts'
import { correctCase } from '../filing/correct.ts'
import { perform, type Performed } from '../perform.ts'

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

function requireRevision(found: Found, revision: number) {
  if (found.revision !== revision) throw new Problem('case.stale', { members: { revision: found.revision } })
}

function performerOf(act: Act) {
  return { actor: actorOf(act.principal), act, operation: act.operation.id }
}

function actedOn({ state, revision }: Performed) {
  return { revision, status: state.status, milestone: state.milestone, stage: state.active[0] ?? null }
}

async function matterOf(act: Act, found: Found) {
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  return matter
}
