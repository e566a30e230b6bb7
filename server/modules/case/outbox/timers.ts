import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { timersOf } from '../engine/timers.ts'
import { findCase } from '../queries.ts'
import { isFree, type Batch } from './effect.ts'
import { tellCase } from './tell.ts'

const LEASE = { limit: 50, seconds: 30 } as const

interface Due {
  caseId: string
  name: string
  at: Temporal.Instant
}

/**
 * Lets due timers fire. The act that a timer brings about rewrites the case's timers under its revision, so that of two workers one
 * is heard; a timer that the case does not set any more is only a trace.
 */
export async function fireTimers(platform: Platform): Promise<Batch> {
  const { database, clock, log } = platform
  const now = clock.now()
  const due = await database.read<Due[]>`
    update "case".timer t set taken_until = ${now.add({ seconds: LEASE.seconds })}
    from (
      select case_id, name from "case".timer
      where at <= ${now} and ${isFree(database.read, now, LEASE.seconds)}
      order by at limit ${LEASE.limit} for update skip locked
    ) d
    where t.case_id = d.case_id and t.name = d.name
    returning t.case_id as "caseId", t.name, t.at`
  for (const { caseId, name, at } of due)
    try {
      await tellCase(platform, caseId, { kind: 'elapse', timer: name }, 'case.elapsed')
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status >= 500 || cause.code === 'case.stale')
        log.error('relay.timer-failed', cause, { caseId, timer: name })
      else await setRight(platform, { caseId, name, at })
    }
  return { size: due.length, isFull: due.length === LEASE.limit }
}

/** The case does not set this timer, or not for now (the clock was set back): the row becomes what the case says. */
async function setRight(platform: Platform, { caseId, name, at }: Due): Promise<void> {
  const { database } = platform
  const found = await findCase(database.read, caseId)
  const matter = found && (await definitionOf(database, found.base.slug, found.base.version))
  const timer = found && matter && timersOf(matter.definition, found.state).find((each) => each.name === name)
  await (timer
    ? database.read`
        update "case".timer set at = ${timer.at}::timestamptz, taken_until = null
        where case_id = ${caseId} and name = ${name} and at = ${at}`
    : database.read`delete from "case".timer where case_id = ${caseId} and name = ${name} and at = ${at}`)
}
