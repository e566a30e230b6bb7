import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { tellCase } from './tell.ts'

const BATCH_TIMERS = 50
/** How long one worker has a timer to itself. */
const LEASE_MINUTES = 2

interface Due {
  caseId: string
  name: string
  at: Temporal.Instant
}

/**
 * Lets due timers fire. The act that a timer brings about rewrites the case's timers under its revision, so that of two workers one
 * is heard; a timer that the case does not set any more is only a trace.
 */
export async function fireTimers(platform: Platform): Promise<number> {
  const { database, clock, log } = platform
  const now = clock.now()
  const due = await database.read<Due[]>`
    update "case".timer t set taken_until = ${now.add({ minutes: LEASE_MINUTES })}
    from (
      select case_id, name from "case".timer
      where at <= ${now} and (taken_until is null or taken_until <= ${now})
      order by at limit ${BATCH_TIMERS} for update skip locked
    ) d
    where t.case_id = d.case_id and t.name = d.name
    returning t.case_id as "caseId", t.name, t.at`
  for (const { caseId, name, at } of due)
    try {
      await tellCase(platform, caseId, { kind: 'elapse', timer: name }, 'case.elapsed')
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status >= 500 || cause.code === 'case.stale')
        log.error('relay.timer-failed', cause, { caseId, timer: name })
      else
        await database.read`delete from "case".timer where case_id = ${caseId} and name = ${name} and at = ${at}`
    }
  return due.length
}
