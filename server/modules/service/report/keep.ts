import type { GuideElement } from '#contract'
import { sm3Hex } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'

/** What somebody found wrong on the page of a matter. */
export interface NewReport {
  readonly reportId: string
  readonly code: string
  readonly slug: string
  readonly version: number
  readonly element: GuideElement
  readonly words: string
  readonly subjectId: string | null
  readonly unit: { readonly id: string; readonly path: string; readonly name: string }
  readonly region: { readonly code: string; readonly path: string; readonly name: string }
  readonly caseId: string
}

export interface Report {
  readonly reportId: string
  readonly slug: string
  readonly version: number
  readonly element: GuideElement
  readonly words: string
  readonly unitName: string
  readonly reportedAt: Temporal.Instant
  readonly upheld: boolean | null
  readonly fixedVersion: number | null
  readonly answer: string | null
  readonly settledAt: Temporal.Instant | null
}

/** Keeps a report, of whose code only the digest is kept; its case is filed after it. */
export async function keepReport(read: Read, report: NewReport, now: Temporal.Instant): Promise<void> {
  const { unit, region } = report
  await read`
    insert into service.guide_report (report_id, code_digest, slug, version, element, words, subject_id, unit_id, unit_path, unit_name,
      region_code, region_path, region_name, reported_at, case_id, due_at)
    values (${report.reportId}, ${sm3Hex(report.code)}, ${report.slug}, ${report.version}, ${report.element}, ${report.words}, ${report.subjectId},
      ${unit.id}, ${unit.path}::ltree, ${unit.name}, ${region.code}, ${region.path}::ltree, ${region.name}, ${now}, ${report.caseId}, ${now})`
}

/** The report of a code; undefined when there is none. */
export async function findReport(read: Read, code: string): Promise<Report | undefined> {
  const [row] = await read<Report[]>`
    select report_id as "reportId", slug, version, element, words, unit_name as "unitName", reported_at as "reportedAt", upheld,
      fixed_version as "fixedVersion", answer, settled_at as "settledAt"
    from service.guide_report where code_digest = ${sm3Hex(code)}`
  return row
}

export interface Unfiled {
  readonly reportId: string
  readonly caseId: string
  readonly slug: string
  readonly version: number
  readonly element: GuideElement
  readonly words: string
  readonly unitId: string
  readonly regionCode: string
  readonly regionPath: string
  readonly regionName: string
  readonly attempts: number
}

/** Reports whose case is still to be filed, and whose time it is; nobody else takes them meanwhile. */
export async function takeUnfiled(
  tx: Transaction,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly Unfiled[]> {
  return tx<Unfiled[]>`
    select report_id as "reportId", case_id as "caseId", slug, version, element, words, unit_id as "unitId", region_code as "regionCode",
      region_path::text as "regionPath", region_name as "regionName", attempts
    from service.guide_report where filed_at is null and due_at <= ${now} order by due_at limit ${limit} for update skip locked`
}

export interface Settled {
  readonly slug: string
  readonly subjectId: string | null
}

/** Sets down how a report ended; undefined where that was done before. */
export async function settleReport(
  tx: Transaction,
  caseId: string,
  end: { readonly upheld: boolean; readonly fixedVersion: number | null; readonly answer: string },
  now: Temporal.Instant,
): Promise<Settled | undefined> {
  const [row] = await tx<Settled[]>`
    update service.guide_report set upheld = ${end.upheld}, fixed_version = ${end.fixedVersion}, answer = ${end.answer}, settled_at = ${now}
    where case_id = ${caseId} and settled_at is null returning slug, subject_id as "subjectId"`
  return row
}

/** The version that the report of a case was made of. */
export async function reportedVersion(
  read: Read,
  caseId: string,
): Promise<{ slug: string; version: number } | undefined> {
  const [row] = await read<{ slug: string; version: number }[]>`
    select slug, version from service.guide_report where case_id = ${caseId}`
  return row
}
