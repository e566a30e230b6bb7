import { caseOperations, type OfficerPrincipal, type ProcedureStep } from '#contract'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { getVisibleCase, isWithinScope, officerOf, orphanedTasks, type Found } from '../access.ts'
import { actorOf } from '../actor.ts'
import { requireLaw } from '../cited-law.ts'
import type { Command } from '../command.ts'
import { actedOn, matterOf, requireRevision } from '../handling.ts'
import { perform } from '../perform.ts'
import { findCase } from '../queries.ts'
import { barredFrom } from '../rights.ts'

export const procedure = implement(caseOperations.procedure, async (act, { params, body }) => {
  const officer = officerOf(act.principal)
  const { step } = body
  const found = await getVisibleCase(act, params.id)
  const barred = barredFrom(officer, found, step.kind, await orphanedTasks(act, found.state))
  if (barred) throw new Problem(barred)
  requireRevision(found, body.revision)
  if ('basis' in step) await requireLaw(act, [step.basis])
  if (step.kind === 'merge' || step.kind === 'link') await requireOther(act, officer, found, step)
  const performer = { actor: actorOf(officer), act, operation: act.operation.id }
  return actedOn(
    await perform(
      act.platform,
      await matterOf(act, found),
      found,
      commandOf(step),
      performer,
      step.kind === 'merge' ? { stands: step.into } : {},
    ),
  )
})

function commandOf(step: ProcedureStep): Command {
  switch (step.kind) {
    case 'suspend': {
      const { kind, procedure: name, reason, basis, document, days } = step
      return { kind, name, reason, basis, document, ...(days === undefined ? {} : { days }) }
    }
    case 'resume':
      return { kind: 'resume', ...(step.note ? { note: step.note } : {}) }
    case 'link':
      return { kind: 'link', caseId: step.caseId, relation: 'related' }
    default:
      return step
  }
}

/** The other case exists for the officer; one to merge into is of the same matter and subject, and goes on. */
async function requireOther(
  act: Act,
  officer: OfficerPrincipal,
  { base }: Found,
  step: Extract<ProcedureStep, { kind: 'merge' | 'link' }>,
) {
  const otherId = step.kind === 'merge' ? step.into : step.caseId
  if (otherId === base.caseId) throw new Problem('case.not-allowed', { detail: 'the case itself' })
  const other = await findCase(act.platform.database.read, otherId)
  if (!other || !isWithinScope(officer, other.base))
    throw new Problem('case.not-found', { detail: 'the other case' })
  if (step.kind === 'link') return
  if (other.base.slug !== base.slug || other.base.subject.id !== base.subject.id)
    throw new Problem('case.not-allowed', { detail: 'another matter or subject' })
  if (other.state.status === 'closed')
    throw new Problem('case.not-allowed', { detail: 'the other is closed' })
  if (base.parent || other.base.parent)
    throw new Problem('case.not-allowed', { detail: 'a leg belongs to its whole' })
}
