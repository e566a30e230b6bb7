import { staffOperations, type OfficerPrincipal } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import {
  appoint as writeAppointment,
  endHolding,
  findOfficerWithin,
  isUnitWithin,
} from '#modules/organization'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findOfficerAccounts, putOfficerAccounts } from '../officer-account.ts'

export const appoint = implement(staffOperations.appoint, async (act, { params: { unitId }, body }) => {
  const manager = managerOf(act)
  const today = dateOf(act.now)
  const from = body.from ? Temporal.PlainDate.from(body.from) : today
  if (Temporal.PlainDate.compare(from, today) < 0) throw new Problem('organization.day-past')
  return act.platform.database.write(async (transaction) => {
    await requireUnit(transaction, manager, unitId, today)
    const { officer } = body
    const known =
      'officerId' in officer
        ? await findOfficerWithin(transaction, officer.officerId, manager.regionPath, today)
        : { id: uuidv7(act.now), name: officer.name, staffNumber: officer.staffNumber }
    if (!known) throw new Problem('organization.officer-not-found')
    if (known.id === manager.officerId) throw new Problem('organization.own-post')
    const isNew = !('officerId' in officer)
    const done = await writeAppointment(transaction, {
      unitId,
      officer: known,
      isNew,
      post: { id: uuidv7(act.now), ...body.post },
      holdingId: uuidv7(act.now),
      // Who has a post already goes on acting from it.
      main: isNew,
      from,
    })
    if (done === 'taken') throw new Problem('organization.staff-number-taken')
    if (done === 'held') throw new Problem('organization.post-held')
    if ('phone' in officer) await openAccount(transaction, known, officer.phone, act.now)
    await recordAudit(transaction, [
      auditEntry(act, {
        operation: act.operation.id,
        details: {
          officerId: known.id,
          unitId,
          postId: done.postId,
          role: body.post.role,
          from: from.toString(),
        },
      }),
    ])
    return {
      officerId: known.id,
      name: known.name,
      staffNumber: known.staffNumber,
      postId: done.postId,
      postName: body.post.name,
      role: body.post.role,
      from: from.toString(),
      awaitsActivation: isNew,
    }
  })
})

export const endPost = implement(staffOperations.endPost, async (act, { params, body }) => {
  const manager = managerOf(act)
  const today = dateOf(act.now)
  const lastDay = Temporal.PlainDate.from(body.lastDay)
  if (Temporal.PlainDate.compare(lastDay, today.subtract({ days: 1 })) < 0)
    throw new Problem('organization.day-past')
  // Nobody gives or takes their own post.
  if (params.officerId === manager.officerId) throw new Problem('organization.own-post')
  await act.platform.database.write(async (transaction) => {
    await requireUnit(transaction, manager, params.unitId, today)
    if (!(await endHolding(transaction, { ...params, postId: body.postId }, lastDay)))
      throw new Problem('organization.officer-not-found')
    await recordAudit(transaction, [
      auditEntry(act, {
        operation: act.operation.id,
        purpose: body.reason,
        details: { ...params, postId: body.postId, lastDay: lastDay.toString() },
      }),
    ])
  })
  return { lastDay: lastDay.toString() }
})

async function requireUnit(
  transaction: Transaction,
  { regionPath }: OfficerPrincipal,
  unitId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  if (!(await isUnitWithin(transaction, unitId, regionPath, today)))
    throw new Problem('organization.unit-not-found')
}

/** An account without a password: whoever it is for chooses one, by a code to the telephone. */
async function openAccount(
  transaction: Transaction,
  { id, name }: { id: string; name: string },
  phone: string,
  now: Temporal.Instant,
): Promise<void> {
  const accounts = await findOfficerAccounts(transaction, { phones: [phone] })
  if (accounts.length > 0) throw new Problem('organization.phone-taken')
  await putOfficerAccounts(transaction, [{ officerId: id, name, phone }], now)
}

function managerOf({ principal }: Act): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}
