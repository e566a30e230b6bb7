import type { Citation, Localized } from '#contract'
import type { Database, Read, Transaction } from '#platform/database'
import type { Course } from './course.ts'
import type { Sheets } from './drawings.ts'

export interface Project {
  readonly code: string
  readonly course: Course
  readonly name: string
  readonly site: string
  readonly subjectId: string
  readonly subjectName: string
  readonly regionPath: string
  readonly regionName: string
  readonly caseId: string
  readonly registeredAt: Temporal.Instant
}

/** A case of a stage, or of one leg of it that was filed ahead. */
export interface Part {
  readonly code: string
  readonly caseId: string
  readonly stage: string
  readonly leg: string | null
}

export interface DrawingSet {
  readonly version: number
  /** SM3 of all sheets, hex. */
  readonly digest: string
  readonly sheets: Sheets
  readonly caseId: string
  readonly keptAt: Temporal.Instant
}

export interface Verdict {
  readonly caseId: string
  readonly round: number
  readonly reviewer: string
  readonly title: Localized
  readonly version: number | null
  readonly passed: boolean
  readonly said: string | null
  /** What a comment rests on. */
  readonly basis: readonly Citation[]
  readonly officer: string
  readonly unit: string
  readonly at: Temporal.Instant
}

const columns = (read: Read) => read`p.code, c.body as course, p.name, p.site, p.subject_id as "subjectId",
  p.subject_name as "subjectName", p.region_path::text as "regionPath", p.region_name as "regionName", p.case_id as "caseId",
  p.registered_at as "registeredAt"`

export async function findProject(read: Read, code: string): Promise<Project | undefined> {
  const [row] = await read<Project[]>`
    select ${columns(read)} from project.project p join project.course c using (course_id) where p.code = ${code}`
  return row
}

/** The projects of these firms, the newest first. */
export function projectsOf(read: Read, subjectIds: readonly string[]): PromiseLike<Project[]> {
  return read<Project[]>`
    select ${columns(read)} from project.project p join project.course c using (course_id)
    where p.subject_id = any (${[...subjectIds]}::uuid[]) order by p.registered_at desc, p.code limit 100`
}

/** The projects of a region and all below it, the newest first. */
export function projectsWithin(read: Read, regionPath: string, limit: number): PromiseLike<Project[]> {
  return read<Project[]>`
    select ${columns(read)} from project.project p join project.course c using (course_id)
    where p.region_path <@ ${regionPath}::ltree order by p.registered_at desc, p.code limit ${limit}`
}

/** Opens a project; the same case again changes nothing. False where another case has the code. */
export async function addProject(
  read: Read,
  project: Omit<Project, 'course'> & { readonly courseId: string },
): Promise<boolean> {
  const { code, courseId, name, site, subjectId, subjectName, regionPath, regionName, caseId, registeredAt } =
    project
  const [row] = await read<{ caseId: string }[]>`
    with added as (
      insert into project.project (code, course_id, name, site, subject_id, subject_name, region_path, region_name, case_id, registered_at)
      values (${code}, ${courseId}, ${name}, ${site}, ${subjectId}, ${subjectName}, ${regionPath}::ltree, ${regionName}, ${caseId}, ${registeredAt})
      on conflict do nothing returning case_id
    )
    select case_id as "caseId" from added union all select case_id from project.project where code = ${code}`
  return row?.caseId === caseId
}

/**
 * Puts a case to a project for good; gives the code of the project that it is put to. One after the other: `at` is the order in which they
 * came, whatever the clocks of those who put them there say.
 */
export function addPart(
  { write }: Pick<Database, 'write'>,
  { code, caseId, stage, leg }: Part,
  at: Temporal.Instant,
): Promise<string> {
  return write(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtextextended(${code}, 331))`
    const [row] = await transaction<[{ code: string }]>`
      with added as (
        insert into project.part (case_id, code, stage, leg, at)
        select ${caseId}, ${code}, ${stage}, ${leg},
          greatest(${at}, (select max(at) + interval '1 microsecond' from project.part where code = ${code}))
        on conflict do nothing returning code
      )
      select code from added union all select code from project.part where case_id = ${caseId} limit 1`
    return row.code
  })
}

/** The cases of these projects, in the order in which they were filed. */
export function partsOf(read: Read, codes: readonly string[]): PromiseLike<Part[]> {
  return read<Part[]>`
    select code, case_id as "caseId", stage, leg from project.part where code = any (${[...codes]}::text[]) order by at, case_id`
}

export function drawingsOf(read: Read, code: string): PromiseLike<DrawingSet[]> {
  return read<DrawingSet[]>`
    select version, digest, sheets, case_id as "caseId", kept_at as "keptAt"
    from project.drawings where code = ${code} order by version`
}

/** Keeps drawings under the next version; what is as it was stays under the one it has. */
export async function keepDrawings(
  transaction: Transaction,
  code: string,
  kept: Omit<DrawingSet, 'version'>,
): Promise<number> {
  // A project is never changed, so nobody may lock its row.
  await transaction`select pg_advisory_xact_lock(hashtextextended(${code}, 290))`
  const latest = (await drawingsOf(transaction, code)).at(-1)
  if (latest?.digest === kept.digest) return latest.version
  const version = (latest?.version ?? 0) + 1
  await transaction`
    insert into project.drawings (code, version, digest, sheets, case_id, kept_at)
    values (${code}, ${version}, ${kept.digest}, ${JSON.stringify(kept.sheets)}::text::jsonb, ${kept.caseId}, ${kept.keptAt})`
  return version
}

/** What reviewers said of a project, the oldest first. */
export function verdictsOf(read: Read, code: string): PromiseLike<Verdict[]> {
  return read<Verdict[]>`
    select case_id as "caseId", round, reviewer, title, version, passed, said, basis, officer, unit, at
    from project.verdict where code = ${code} order by at, reviewer`
}

export async function addVerdicts(read: Read, code: string, verdicts: readonly Verdict[]): Promise<void> {
  const list = verdicts.map(({ at, ...verdict }) => ({ ...verdict, code, at: at.toString() }))
  await read`
    insert into project.verdict (case_id, round, reviewer, code, title, version, passed, said, basis, officer, unit, at)
    select v."caseId", v.round, v.reviewer, v.code, v.title, v.version, v.passed, v.said, v.basis, v.officer, v.unit, v.at
    from jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb) as v ("caseId" uuid, round int, reviewer text, code text, title jsonb,
      version int, passed boolean, said text, basis jsonb, officer text, unit text, at timestamptz)
    on conflict do nothing`
}
