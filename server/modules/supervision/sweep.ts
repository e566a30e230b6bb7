import { addWorkingDays, calendarOf } from '#modules/calendar'
import { casesByTime, watchedCases, type TimeAsked } from '#modules/case'
import { background, type Background } from '#platform/background'
import { dateOf, TIME_ZONE } from '#platform/clock'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { rulesOf } from './catalogue.ts'
import { issueCards } from './issue.ts'
import { lookAtActs, lookAtTime } from './look.ts'
import {
  advanceTurn,
  isTurnDone,
  pendingActs,
  putOffPending,
  removePending,
  takeTurn,
  type PendingAct,
  type Turn,
} from './queries.ts'
import { rulesOn, type Rule } from './rule.ts'

const BATCH_ACTS = 200
const BATCH_CASES = 200
const POLL_MS = 1_000
/** A calendar published since the last turn may have moved last days by as much. */
const MARGIN_DAYS = 14

export interface Swept {
  readonly cards: number
  /** Acts or cases looked at. */
  readonly looked: number
  readonly isFull: boolean
}

/** Issues cards: for acts as they are done, for time once a day. Any number of sweeps may run; each finding gives one card. */
export function createSupervision(platform: Platform): Background {
  let doneOn: string | undefined
  const work = background(platform.log, {
    name: 'supervision.sweep',
    pollMs: POLL_MS,
    round: async () => {
      const acts = await sweepActs(platform)
      const today = dateOf(platform.clock.now()).toString()
      if (doneOn === today) return acts.isFull
      const turn = await sweepTime(platform)
      if (!turn.isFull && (await isTurnDone(platform.database.read, dateOf(platform.clock.now()))))
        doneOn = today
      return acts.isFull || turn.isFull
    },
  })
  const off = platform.signals.on('case.acted', () => work.wake())
  return {
    ...work,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}

/** One batch of acts that nobody has looked at yet. What cannot be judged is put off alone and holds up no other. */
export async function sweepActs(platform: Platform): Promise<Swept> {
  const { database, clock, log } = platform
  const rules = await rulesOf(database)
  try {
    return await database.write(async (transaction) => {
      const acts = await pendingActs(transaction, clock.now(), BATCH_ACTS)
      return { ...(await judgeActs(platform, transaction, rules, acts)), isFull: acts.length === BATCH_ACTS }
    })
  } catch (cause) {
    log.error('supervision.batch-failed', cause)
    return oneByOne(platform, rules)
  }
}

async function oneByOne(platform: Platform, rules: readonly Rule[]): Promise<Swept> {
  const { database, clock, log } = platform
  const acts = await database.write((transaction) => pendingActs(transaction, clock.now(), BATCH_ACTS))
  let cards = 0
  for (const act of acts)
    try {
      const swept = await database.write((transaction) => judgeActs(platform, transaction, rules, [act]))
      cards += swept.cards
    } catch (cause) {
      await putOffPending(database.read, act, clock.now())
      log.error('supervision.act-put-off', cause, { caseId: act.caseId, revision: act.revision })
    }
  return { cards, looked: acts.length, isFull: acts.length === BATCH_ACTS }
}

async function judgeActs(
  platform: Platform,
  transaction: Transaction,
  rules: readonly Rule[],
  acts: readonly PendingAct[],
): Promise<Omit<Swept, 'isFull'>> {
  if (acts.length === 0) return { cards: 0, looked: 0 }
  const revisions = new Map(
    [...Map.groupBy(acts, ({ caseId }) => caseId)].map(
      ([caseId, each]) => [caseId, each.map(({ revision }) => revision)] as const,
    ),
  )
  const watched = await watchedCases(transaction, [...revisions.keys()])
  const found = await lookAtActs(platform, transaction, rules, watched, revisions)
  const cards = await issueCards(platform, transaction, found)
  await removePending(transaction, acts)
  return { cards, looked: acts.length }
}

/** One batch of the day's turn through the time of open cases: those whose clocks came near or past their end since the last turn, stand still, or were left lying. */
export async function sweepTime(platform: Platform): Promise<Swept> {
  const { database, clock } = platform
  const now = clock.now()
  const turn = await takeTurn(database.read, dateOf(now), now)
  if (!turn) return { cards: 0, looked: 0, isFull: false }
  const rules = await rulesOf(database)
  const asked = askedBy(platform, rules, turn)
  const page = { after: turn.after ?? undefined, limit: BATCH_CASES }
  const ids = await casesByTime(database.read, asked, page)
  const cards =
    ids.length === 0
      ? 0
      : await database.write(async (transaction) => {
          const watched = await watchedCases(transaction, ids)
          const found = await Promise.all(watched.map((each) => lookAtTime(platform, rules, each, now)))
          return issueCards(platform, transaction, found)
        })
  const isFull = ids.length === BATCH_CASES
  await advanceTurn(database.read, turn.day, isFull ? (ids.at(-1) ?? null) : null, now)
  return { cards, looked: ids.length, isFull }
}

/** Which cases a turn has to look at: no more than may have come about since the last one. */
function askedBy(platform: Platform, rules: readonly Rule[], { day, since }: Turn): TimeAsked {
  const calendar = calendarOf(platform)
  const ahead = Math.max(0, ...rulesOn(rules, 'clocks').map(({ on }) => on.daysLeft))
  const still = Math.min(...rulesOn(rules, 'untouched').map(({ on }) => on.untouched))
  return {
    due: {
      // A day ends between two turns: what was due on the day of the last one is late since.
      ...(since ? { from: since.subtract({ days: MARGIN_DAYS }) } : {}),
      to: addWorkingDays(calendar, day, ahead),
    },
    stopped: rulesOn(rules, 'suspended').length > 0,
    ...(Number.isFinite(still) ? { untouchedSince: startOf(workingDaysBefore(platform, day, still)) } : {}),
  }
}

/** The day after the one from which so many working days have passed. */
function workingDaysBefore(platform: Platform, day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const calendar = calendarOf(platform)
  let first = day
  while (addWorkingDays(calendar, first, count).toString() > day.toString())
    first = first.subtract({ days: 1 })
  return first.add({ days: 1 })
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(TIME_ZONE).toInstant()
}
