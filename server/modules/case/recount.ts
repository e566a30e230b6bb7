import { calendarOf, publications, PUBLISHED } from '#modules/calendar'
import { background, type Background } from '#platform/background'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Batch } from './outbox/effect.ts'
import { tellCase } from './outbox/tell.ts'

const BATCH = 100
/** Whoever counted by the old calendar in the moment of its change is found at the next look. */
const LOOK_AGAIN_MS = 60_000

/** Counts anew, batch by batch, the clocks of open cases that a publication of the calendar since may move; each is an act of its case. */
export function createRecount(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'case.recount',
    pollMs: LOOK_AGAIN_MS,
    round: async () => (await recountBatch(platform)).isFull,
  })
  const off = platform.signals.on(PUBLISHED, () => work.wake())
  return {
    ...work,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}

/** One batch of cases. Two processes at once count nothing twice: a clock that stands as the calendar has it gives no act. */
export async function recountBatch(platform: Platform): Promise<Batch> {
  const { read } = platform.database
  const cases = await outdatedCases(read, calendarOf(platform).publication)
  for (const caseId of cases) {
    // Read before it is told, so that nothing is marked that was counted after.
    const publication = calendarOf(platform).publication
    const told = await tellCase(platform, caseId, { kind: 'recount' }, 'case.recounted')
    if (told) await markCounted(read, caseId, told.revision, publication)
  }
  return { size: cases.length, isFull: cases.length === BATCH }
}

/** Open cases with a running clock that was counted by an older calendar and ends on or after a day that changed since. */
async function outdatedCases(read: Read, publication: number): Promise<string[]> {
  const changes = JSON.stringify(await publications(read))
  const rows = await read<{ caseId: string }[]>`
    select distinct k.case_id as "caseId"
    from jsonb_to_recordset(${changes}::text::jsonb) as p (number int, "changedFrom" date)
    join "case".clock k on k.state = 'running' and k.calendar < p.number and k.due >= p."changedFrom"
    where p.number <= ${publication}
    order by 1 limit ${BATCH}`
  return rows.map(({ caseId }) => caseId)
}

/** The clocks that came out as they were are by this publication now too, unless the case has moved on since. */
async function markCounted(read: Read, caseId: string, revision: number, publication: number) {
  await read`
    update "case".clock k set calendar = ${publication}
    from "case"."case" c
    where k.case_id = ${caseId} and k.state = 'running' and k.calendar < ${publication}
      and c.case_id = k.case_id and c.revision = ${revision}`
}
