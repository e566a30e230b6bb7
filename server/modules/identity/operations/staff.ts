import { regionRoles, staffOperations, type HeldPost, type OfficerPrincipal } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import {
  appoint as writeAppointment,
  endHolding,
  findOfficerWithin,
  isUnitWithin,
  staffWithin,
} from '#modules/organization'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findOfficerAccounts, putOfficerAccounts } from '../officer-account.ts'

const SHOWN = 200
const given: readonly string[] = regionRoles

export const list = implement(staffOperations.list, async (act, { query }) => {
  const manager = managerOf(act)
  const today = dateOf(act.now)
  const { read } = act.platform.database
  if (query.unit) await requireUnit(read, manager, query.unit, today)
  const rows = await staffWithin(read, manager.regionPath, query, today, SHOWN + 1)
  return {
    posts: rows
      .slice(0, SHOWN)
      .map(({ from, to, givenBy, givenAt, endedBy, endedAt, endReason, ...row }) => ({
        ...row,
        from: from.toString(),
        to: to?.toString() ?? null,
        state: stateOn(today, from, to),
        given: givenBy !== null && givenAt ? { by: givenBy, at: givenAt.toString() } : null,
        ended:
          endedBy !== null && endedAt
            ? { by: endedBy, at: endedAt.toString(), reason: endReason ?? '' }
            : null,
        mayEnd:
          row.officerId !== manager.officerId &&
          given.includes(row.role) &&
          stateOn(today, from, to) !== 'ended',
      })),
    more: rows.length > SHOWN,
  }
})

function stateOn(
  today: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate | null,
): HeldPost['state'] {
  if (Temporal.PlainDate.compare(from, today) > 0) return 'coming'
  return to && Temporal.PlainDate.compare(to, today) < 0 ? 'ended' : 'held'
}

export const appoint = implement(staffOperations.appoint, async (act, { params: { unitId }, body }) => {
  const manager = managerOf(act)
  const today = dateOf(act.now)
  const from = body.from ? Temporal.PlainDate.from(body.from) : today
  const to = body.to ? Temporal.PlainDate.from(body.to) : null
  if (Temporal.PlainDate.compare(from, today) < 0 || (to && Temporal.PlainDate.compare(to, from) < 0))
    throw new Problem('organization.day-past')
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
      to,
      by: { name: manager.name, at: act.now },
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
          to: to?.toString() ?? null,
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
      to: to?.toString() ?? null,
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
  const done = await act.platform.database.write(async (transaction) => {
    await requireUnit(transaction, manager, params.unitId, today)
    const ended = await endHolding(
      transaction,
      { ...params, postId: body.postId, roles: regionRoles },
      lastDay,
      { by: { name: manager.name, at: act.now }, reason: body.reason },
    )
    if (!ended) throw new Problem('organization.officer-not-found')
    await recordAudit(transaction, [
      auditEntry(act, {
        operation: act.operation.id,
        purpose: body.reason,
        details: { ...params, postId: body.postId, lastDay: lastDay.toString() },
      }),
    ])
    return ended
  })
  return { lastDay: lastDay.toString(), takenBack: done === 'taken-back' }
})

async function requireUnit(
  read: Read,
  { regionPath }: OfficerPrincipal,
  unitId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  if (!(await isUnitWithin(read, unitId, regionPath, today))) throw new Problem('organization.unit-beyond')
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
