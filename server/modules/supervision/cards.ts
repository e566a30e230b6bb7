import type { OfficerPrincipal } from '#contract'
import { inScope, type Scope } from '#modules/access'
import { TIME_ZONE } from '#platform/clock'
import type { Read } from '#platform/database'
import type { Card, CardColour, CardState, CardStep } from './card.ts'

/** Which cards are asked for. */
export interface Narrowing {
  readonly colour?: CardColour | undefined
  readonly rule?: string | undefined
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  readonly state?: CardState | undefined
  /** Days on which they were issued, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The number of a case, or its end. */
  readonly q?: string | undefined
}

const columns = (read: Read) => read`
  c.card_id as id, c.case_id as "caseId", c.case_number as "caseNumber", c.slug, c.version, c.rule, c.rule_version as "ruleVersion", c.colour,
  c.region_path::text as "regionPath", c.region_name as "regionName", c.case_unit_path::text as "caseUnitPath",
  c.unit_id as "unitId", c.unit_path::text as "unitPath", c.unit_name as "unitName", c.officer_id as "officerId", c.officer_name as "officerName",
  c.stage, c.task_id as "taskId", c.said, c.todo, c.todo_by as "todoBy", c.basis, c.occurred_at as "occurredAt", c.issued_at as "issuedAt",
  c.object_until as "objectUntil", c.state`

/** Cards within a scope, the newest first, after the one with that id. */
export async function cardsWithin(
  read: Read,
  scope: Scope,
  asked: Narrowing,
  page: { after?: string | undefined; limit: number },
): Promise<Card[]> {
  const rows = await read<Card[]>`
    select ${columns(read)} from supervision.card c
    where ${within(read, scope)} and ${narrowed(read, asked)}
      ${page.after ? read`and (c.issued_at, c.card_id) < (select a.issued_at, a.card_id from supervision.card a where a.card_id = ${page.after} limit 1)` : read``}
    order by c.issued_at desc, c.card_id desc limit ${page.limit}`
  return [...rows]
}

/** How many cards there are for each unit, officer and rule, in one pass; cancelled ones count only as such. */
export interface TallyRow {
  readonly unitId: string
  readonly unitName: string
  readonly officerId: string | null
  readonly officerName: string | null
  readonly rule: string
  readonly yellow: number
  readonly red: number
  readonly objected: number
  readonly cancelled: number
}

export async function talliesWithin(read: Read, scope: Scope, asked: Narrowing): Promise<TallyRow[]> {
  const rows = await read<TallyRow[]>`
    select c.unit_id as "unitId", max(c.unit_name) as "unitName", c.officer_id as "officerId", max(c.officer_name) as "officerName", c.rule,
      count(*) filter (where c.colour = 'yellow' and c.state <> 'cancelled')::int as yellow,
      count(*) filter (where c.colour = 'red' and c.state <> 'cancelled')::int as red,
      count(*) filter (where c.state = 'objected')::int as objected,
      count(*) filter (where c.state = 'cancelled')::int as cancelled
    from supervision.card c
    where ${within(read, scope)} and ${narrowed(read, asked)}
    group by c.unit_id, c.officer_id, c.rule`
  return [...rows]
}

/** An officer's cards, and those of the unit that they may answer for; what may still be objected to first. */
export async function ownCards(
  read: Read,
  officer: OfficerPrincipal,
  today: Temporal.PlainDate,
  limit: number,
): Promise<{ cards: Card[]; open: number }> {
  const own = read`(c.officer_id = ${officer.officerId}
    or (c.unit_id = ${officer.unitId} and (c.officer_id is null or ${officer.roles.includes('approver')})))`
  const isOpen = read`(c.state = 'issued' and c.object_until >= ${today.toString()}::date)`
  const [rows, [counted]] = await Promise.all([
    read<Card[]>`
      select ${columns(read)} from supervision.card c where ${own}
      order by ${isOpen} desc, c.issued_at desc, c.card_id desc limit ${limit}`,
    read<[{ open: number }]>`select count(*)::int as open from supervision.card c where ${own} and ${isOpen}`,
  ])
  return { cards: [...rows], open: counted.open }
}

export async function cardsOfCase(read: Read, caseId: string): Promise<Card[]> {
  const rows = await read<Card[]>`
    select ${columns(read)} from supervision.card c where c.case_id = ${caseId} order by c.issued_at desc, c.card_id desc`
  return [...rows]
}

export async function findCard(read: Read, id: string): Promise<Card | undefined> {
  const [row] = await read<Card[]>`select ${columns(read)} from supervision.card c where c.card_id = ${id}`
  return row
}

/** The steps of cards, in their order. */
export async function stepsOf(read: Read, cards: readonly Card[]): Promise<ReadonlyMap<string, CardStep[]>> {
  const rows = await read<(CardStep & { cardId: string })[]>`
    select card_id as "cardId", kind, at, officer_id as "officerId", officer_name as "officerName", unit_name as "unitName", reason
    from supervision.card_act
    where case_id = any (${cards.map(({ caseId }) => caseId)}::uuid[]) and card_id = any (${cards.map(({ id }) => id)}::uuid[])
    order by card_id, no`
  return Map.groupBy(rows, ({ cardId }) => cardId)
}

/** Cards that count, by case, of those cases that an officer may see: within scope or of an own unit. */
export async function marksOf(
  read: Read,
  scope: Scope,
  officer: OfficerPrincipal,
  caseIds: readonly string[],
): Promise<{ caseId: string; yellow: number; red: number }[]> {
  const rows = await read<{ caseId: string; yellow: number; red: number }[]>`
    select case_id as "caseId", count(*) filter (where colour = 'yellow')::int as yellow, count(*) filter (where colour = 'red')::int as red
    from supervision.card c
    where case_id = any (${[...caseIds]}::uuid[]) and state <> 'cancelled'
      and (${within(read, scope)} or ${inScope(read, scope, { region: 'region_path', unit: 'case_unit_path' })} or c.unit_id = ${officer.unitId})
    group by case_id`
  return [...rows]
}

type Fragment = ReturnType<typeof inScope>

function within(read: Read, scope: Scope): Fragment {
  return inScope(read, scope, { region: 'region_path', unit: 'unit_path' })
}

function narrowed(read: Read, { colour, rule, unit, officer, state, from, to, q }: Narrowing): Fragment {
  return read`true
    ${colour ? read`and c.colour = ${colour}` : read``}
    ${rule ? read`and c.rule = ${rule}` : read``}
    ${unit ? read`and c.unit_id = ${unit}` : read``}
    ${officer ? read`and c.officer_id = ${officer}` : read``}
    ${state ? read`and c.state = ${state}` : read``}
    ${from ? read`and c.issued_at >= ${startOf(from)}::timestamptz` : read``}
    ${to ? read`and c.issued_at < ${startOf(to, 1)}::timestamptz` : read``}
    ${q ? read`and c.case_number like ${`%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}`}` : read``}`
}

function startOf(day: string, later = 0): string {
  return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(TIME_ZONE).toInstant().toString()
}
