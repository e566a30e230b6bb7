import type { Ruling } from '#contract'
import { definitionOf } from '#modules/matter'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Batch } from '../outbox/effect.ts'
import { judgeAgain } from './judge.ts'

const BATCH_CASES = 200
/** How long one worker has a rerun to itself. */
const LEASE_MINUTES = 2

interface Unfinished {
  id: string
  slug: string
  version: number
  against: number
  regionPath: string
  unitPath: string | null
  cursor: string | null
}

interface Judged {
  caseId: string
  number: string
  subjectKind: string
  subjectName: string
  unitName: string
  ruling: Ruling
}

/** Judges one batch of an unfinished rerun; the differences and how far it has come are one statement. */
export async function carryRerun(platform: Platform): Promise<Batch> {
  const { database, clock } = platform
  const now = clock.now()
  const [rerun] = await database.read<Unfinished[]>`
    update "case".rerun r set taken_until = ${now.add({ minutes: LEASE_MINUTES })}
    from (
      select rerun_id from "case".rerun
      where finished_at is null and (taken_until is null or taken_until <= ${now})
      order by asked_at limit 1 for update skip locked
    ) due
    where r.rerun_id = due.rerun_id
    returning r.rerun_id as id, r.slug, r.version, r.against_version as against, r.region_path::text as "regionPath",
      r.unit_path::text as "unitPath", r.cursor`
  if (!rerun) return { size: 0, isFull: false }
  const rules = (await definitionOf(database, rerun.slug, rerun.against))?.decision
  if (!rules) throw new TypeError(`${rerun.slug} has no rules`)
  const cases = await nextCases(database.read, rerun)
  const judged = await Promise.all(
    cases.map(async (each) => ({ each, otherwise: await judgeAgain(rules, each.ruling) })),
  )
  const differences = judged.flatMap(({ each, otherwise }) =>
    otherwise
      ? [
          {
            rerun_id: rerun.id,
            case_id: each.caseId,
            number: each.number,
            subject_kind: each.subjectKind,
            subject_name: each.subjectName,
            unit_name: each.unitName,
            was: otherwise.was,
            now: otherwise.now,
            checks: otherwise.checks,
            outputs: otherwise.outputs,
          },
        ]
      : [],
  )
  const last = cases.at(-1)?.caseId ?? null
  const isFinished = cases.length < BATCH_CASES
  await database.read`
    with moved as (
      update "case".rerun set cursor = coalesce(${last}::uuid, cursor), judged = judged + ${cases.length},
        differing = differing + ${differences.length}, failed = failed + ${differences.filter(({ now: said }) => said === 'failed').length},
        finished_at = ${isFinished ? now : null}, taken_until = null
      where rerun_id = ${rerun.id} and cursor is not distinct from ${rerun.cursor}::uuid and finished_at is null
      returning 1
    )
    insert into "case".rerun_difference (rerun_id, case_id, number, subject_kind, subject_name, unit_name, was, now, checks, outputs)
    select d.* from jsonb_to_recordset(${JSON.stringify(differences)}::text::jsonb) as d (rerun_id uuid, case_id uuid, number text,
      subject_kind text, subject_name text, unit_name text, was text, now text, checks text[], outputs text[])
    where exists (select from moved)`
  // Another rerun may wait behind one that is finished.
  return { size: cases.length, isFull: true }
}

function nextCases(read: Read, { slug, version, regionPath, unitPath, cursor }: Unfinished) {
  return read<Judged[]>`
    select case_id as "caseId", number, subject_kind as "subjectKind", subject_name as "subjectName", unit_name as "unitName", state -> 'ruling' as ruling
    from "case"."case"
    where slug = ${slug} and version = ${version} and automatic and region_path <@ ${regionPath}::ltree
      ${unitPath === null ? read`` : read`and unit_path <@ ${unitPath}::ltree`}
      and jsonb_typeof(state -> 'ruling') = 'object'
      ${cursor === null ? read`` : read`and case_id > ${cursor}::uuid`}
    order by case_id limit ${BATCH_CASES}`
}
