import type { Read } from '#platform/database'

export interface OfferRow {
  readonly id: string
  readonly subjectId: string
  readonly definitionId: string
  readonly definitionVersion: number
  readonly slug: string
  readonly foundOn: Temporal.PlainDate
}

/** Open offers to these people, but for what has been filed since it was found. */
export function openOffers(read: Read, subjectIds: readonly string[]): PromiseLike<OfferRow[]> {
  return read<OfferRow[]>`
    select o.offer_id as id, o.subject_id as "subjectId", o.definition_id as "definitionId",
      o.definition_version as "definitionVersion", o.slug, o.found_on as "foundOn"
    from offer.offer o
    join offer.definition d on d.id = o.definition_id and d.withdrawn_at is null
    where o.subject_id = any (${[...subjectIds]}) and o.state = 'open'
      and not exists (select from offer.opt_out x where x.subject_id = o.subject_id)
      and not exists (
        select from offer.filed c where c.subject_id = o.subject_id and c.slug = o.slug and c.submitted_at::date >= o.found_on)
    order by o.found_on desc, o.offer_id limit 50`
}

/** Declines an open offer to one of these people; declined already it stays so. Gives whether there is one. */
export async function declineOffer(
  read: Read,
  id: string,
  subjectIds: readonly string[],
  now: Temporal.Instant,
): Promise<boolean> {
  const declined = await read`
    update offer.offer set state = 'declined', changed_at = case when state = 'open' then ${now}::timestamptz else changed_at end
    where offer_id = ${id} and subject_id = any (${[...subjectIds]}) and state in ('open', 'declined')
    returning offer_id`
  return declined.length > 0
}

export async function isWanted(read: Read, subjectId: string): Promise<boolean> {
  const [row] = await read<[{ wanted: boolean }]>`
    select not exists (select from offer.opt_out where subject_id = ${subjectId}) as wanted`
  return row.wanted
}

export async function setWanted(
  read: Read,
  subjectId: string,
  wanted: boolean,
  now: Temporal.Instant,
): Promise<void> {
  await (wanted
    ? read`delete from offer.opt_out where subject_id = ${subjectId}`
    : read`insert into offer.opt_out (subject_id, at) values (${subjectId}, ${now}) on conflict do nothing`)
}
