import { background, type Background } from '#platform/background'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { toldOfFresh } from './told.ts'

const BATCH = 500
/** Acts are written within seconds of their own time; what is later than this the sweep finds. */
const RECENT = { minutes: 10 }
const SWEEP_AGAIN = { hours: 1 }
const POLL_MS = 5_000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Where the sweep over all cases stands. */
export interface Sweep {
  after: string
  nextAt: Temporal.Instant | undefined
}

/**
 * Keeps the courses of cases: of those that acted of late at once, of all others by a sweep in the order of their ids. Acts know nothing of
 * it and cost no more for it. Gives whether there is more.
 */
export async function keepCourses({ database, clock }: Platform, sweep: Sweep): Promise<boolean> {
  const { read } = database
  const now = clock.now()
  const recent = await read<{ id: string }[]>`
    select c.case_id as id from "case"."case" c left join "case".course r using (case_id)
    where c.case_id in (select case_id from "case".act where at > ${now.subtract(RECENT)}) and r.revision is distinct from c.revision
    limit ${BATCH}`
  if (recent.length > 0) {
    await writeCourses(read, recent)
    return true
  }
  if (sweep.nextAt && Temporal.Instant.compare(now, sweep.nextAt) < 0) return false
  const page = await read<{ id: string; stale: boolean }[]>`
    select c.case_id as id, r.revision is distinct from c.revision as stale from "case"."case" c left join "case".course r using (case_id)
    where c.case_id > ${sweep.after} order by c.case_id limit ${BATCH}`
  const stale = page.filter((each) => each.stale)
  if (stale.length > 0) await writeCourses(read, stale)
  const isMore = page.length === BATCH
  sweep.after = isMore ? (page.at(-1)?.id ?? FIRST) : FIRST
  sweep.nextAt = isMore ? undefined : now.add(SWEEP_AGAIN)
  return isMore
}

/** Reads the acts of some cases and keeps where they went. Case and acts are of one moment; who comes later with older acts changes nothing. */
async function writeCourses(read: Read, cases: readonly { readonly id: string }[]): Promise<void> {
  const ids = cases.map(({ id }) => id)
  await read`
    with fresh as materialized (select case_id, revision from "case"."case" where case_id = any (${ids})),
    ${toldOfFresh(read)},
    known as (
      insert into "case".way (hash, acts) select distinct on (1) hashtextextended(acts::text, 0), acts from ways
      on conflict do nothing)
    insert into "case".course as r (case_id, revision, way, stays)
    select f.case_id, f.revision, coalesce(hashtextextended(w.acts::text, 0), 0),
      coalesce((
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('stage', s.stage, 'from', s.came, 'to', s.went)) order by s.came)
        from stays s where s.case_id = f.case_id), '[]')
    from fresh f left join ways w using (case_id)
    on conflict (case_id) do update set revision = excluded.revision, way = excluded.way, stays = excluded.stays
    where r.revision < excluded.revision`
}

export function newSweep(): Sweep {
  return { after: FIRST, nextAt: undefined }
}

/** The work beside the requests: the process view is counted over what this keeps, and over the acts of what it has not come to. */
export function createCourses(platform: Platform): Background {
  const sweep = newSweep()
  return background(platform.log, {
    name: 'case.courses',
    pollMs: POLL_MS,
    round: () => keepCourses(platform, sweep),
  })
}
