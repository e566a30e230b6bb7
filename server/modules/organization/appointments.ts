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
  { unitId, officer, isNew, post, holdingId, main, from }: Appointment,
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
    insert into organization.holding (id, officer_id, post_id, main, valid_from)
    select ${holdingId}, ${officer.id}, ${postId}, ${main}, ${day}::date
    where not exists (select from organization.holding where officer_id = ${officer.id} and post_id = ${postId}
      and (valid_to is null or valid_to >= ${day}::date))
    returning id`
  return added.length > 0 ? { postId } : 'held'
}

/** Ends what somebody holds of a post of a unit; false where they hold none. */
export async function endHolding(
  transaction: Transaction,
  { unitId, officerId, postId }: { unitId: string; officerId: string; postId: string },
  lastDay: Temporal.PlainDate,
): Promise<boolean> {
  const day = lastDay.toString()
  const ended = await transaction`
    update organization.holding h set valid_to = greatest(h.valid_from, ${day}::date)
    from organization.post p
    where p.id = h.post_id and p.unit_id = ${unitId} and h.officer_id = ${officerId} and h.post_id = ${postId}
      and (h.valid_to is null or h.valid_to > ${day}::date)
    returning h.id`
  return ended.length > 0
}
