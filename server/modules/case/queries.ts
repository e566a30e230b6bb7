import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Actor, CaseState } from './case.ts'
import type { CaseEvent } from './event.ts'
import { unfiled } from './evolve.ts'
import type { CaseBase, Channel, Current } from './record.ts'

/** One act ready to be written; see the SQL function case.apply. */
export interface ActDocument {
  caseId: string
  /** The revision the act was decided on; 0 for a filing. */
  expected: number
  /** Another case that must be open: of two cases merged into each other at once, one goes on. */
  stands?: string
  /** Whose rules it rests on: stopped meanwhile, they decide nothing. */
  ruled?: { readonly slug: string; readonly version: number }
  case: object
  act: object
  tasks: object[]
  /** All timers of the case, where they changed. */
  timers?: object[]
  clocks: object[]
  effects: object[]
  certificates: object[]
  ratings: readonly object[]
  ledger: object[]
  audit: object[]
}

/** What the rules granted on has changed: the holder was granted the same thing meanwhile. */
export class HoldingsChanged extends Error {
  override name = 'HoldingsChanged'
}

/** The rules that decided have been stopped. */
export class RulesHalted extends Error {
  override name = 'RulesHalted'
}

/** Writes an act whole, in one round trip; `repeated` says that this filing was there already. Throws case.stale, HoldingsChanged or RulesHalted. */
export async function applyAct(
  read: Read,
  act: ActDocument,
): Promise<{ revision: number; repeated: boolean }> {
  try {
    const [row] = await read<
      [{ result: { revision: number; repeated: boolean } }]
    >`select "case".apply(${JSON.stringify(act)}::text::jsonb) as result`
    return row.result
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    // 40P01: two acts that each waited for the other's case.
    if (code === 'YW409' || (code === '40P01' && act.stands)) throw new Problem('case.stale', { cause })
    if (code === 'YW410') throw new HoldingsChanged('granted meanwhile', { cause })
    if (code === 'YW414') throw new RulesHalted('people decide', { cause })
    throw cause
  }
}

/** Writes acts on different cases, none resting on another case, in one statement: all or none. Throws PostgreSQL's error. */
export async function applyTogether(read: Read, acts: readonly ActDocument[]): Promise<void> {
  // In one order everywhere, so that two such statements do not wait for each other.
  const ordered = acts.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
  const timed = ordered.filter(({ timers }) => timers)
  const document = {
    ruled: ordered.flatMap(({ ruled }) => ruled ?? []),
    filed: ordered.filter(({ expected }) => expected === 0).map((act) => act.case),
    moved: ordered.filter(({ expected }) => expected > 0).map((act) => act.case),
    acts: ordered.map(({ act }) => act),
    tasks: ordered.flatMap(({ tasks }) => tasks),
    clocks: ordered.flatMap(({ clocks }) => clocks),
    timed: timed.map(({ caseId }) => caseId),
    timers: timed.flatMap(({ caseId, timers = [] }) =>
      timers.map((timer) => ({ ...timer, case_id: caseId })),
    ),
    effects: ordered.flatMap(({ effects }) => effects),
    certificates: ordered.map(({ certificates }) => certificates).filter(({ length }) => length > 0),
    ratings: ordered.flatMap(({ ratings }) => ratings),
    ledger: ordered.flatMap(({ ledger }) => ledger),
    audit: ordered.flatMap(({ audit }) => audit),
  }
  await read`select "case".apply_together(${JSON.stringify(document)}::text::jsonb)`
}

export interface CaseRow {
  case_id: string
  number: string
  slug: string
  version: number
  item_code: string
  region_code: string
  region_path: string
  region_name: string
  unit_id: string
  unit_path: string
  unit_name: string
  subject_id: string
  subject_kind: 'person' | 'entity'
  subject_name: string
  subject_identifier: string
  filer_id: string
  filer_name: string
  relation: string
  channel: Channel
  revision: number
  submitted_at: Temporal.Instant
  closed_at: Temporal.Instant | null
  parent_case_id: string | null
  parent_leg: string | null
  state: CaseState
}

export async function findCase(
  read: Read,
  caseId: string,
): Promise<(Current & { state: CaseState }) | undefined> {
  const [row] = await read<CaseRow[]>`select * from "case"."case" where case_id = ${caseId}`
  return row && caseOfRow(row)
}

/** The stage at which cases stand, by their ids; those that are over are left out. */
export async function stagesOf(read: Read, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ caseId: string; stage: string }[]>`
    select case_id as "caseId", stage from "case"."case" where case_id = any (${[...caseIds]}::uuid[]) and stage is not null`
  return new Map(rows.map(({ caseId, stage }) => [caseId, stage]))
}

/** What rules decided on a day in China with nobody taking part. */
export async function automaticOn(
  read: Read,
  day: Temporal.PlainDate,
): Promise<{ caseId: string; slug: string }[]> {
  const from = day.toZonedDateTime('Asia/Shanghai').toInstant()
  const until = day.add({ days: 1 }).toZonedDateTime('Asia/Shanghai').toInstant()
  return [
    ...(await read<{ caseId: string; slug: string }[]>`
      select case_id as "caseId", slug from "case"."case"
      where decided_at >= ${from} and decided_at < ${until} and automatic order by case_id`),
  ]
}

/** The case of a number; undefined when there is none. */
export async function findCaseByNumber(
  read: Read,
  number: string,
): Promise<(Current & { state: CaseState }) | undefined> {
  const [row] = await read<CaseRow[]>`select * from "case"."case" where number = ${number} limit 1`
  return row && caseOfRow(row)
}

export function caseOfRow(row: CaseRow): Current & { state: CaseState } {
  return {
    base: baseOf(row),
    revision: row.revision,
    // A state that an earlier release folded lacks what came since.
    state: { ...unfiled, ...row.state },
    closedAt: row.closed_at?.toString() ?? null,
  }
}

export interface Standing {
  readonly caseId: string
  readonly revision: number
  readonly status: 'open' | 'closed'
}

/** How far cases have come, by id; those that are not there are left out. */
export async function standingOf(read: Read, caseIds: readonly string[]): Promise<Map<string, Standing>> {
  if (caseIds.length === 0) return new Map()
  const rows = await read<Standing[]>`
    select case_id as "caseId", revision, status from "case"."case" where case_id = any (${[...caseIds]}::uuid[])`
  return new Map(rows.map((row) => [row.caseId, row]))
}

export interface StoredAct {
  revision: number
  entryId: string
  command: string
  actor: Actor
  at: Temporal.Instant
  events: CaseEvent[]
  salt: Uint8Array
}

export function actsOf(read: Read, caseId: string): PromiseLike<StoredAct[]> {
  return read<StoredAct[]>`
    select revision, entry_id as "entryId", command, actor, at, events, salt
    from "case".act where case_id = ${caseId} order by revision`
}

function baseOf(row: CaseRow): CaseBase {
  return {
    caseId: row.case_id,
    number: row.number,
    slug: row.slug,
    version: row.version,
    itemCode: row.item_code,
    region: { code: row.region_code, path: row.region_path, name: row.region_name },
    unit: { id: row.unit_id, path: row.unit_path, name: row.unit_name },
    subject: {
      id: row.subject_id,
      kind: row.subject_kind,
      name: row.subject_name,
      identifier: row.subject_identifier,
    },
    filer: { id: row.filer_id, name: row.filer_name },
    relation: row.relation,
    channel: row.channel,
    submittedAt: row.submitted_at.toString(),
    ...(row.parent_case_id && row.parent_leg
      ? { parent: { caseId: row.parent_case_id, leg: row.parent_leg } }
      : {}),
  }
}
