import { filingOperations, type Outcome } from '#contract'
import { definitionOf, isService, isWithdrawn, refusalOfEnded } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { actorOf } from '../actor.ts'
import type { CaseState } from '../case.ts'
import { filingContext, getDraft, relationTo } from '../filing/context.ts'
import { fileCase } from '../filing/file.ts'
import { findCase } from '../queries.ts'
import { putTakenIn } from '../taken-in.ts'

export const submit = implement(filingOperations.submit, async (act, { params, body }) => {
  const started = performance.now()
  const draft = await getDraft(act, params.id)
  if (draft.submittedAt) {
    const matter = await definitionOf(act.platform.database, draft.slug, draft.version)
    if (matter) await relationTo(act, draft.subjectId, matter)
    return repeated(act, params.id, started)
  }
  const { matter, item, subject, facts, filer, relation } = await filingContext(act, draft)
  if (await isWithdrawn(act.platform.database, draft.slug, draft.version))
    throw (await refusalOfEnded(act.platform.database, draft.slug)) ?? new Problem('matter.withdrawn')
  const channel = !isService(matter) ? 'internal' : act.principal.kind === 'officer' ? 'window' : 'web'
  const filing = {
    caseId: draft.id,
    matter,
    item,
    subject,
    facts,
    filer,
    relation,
    channel,
    answers: body.answers,
  } as const
  if (channel === 'window' && act.principal.kind === 'officer')
    await putTakenIn(act.platform.database.read, draft.id, act.principal, act.now)
  const filed = await fileCase(act.platform, filing, {
    actor: actorOf(act.principal),
    act,
    operation: act.operation.id,
  })
  if (filed.repeated) return repeated(act, params.id, started)
  return {
    caseId: filed.base.caseId,
    number: filed.base.number,
    outcome: outcomeOf(filed.state),
    tookMs: performance.now() - started,
    repeated: false,
  }
})

/** The second of two submissions finds the first one's case. */
async function repeated(act: Act, caseId: string, started: number) {
  const found = await findCase(act.platform.database.read, caseId)
  if (!found) throw new Problem('filing.not-found')
  return {
    caseId,
    number: found.base.number,
    outcome: outcomeOf(found.state),
    tookMs: performance.now() - started,
    repeated: true,
  }
}

function outcomeOf(state: CaseState): Outcome | 'pending' {
  return state.decision?.outcome ?? 'pending'
}
