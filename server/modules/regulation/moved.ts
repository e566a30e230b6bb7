import { decidedCases, decidedSince, fileByMachine, type DecidedCase } from '#modules/case'
import { currentServices, definitionOf } from '#modules/matter'
import { background, type Background } from '#platform/background'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'

const FOLLOW_UP = 'moved-matter-supervision'
const BATCH = 200
const POLL_MS = 5_000
/** An act is written a moment after the time it bears: a look goes back so far, and finds nothing twice. */
const OVERLAP = { minutes: 10 } as const

/**
 * Hands every decision on a matter that was moved to the department that decided before (its `supervisor`): a task in its inbox. Counts what
 * was handed on. What was decided before the platform first looked is not taken up.
 */
export async function handOnDecisions(platform: Platform, since: Temporal.Instant): Promise<number> {
  await note(platform, since)
  const { read } = platform.database
  const open = await read<{ caseId: string; followUpId: string }[]>`
    select case_id as "caseId", follow_up_id as "followUpId" from regulation.handed where filed_at is null
    order by decided_at limit ${BATCH}`
  const cases = new Map(
    (
      await decidedCases(
        read,
        open.map(({ caseId }) => caseId),
      )
    ).map((each) => [each.caseId, each]),
  )
  let count = 0
  for (const { caseId, followUpId } of open) {
    const decided = cases.get(caseId)
    if (decided && (await follow(platform, decided, followUpId))) count++
  }
  return count
}

/** Notes what was decided since the last look, each once. */
async function note({ database, clock }: Platform, since: Temporal.Instant): Promise<void> {
  const moved = (await currentServices(database)).flatMap(({ definition }) =>
    definition.supervisor ? [definition.slug] : [],
  )
  const [last] = await database.read<
    { at: Temporal.Instant | null }[]
  >`select max(decided_at) as at from regulation.handed`
  let from = last?.at?.subtract(OVERLAP) ?? since
  for (let isMore = true; isMore;) {
    const decided = await decidedSince(database.read, moved, from, BATCH)
    const list = decided.map(({ caseId, decidedAt }) => ({
      caseId,
      followUpId: uuidv7(clock.now()),
      decidedAt: decidedAt.toString(),
    }))
    await database.read`
      insert into regulation.handed (case_id, follow_up_id, decided_at)
      select h."caseId", h."followUpId", h."decidedAt"
      from jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb) as h ("caseId" uuid, "followUpId" uuid, "decidedAt" timestamptz)
      on conflict do nothing`
    const newest = decided.at(-1)?.decidedAt
    isMore = decided.length === BATCH && newest !== undefined && Temporal.Instant.compare(newest, from) > 0
    from = newest ?? from
  }
}

async function follow(platform: Platform, decided: DecidedCase, followUpId: string): Promise<boolean> {
  const matter = await definitionOf(platform.database, decided.slug, decided.version)
  const supervisor = matter?.definition.supervisor
  try {
    if (supervisor)
      await fileByMachine(platform, {
        slug: FOLLOW_UP,
        caseId: followUpId,
        unitId: decided.unitId,
        answers: answersOf(decided, supervisor, matter.definition.name.zh),
      })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500) throw cause
    // Nobody handles it there, and nobody will for being asked again.
    platform.log.error('regulation.not-handed-on', cause, { caseId: decided.caseId })
  }
  await platform.database
    .read`update regulation.handed set filed_at = ${platform.clock.now()} where case_id = ${decided.caseId}`
  return supervisor !== undefined
}

function answersOf(decided: DecidedCase, supervisor: string, matter: string): Record<string, unknown> {
  const { number, subjectName, outcome, decidedAt, certificate } = decided
  return {
    supervisor,
    matter,
    number,
    holder: subjectName,
    outcome,
    decidedOn: dateOf(decidedAt).toString(),
    ...(certificate ? { certificate } : {}),
  }
}

/** The work beside the requests: decisions on moved matters go to who supervises them. */
export function createFollowUps(platform: Platform): Background {
  const since = platform.clock.now().subtract(OVERLAP)
  const work = background(platform.log, {
    name: 'regulation.follow-up',
    pollMs: POLL_MS,
    round: async () => (await handOnDecisions(platform, since)) === BATCH,
  })
  const off = platform.signals.on('case.acted', work.wake)
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}
