import type { CaseBase } from '#modules/case'
import { notify } from '#modules/message'
import { uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { neededBy } from './licence.ts'
import { currentLicences } from './load.ts'
import { noteFirm, noteNotices } from './queries.ts'
import { tellDepartments } from './tell.ts'

/** A firm as it was just registered. */
export interface RegisteredFirm {
  readonly subjectId: string
  readonly name: string
  readonly scope: readonly string[]
  readonly registeredAt: Temporal.Instant
}

/**
 * 证照分离: notes a firm that a case registered, in the transaction that enters it, which departments are to hear of it, and tells whoever
 * registered it that something is still needed. False where the case has been noted before.
 */
export async function noteNewFirm(
  tx: Transaction,
  base: CaseBase,
  { name, scope, ...firm }: RegisteredFirm,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await noteFirm(tx, { ...firm, caseId: base.caseId }))) return false
  const needed = neededBy(await currentLicences(tx), scope)
  const departments = [...new Set(needed.map(({ department }) => department))].toSorted()
  await noteNotices(
    tx,
    base.caseId,
    departments.map((department) => ({ id: uuidv7(now), department })),
  )
  if (needed.some(({ reform }) => reform !== 'drop')) {
    const params = { slug: base.slug, subjectName: name }
    await notify(tx, [{ to: { subjectId: base.subject.id }, kind: 'licence.needed', params }], now)
  }
  return true
}

/** Tells the departments that were noted; done again it tells nobody twice. */
export async function tellOfNewFirm(platform: Platform, base: CaseBase): Promise<void> {
  await tellDepartments(platform, base, await currentLicences(platform.database.read))
}
