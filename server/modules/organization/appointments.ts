import type { Role } from '#contract'
import type { Read, Transaction } from '#platform/database'

/** A post and who is to hold it. */
export interface Appointment {
  readonly unitId: string
  readonly officer: { readonly id: string; readonly name: string; readonly staffNumber: string }
  /** Set where the officer is new. */
  readonly isNew: boolean
  readonly post: { readonly id: string; readonly name: string; readonly role: Role }
  readonly holdingId: string
  /** Whether it is the one they act from. */
  readonly main: boolean
  readonly from: Temporal.PlainDate
  /** The last day; null leaves it open. */
  readonly to: Temporal.PlainDate | null
  readonly by: By
}

/** Who gives or ends a post, and when. */
export interface By {
  readonly name: string
  readonly at: Temporal.Instant
}

/** Whether a unit lies in a region or below it, on a day. */
export async function isUnitWithin(
  read: Read,
  unitId: string,
  regionPath: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const rows = await read`
    select from organization.unit where id = ${unitId} and region_path <@ ${regionPath}::ltree
      and valid_from <= ${on.toString()}::date and (valid_to is null or valid_to >= ${on.toString()}::date)`
  return rows.length > 0
}

/** An officer who holds a post in a region or below it on a day. */
export async function findOfficerWithin(
  read: Read,
  officerId: string,
  regionPath: string,
  on: Temporal.PlainDate,
): Promise<{ id: string; name: string; staffNumber: string } | undefined> {
  const day = on.toString()
  const [officer] = await read<{ id: string; name: string; staffNumber: string }[]>`
    select o.id, o.name, o.staff_number as "staffNumber" from organization.officer o
    where o.id = ${officerId} and exists (
      select from organization.holding h join organization.post p on p.id = h.post_id join organization.unit u on u.id = p.unit_id
      where h.officer_id = o.id and u.region_path <@ ${regionPath}::ltree
        and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date))`
  return officer
}

/** Writes an appointment: the post of that name and role in the unit, made where there is none, and its holding. `taken` where the staff number is another’s, `held` where the officer has that post. */
export async function appoint(
  transaction: Transaction,
  { unitId, officer, isNew, post, holdingId, main, from, to, by }: Appointment,
): Promise<{ postId: string } | 'taken' | 'held'> {
  const day = from.toString()
  if (isNew) {
    const added = await transaction`
      insert into organization.officer (id, staff_number, name, valid_from)
      values (${officer.id}, ${officer.staffNumber}, ${officer.name}, ${day}::date) on conflict (staff_number) do nothing returning id`
    if (added.length === 0) return 'taken'
  }
  const [known] = await transaction<{ id: string }[]>`
    select id from organization.post
    where unit_id = ${unitId} and name = ${post.name} and role = ${post.role} and valid_from <= ${day}::date and valid_to is null
    order by id limit 1 for update`
  if (!known)
    await transaction`
      insert into organization.post (id, unit_id, name, role, valid_from)
      values (${post.id}, ${unitId}, ${post.name}, ${post.role}, ${day}::date)`
  const postId = known?.id ?? post.id
  const added = await transaction`
    insert into organization.holding (id, officer_id, post_id, main, valid_from, valid_to, given_by, given_at)
    select ${holdingId}, ${officer.id}, ${postId}, ${main}, ${day}::date, ${to?.toString() ?? null}::date, ${by.name}, ${by.at}
    where not exists (select from organization.holding where officer_id = ${officer.id} and post_id = ${postId}
      and (valid_to is null or valid_to >= ${day}::date))
    returning id`
  return added.length > 0 ? { postId } : 'held'
}

/**
 * Ends what somebody holds of a post of a unit, if it is one of the roles given; what had not begun by the last day is taken back whole.
 * Undefined where they hold none.
 */
export async function endHolding(
  transaction: Transaction,
  {
    unitId,
    officerId,
    postId,
    roles,
  }: { unitId: string; officerId: string; postId: string; roles: readonly Role[] },
  lastDay: Temporal.PlainDate,
  { by, reason }: { by: By; reason: string },
): Promise<'ended' | 'taken-back' | undefined> {
  const day = lastDay.toString()
  const own = transaction`
    p.id = h.post_id and p.unit_id = ${unitId} and p.role = any (${[...roles]}::text[]) and h.officer_id = ${officerId} and h.post_id = ${postId}
      and (h.valid_to is null or h.valid_to > ${day}::date)`
  const gone = await transaction`
    delete from organization.holding h using organization.post p where ${own} and h.valid_from > ${day}::date returning h.id`
  const ended = await transaction`
    update organization.holding h
    set valid_to = ${day}::date, ended_by = ${by.name}, ended_at = ${by.at}, end_reason = ${reason}
    from organization.post p where ${own} and h.valid_from <= ${day}::date returning h.id`
  if (ended.length > 0) return 'ended'
  return gone.length > 0 ? 'taken-back' : undefined
}
