import { definitionOf, itemsOf, type PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Read, Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Definition } from './definition.ts'
import { currentOffers } from './load.ts'
import { statementFor } from './statement.ts'

export interface Found {
  /** People whom the rules would grant it today. */
  readonly eligible: number
  /** New offers, and open ones that ended because they were filed, or because the rules say no more. */
  readonly offered: number
  readonly lapsed: number
}

/** Sweeps the first offer that nobody has swept today; false when all are. Any number of processes may sweep. */
export async function sweepOffers(platform: Platform): Promise<boolean> {
  const { database, clock } = platform
  const now = clock.now()
  const day = dateOf(now)
  const due = await dueOn(database.read, day)
  const definition = (await currentOffers(database)).find(({ id }) => due.includes(id))
  if (!definition) return false
  const matter = await definitionOf(database, definition.matter)
  const regions = (await itemsOf(database, definition.matter)).map(({ region }) => region.code)
  await database.write(async (transaction) => {
    // Whoever comes second finds the day done and nothing to do.
    await transaction`select pg_advisory_xact_lock(hashtext('offer.sweep'), hashtext(${definition.id}))`
    if (!(await dueOn(transaction, day)).includes(definition.id)) return
    // A matter that is offered no more, or whose rules a place has changed beyond SQL, finds nobody.
    const found: Found =
      matter && canLook(platform, definition, matter)
        ? await sweep(transaction, { definition, matter, regions }, now)
        : { eligible: 0, offered: 0, lapsed: 0 }
    await transaction`
      insert into offer.sweep (definition_id, day, eligible, offered, lapsed)
      values (${definition.id}, ${day.toString()}, ${found.eligible}, ${found.offered}, ${found.lapsed})
      on conflict (definition_id) do update
        set day = excluded.day, eligible = excluded.eligible, offered = excluded.offered, lapsed = excluded.lapsed`
  })
  return true
}

function canLook({ log }: Platform, { id }: Definition, matter: PublishedMatter): boolean {
  if (!matter.decision) return false
  const { failed } = statementFor(matter, Temporal.PlainDate.from('2026-01-01'))
  for (const { id: check, reason } of failed)
    log.error('offer.check-not-in-sql', new Error(reason), { offer: id, check })
  return failed.length === 0
}

async function dueOn(read: Read | Transaction, day: Temporal.PlainDate): Promise<string[]> {
  const rows = await read<{ id: string }[]>`
    select d.id from offer.definition d left join offer.sweep s on s.definition_id = d.id
    where d.withdrawn_at is null and (s.day is null or s.day < ${day.toString()}::date) order by d.id`
  return rows.map(({ id }) => id)
}

/** Finds everybody at once, offers to those who were not offered it, and ends what no longer stands. */
async function sweep(
  transaction: Transaction,
  {
    definition,
    matter,
    regions,
  }: { definition: Definition; matter: PublishedMatter; regions: readonly string[] },
  now: Temporal.Instant,
): Promise<Found> {
  const today = dateOf(now)
  const { from, where, params } = statementFor(matter, today)
  const given: (string | number | null)[] = [...params]
  const $ = (value: string | number, type: string) => `$${given.push(value)}::${type}`
  const slug = matter.definition.slug
  // By itself, for PostgreSQL reads on several processors only in a statement that alters nothing.
  await transaction.unsafe(
    `create temporary table eligible on commit drop as
      select s.id, s.region_code from ${from}
      where s.region_code = any (${$(`{${regions.join(',')}}`, 'text')}::text[])
      and not exists (select from offer.filed c where c.subject_id = s.id and c.slug = ${$(slug, 'text')} and c.status = 'open')
      and ${where}`,
    given,
  )
  await transaction`analyze eligible`
  const [row] = await transaction<[Found]>`
    with ended as (
      update offer.offer o set changed_at = ${now}, state = case when exists (
          select from offer.filed c where c.subject_id = o.subject_id and c.slug = o.slug and c.submitted_at::date >= o.found_on)
        then 'taken' else 'lapsed' end
      where o.definition_id = ${definition.id} and o.state = 'open' and not exists (select from eligible e where e.id = o.subject_id)
      returning 1
    ), added as (
      insert into offer.offer (offer_id, subject_id, region_code, definition_id, definition_version, slug, matter_version, found_on, state, changed_at)
      select gen_random_uuid(), e.id, e.region_code, ${definition.id}, ${definition.version}, ${slug}, ${matter.definition.version},
        ${today.toString()}::date, 'open', ${now}
      from eligible e where not exists (select from offer.opt_out x where x.subject_id = e.id)
      on conflict (subject_id, definition_id) where state in ('open', 'declined') do nothing
      returning 1
    )
    select (select count(*) from eligible)::int as eligible, (select count(*) from added)::int as offered,
      (select count(*) from ended)::int as lapsed`
  return row
}
