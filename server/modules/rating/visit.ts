import { auditEntry, recordAudit } from '#modules/audit'
import type { CaseBase } from '#modules/case'
import { digestOf, newSalt } from '#modules/ledger'
import { notify } from '#modules/message'
import { sm3Hex, uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { useInvitation } from './invitation.ts'
import type { RatingRow } from './row.ts'

/** Rates one visit: the code is used up, and row, proof, record and notice are written, all of it or nothing. Throws rating.code-over, rating.already. */
export async function rateVisit(act: Act, base: CaseBase, code: string, row: RatingRow): Promise<void> {
  const { now, platform } = act
  const salt = newSalt()
  const entryId = uuidv7(now)
  const at = now.toString()
  const content = { ratingId: row.rating_id, actId: row.act_id, caseId: row.case_id, grade: row.grade, at }
  const entry = {
    caseId: row.case_id,
    id: entryId,
    kind: 'rating.given',
    digest: digestOf(salt, content),
    at,
  }
  const written = { ...row, entry_id: entryId, salt: `\\x${salt}` }
  await platform.database.write(async (transaction) => {
    if (!(await useInvitation(transaction, code, now))) throw new Problem('rating.code-over')
    await transaction`
      select rating.record(${JSON.stringify([written])}::text::jsonb), ledger.append(${JSON.stringify([entry])}::text::jsonb)`
    await recordAudit(transaction, [
      auditEntry(act, { operation: act.operation.id, caseId: base.caseId, subjectId: base.subject.id }),
    ])
    await tellOfRating(transaction, base, row, now)
  })
  platform.signals.emit('case.acted')
}

/** Whose case was rated by a code or on the telephone hears of it: that is how they learn that somebody else did. */
export function tellOfRating(
  transaction: Transaction,
  base: CaseBase,
  { act_id: act }: RatingRow,
  now: Temporal.Instant,
): Promise<void> {
  return tellWhoRated(transaction, base, { kind: 'rating.given', because: act }, now)
}

/** Leaves a notice to the applicant's side of a case that was rated; `because` names what it comes from, so that the same again leaves no second one. */
export async function tellWhoRated(
  transaction: Transaction,
  base: CaseBase,
  { kind, because }: { readonly kind: string; readonly because: string },
  now: Temporal.Instant,
): Promise<void> {
  const to = base.relation === 'unit' ? [] : [...new Set([base.subject.id, base.filer.id])]
  const params = { slug: base.slug, number: base.number, subjectName: base.subject.name }
  // No act of the case has revision 0.
  const effect = {
    caseId: base.caseId,
    revision: 0,
    effectIndex: Number.parseInt(sm3Hex(`${kind} ${because}`).slice(0, 7), 16),
  }
  await notify(
    transaction,
    to.map((subjectId) => ({ to: { subjectId }, kind, params, effect })),
    now,
  )
}
