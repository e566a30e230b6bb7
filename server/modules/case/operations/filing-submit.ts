import { filingOperations } from '#contract'
import { compareDeclared, countTyped, fileAnswers } from '#modules/form'
import { isWithdrawn } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import type { CaseState } from '../case.ts'
import { declared } from '../filing/declared.ts'
import { filingContext, type FilingContext } from '../filing/context.ts'
import { gather } from '../filing/gather.ts'
import { nextNumber } from '../numbers.ts'
import { perform } from '../perform.ts'
import { findCase } from '../queries.ts'
import type { CaseBase } from '../record.ts'
import { actorOf } from '../actor.ts'

export const submit = implement(filingOperations.submit, async (act, { params, body }) => {
  const started = performance.now()
  const { database } = act.platform
  const context = await filingContext(act, params.id)
  if (context.draft.submittedAt) return repeated(act, params.id, started)
  if (await isWithdrawn(database, context.draft.slug, context.draft.version)) throw new Problem('matter.withdrawn')
  const { gathered, prefilled } = await gather(database.read, context.matter, context.subject.id, context.filer)
  const { values, faults } = fileAnswers(context.matter.form, body.answers, prefilled)
  if (faults.length > 0) throw new Problem('filing.answers-invalid', { members: { fields: faults } })
  const { form } = context.matter.definition
  const answers = declared(values, compareDeclared(form, values, prefilled), countTyped(form, values, prefilled))
  const channel = act.principal.kind === 'officer' ? 'window' : 'web'
  const base = await caseBase(act, context, channel)
  const performed = await perform(
    act.platform, context.matter,
    { base, revision: 0, state: null, decidedAt: null, closedAt: null },
    { kind: 'file', channel, ...answers },
    { actor: actorOf(act.principal), act, operation: act.operation.id },
    { facts: { subject: gathered.subject } },
  )
  if (performed.repeated) return repeated(act, params.id, started)
  return { caseId: base.caseId, number: base.number, outcome: outcomeOf(performed.state), tookMs: performance.now() - started, repeated: false }
})

async function caseBase(act: Act, { draft, matter, item, subject, filer }: FilingContext, channel: 'web' | 'window'): Promise<CaseBase> {
  return {
    caseId: draft.id,
    number: await nextNumber(act.platform.database, item.itemCode, dateOf(act.now)),
    slug: draft.slug, version: matter.definition.version, itemCode: item.itemCode,
    region: item.region, unit: { id: item.unit.id, path: item.unit.path, name: item.unit.name },
    subject: { id: subject.id, kind: subject.kind, name: subject.name, identifier: subject.identifier },
    filer: { id: filer.caseFilerId, name: filer.name },
    relation: draft.relation, channel, submittedAt: act.now.toString(),
  }
}

/** The second of two submissions finds the first one's case. */
async function repeated(act: Act, caseId: string, started: number) {
  const found = await findCase(act.platform.database.read, caseId)
  if (!found) throw new Problem('filing.not-found')
  return { caseId, number: found.base.number, outcome: outcomeOf(found.state), tookMs: performance.now() - started, repeated: true }
}

function outcomeOf(state: CaseState): 'granted' | 'refused' | 'pending' {
  return state.decision?.outcome ?? 'pending'
}
