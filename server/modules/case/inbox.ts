import type { OfficerPrincipal } from '#contract'
import { inScope, scopeOf } from '#modules/access'
import type { Read } from '#platform/database'
import type { Clock, SidePart } from './case.ts'
import { matchesText, workAnswers } from './matches.ts'

export interface InboxQuery {
  readonly view: 'turn' | 'mine' | 'unclaimed' | 'scope'
  readonly slug?: string | undefined
  readonly colour?: 'green' | 'yellow' | 'red' | undefined
  readonly q?: string | undefined
  /** `due|taskId` of the last row seen. */
  readonly after?: string | undefined
  readonly limit: number
  readonly today: string
  /** The last day that counts as yellow. */
  readonly yellowUntil: string
  readonly posts: Posts
}

/** Who holds posts in the unit today: what anybody else has claimed is free again. */
export interface Posts {
  /** In the officer's own roles. */
  readonly same: readonly string[]
  /** In any role: who acts for another. */
  readonly any: readonly string[]
}

export interface InboxRow {
  taskId: string
  caseId: string
  number: string
  revision: number
  slug: string
  version: number
  stage: string
  subjectId: string
  subjectKind: 'person' | 'entity'
  subjectName: string
  /** Of work that officers file: a list says what it is about. */
  answers: Record<string, unknown> | null
  regionName: string
  unitName: string
  submittedAt: Temporal.Instant
  openedAt: Temporal.Instant
  officerId: string | null
  officerName: string | null
  unitId: string
  role: string
  part: SidePart | null
  asked: string | null
  onBehalfOf: string | null
  urged: number | null
  differences: number
  due: Temporal.PlainDate
  clock: Clock | null
  /** The matter of the whole that its case is a leg of. */
  wholeSlug: string | null
  wholeVersion: number | null
}

/** Open tasks, the most urgent first; one select whatever the filters. */
export function inboxRows(read: Read, officer: OfficerPrincipal, query: InboxQuery): PromiseLike<InboxRow[]> {
  const [afterDue, afterTask] = query.after?.split('|') ?? []
  return read<InboxRow[]>`
    select t.task_id as "taskId", t.case_id as "caseId", c.number, c.revision, c.slug, c.version, t.stage, c.subject_id as "subjectId", c.subject_kind as "subjectKind", c.subject_name as "subjectName", ${workAnswers(read)},
      c.region_name as "regionName", c.unit_name as "unitName", c.submitted_at as "submittedAt", t.opened_at as "openedAt",
      t.officer_id as "officerId", t.officer_name as "officerName", t.unit_id as "unitId", t.role,
      t.part, t.asked, t.on_behalf_of as "onBehalfOf", t.urged, t.differences, t.due, p.slug as "wholeSlug", p.version as "wholeVersion",
      (select jsonb_build_object('name', k.name, 'startedOn', k.started_on, 'due', k.due, 'count', k.count, 'unit', k.unit, 'provisional', k.provisional, 'state', k.state)
       from "case".clock k where k.case_id = t.case_id and k.state = 'running' order by k.due limit 1) as clock
    from (
      select t.* from "case".task t
      where t.closed_at is null and t.assignee_kind <> 'applicant'
        and ${whose(read, officer, query.view, query.posts)}
        ${query.slug ? read`and t.slug = ${query.slug}` : read``}
        ${colour(read, query)}
        ${query.q ? read`and exists (select from "case"."case" c where c.case_id = t.case_id and ${matchesText(read, query.q)})` : read``}
        ${afterDue && afterTask ? read`and (t.due, t.task_id) > (${afterDue}::text::date, ${afterTask}::uuid)` : read``}
      order by t.due, t.task_id
      limit ${query.limit}
    ) t
    join "case"."case" c on c.case_id = t.case_id
    left join "case"."case" p on p.case_id = c.parent_case_id
    order by t.due, t.task_id`
}

export interface InboxCounts {
  turn: number
  mine: number
  unclaimed: number
  yellow: number
  red: number
}

export async function inboxCounts(
  read: Read,
  officer: OfficerPrincipal,
  { today, yellowUntil, posts }: Pick<InboxQuery, 'today' | 'yellowUntil' | 'posts'>,
): Promise<InboxCounts> {
  const [row] = await read<[InboxCounts]>`
    select count(*)::int as turn,
      count(*) filter (where officer_id = ${officer.officerId})::int as mine,
      count(*) filter (where ${isFree(read, posts)})::int as unclaimed,
      count(*) filter (where due >= ${today}::date and due <= ${yellowUntil}::date)::int as yellow,
      count(*) filter (where due < ${today}::date)::int as red
    from "case".task t where closed_at is null and ${whose(read, officer, 'turn', posts)}`
  return row
}

/** The cursor behind a row. */
export function cursorOf(row: InboxRow): string {
  return `${row.due.toString()}|${row.taskId}`
}

function isFree(read: Read, { same, any }: Posts) {
  return read`(t.officer_id is null or t.officer_id <> all (case when t.on_behalf_of is null then ${[...same]}::uuid[] else ${[...any]}::uuid[] end))`
}

/** All that an officer may take is their unit's: the index begins with it. */
function whose(read: Read, officer: OfficerPrincipal, view: InboxQuery['view'], posts: Posts) {
  const own = read`t.officer_id = ${officer.officerId}`
  const ofPost = read`t.role = any (${[...officer.roles]})`
  switch (view) {
    case 'turn':
      return read`(t.unit_id = ${officer.unitId} and (${own} or (${ofPost} and ${isFree(read, posts)})))`
    case 'mine':
      return read`(${own} and t.unit_id = ${officer.unitId})`
    case 'unclaimed':
      return read`(t.unit_id = ${officer.unitId} and ${ofPost} and ${isFree(read, posts)})`
    case 'scope':
      return inScope(read, scopeOf(officer), { region: 't.region_path', unit: 't.unit_path' })
  }
}

function colour(read: Read, { colour: wanted, today, yellowUntil }: InboxQuery) {
  if (wanted === 'red') return read`and t.due < ${today}::date`
  if (wanted === 'yellow') return read`and t.due >= ${today}::date and t.due <= ${yellowUntil}::date`
  if (wanted === 'green') return read`and t.due > ${yellowUntil}::date`
  return read``
}
