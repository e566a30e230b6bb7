import type { HandOverView, OfficerPrincipal } from '#contract'
import type { Read } from '#platform/database'
import type { OfficerRef } from '../case.ts'

export interface HandOver {
  readonly id: string
  readonly officerId: string
  readonly officerName: string
  readonly toOfficerId: string
  readonly toOfficerName: string
  readonly reason: string
  readonly begunAt: Temporal.Instant
  readonly until: Temporal.PlainDate
  readonly handed: number
  readonly endedAt: Temporal.Instant | null
}

/** A task that goes over or comes back. */
export interface HandedTask {
  readonly caseId: string
  readonly taskId: string
  readonly number: string
}

/** Begins a hand-over; undefined where the officer has one that has not ended. */
export async function beginHandOver(
  read: Read,
  id: string,
  officer: OfficerPrincipal,
  to: OfficerRef,
  { until, reason, now }: { until: string; reason: string; now: Temporal.Instant },
): Promise<HandOver | undefined> {
  const [row] = await read<HandOver[]>`
    insert into "case".hand_over (hand_over_id, officer_id, officer_name, unit_id, to_officer_id, to_officer_name, reason, begun_at, until_on)
    values (${id}, ${officer.officerId}, ${officer.name}, ${officer.unitId}, ${to.id}, ${to.name}, ${reason}, ${now}, ${until}::text::date)
    on conflict do nothing returning ${columns(read)}`
  return row
}

export async function countHanded(read: Read, id: string, handed: number): Promise<void> {
  await read`update "case".hand_over set handed = ${handed} where hand_over_id = ${id}`
}

export async function endHandOver(
  read: Read,
  id: string,
  now: Temporal.Instant,
): Promise<HandOver | undefined> {
  const [row] = await read<HandOver[]>`
    update "case".hand_over set ended_at = coalesce(ended_at, ${now}) where hand_over_id = ${id} returning ${columns(read)}`
  return row
}

/** One that the officer began themself. */
export async function findOwnHandOver(
  read: Read,
  id: string,
  officerId: string,
): Promise<HandOver | undefined> {
  const [row] = await read<HandOver[]>`
    select ${columns(read)} from "case".hand_over where hand_over_id = ${id} and officer_id = ${officerId}`
  return row
}

/** Hand-overs of an officer and to them, the newest first. */
export function handOversOf(read: Read, officerId: string): PromiseLike<HandOver[]> {
  return read<HandOver[]>`
    select ${columns(read)} from "case".hand_over
    where officer_id = ${officerId} or to_officer_id = ${officerId} order by begun_at desc limit 40`
}

/** Those whose last day is over. */
export function overdueHandOvers(
  read: Read,
  today: Temporal.PlainDate,
  limit: number,
): PromiseLike<HandOver[]> {
  return read<HandOver[]>`
    select ${columns(read)} from "case".hand_over
    where ended_at is null and until_on < ${String(today)}::text::date order by until_on limit ${limit}`
}

/** Until when each of these officers is away, of those who are. */
export async function awayUntil(
  read: Read,
  officerIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  if (officerIds.length === 0) return new Map()
  const rows = await read<{ officerId: string; until: Temporal.PlainDate }[]>`
    select officer_id as "officerId", until_on as until from "case".hand_over
    where officer_id = any (${[...officerIds]}::uuid[]) and ended_at is null and until_on >= ${String(today)}::text::date`
  return new Map(rows.map(({ officerId, until }) => [officerId, until.toString()]))
}

/** Open tasks of the unit that an officer has by name and acts on for nobody else. */
export function tasksOf(read: Read, { officerId, unitId }: OfficerPrincipal): PromiseLike<HandedTask[]> {
  return read<HandedTask[]>`
    select t.case_id as "caseId", t.task_id as "taskId", c.number from "case".task t
    join "case"."case" c on c.case_id = t.case_id
    where t.closed_at is null and t.officer_id = ${officerId} and t.unit_id = ${unitId} and t.on_behalf_of is null
    order by t.due, t.task_id`
}

/** Open tasks that a colleague has on behalf of an officer. */
export function tasksWith(read: Read, officerId: string, toOfficerId: string): PromiseLike<HandedTask[]> {
  return read<HandedTask[]>`
    select t.case_id as "caseId", t.task_id as "taskId", c.number from "case".task t
    join "case"."case" c on c.case_id = t.case_id
    where t.closed_at is null and t.on_behalf_of = ${officerId} and t.officer_id = ${toOfficerId}
    order by t.due, t.task_id`
}

export function handOverView({ begunAt, until, endedAt, ...rest }: HandOver): HandOverView {
  return {
    ...rest,
    begunAt: begunAt.toString(),
    until: until.toString(),
    endedAt: endedAt?.toString() ?? null,
  }
}

function columns(read: Read) {
  return read`hand_over_id as id, officer_id as "officerId", officer_name as "officerName", to_officer_id as "toOfficerId",
    to_officer_name as "toOfficerName", reason, begun_at as "begunAt", until_on as until, handed, ended_at as "endedAt"`
}
