import { caseOperations } from '#contract'
import { compareDeclared, countTyped, fileAnswers } from '#modules/form'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getOwnCase, type Found } from '../access.ts'
import { actorOf } from '../actor.ts'
import type { Command } from '../case.ts'
import { declared } from '../filing/declared.ts'
import { answersInvalid } from '../filing/file.ts'
import { gather } from '../filing/gather.ts'
import { perform } from '../perform.ts'

export const correct = implement(caseOperations.correct, async (act, { params, body }) => {
  const found = await getOwnCase(act, params.id)
  const matter = await matterOf(act, found)
  if (act.principal.kind !== 'person') throw new Problem('case.not-found')
  const { prefilled } = await gather(act.platform.database.read, matter, found.base.subject.id, { accountId: act.principal.accountId, subjectId: act.principal.subjectId })
  // What was filed before stands unless it is answered anew.
  const kept = Object.fromEntries(Object.entries(found.state.answers).filter(([name]) => name in matter.definition.form.fields))
  const { values, faults } = fileAnswers(matter.form, { ...kept, ...body.answers }, prefilled)
  if (faults.length > 0) throw answersInvalid(faults)
  const { form } = matter.definition
  const answers = declared(values, compareDeclared(form, values, prefilled), countTyped(form, values, prefilled))
  return applicantAct(act, found, body.revision, { kind: 'correct', ...answers, ...(body.note ? { note: body.note } : {}) })
})

export const withdraw = implement(caseOperations.withdraw, async (act, { params, body }) =>
  applicantAct(act, await getOwnCase(act, params.id), body.revision, { kind: 'withdraw', ...(body.reason ? { reason: body.reason } : {}) }),
)

async function applicantAct(act: Act, found: Found, revision: number, command: Command) {
  if (found.revision !== revision) throw new Problem('case.stale', { members: { revision: found.revision } })
  const performed = await perform(act.platform, await matterOf(act, found), found, command, { actor: actorOf(act.principal), act, operation: act.operation.id })
  return { revision: performed.revision, status: performed.state.status, milestone: performed.state.milestone, stage: performed.state.active[0] ?? null }
}

async function matterOf(act: Act, found: Found) {
  const matter = await definitionOf(act.platform.database, found.base.slug, found.base.version)
  if (!matter) throw new Problem('case.not-found')
  return matter
}
