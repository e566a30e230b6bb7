import type { Milestone } from '#contract'
import { isWorkingDay, type Calendar } from '#modules/calendar'

/** What a case reached, and the day from which it counts. */
export interface Reached {
  readonly milestone: Milestone
  readonly on: Temporal.PlainDate
}

/** A case in the time of its project: a stage counts from acceptance, a leg from the day it was handed on. */
export interface Timeline {
  readonly countsFrom: 'accepted' | 'submitted'
  readonly reached: readonly Reached[]
  readonly legs: readonly Timeline[]
}

/** Whose time a day was: `counted` is government's. */
export type DayOf = 'counted' | 'applicant' | 'suspended' | 'nobody'

export interface Excluded {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly days: number
  readonly why: 'applicant' | 'suspended'
}

export interface Used {
  /** Working days on which government had it. */
  readonly days: number
  readonly excluded: readonly Excluded[]
}

const ends: readonly Milestone[] = ['decided', 'closed', 'withdrawn', 'terminated', 'not-accepted']

/**
 * Whose time the day was, by how the case stood as it began: the day something starts is not counted, the day it ends is (民法典第二百零一条).
 * While legs are under way the stage is where they are: with the applicant only when all of them are.
 */
export function dayOf(timeline: Timeline, day: Temporal.PlainDate): DayOf {
  const own = standingOn(timeline, day)
  if (own !== 'counted') return own
  const legs = timeline.legs.map((leg) => standingOn(leg, day)).filter((each) => each !== 'nobody')
  if (legs.length === 0 || legs.includes('counted')) return 'counted'
  return legs.includes('applicant') ? 'applicant' : 'suspended'
}

/** One clock over everything that runs side by side: a day counts once, and only where government had something of it. */
export function usedDays(
  timelines: readonly Timeline[],
  calendar: Calendar,
  until: Temporal.PlainDate,
): Used {
  const excluded: Excluded[] = []
  let days = 0
  let isLast = false
  for (const day of workingDays(firstDay(timelines), until, calendar)) {
    const each = timelines.map((timeline) => dayOf(timeline, day)).filter((of) => of !== 'nobody')
    const why = each.includes('applicant') ? 'applicant' : 'suspended'
    const last = excluded.at(-1)
    if (each.includes('counted')) days++
    else if (each.length > 0 && isLast && last?.why === why)
      excluded[excluded.length - 1] = { ...last, to: day, days: last.days + 1 }
    else if (each.length > 0) excluded.push({ from: day, to: day, days: 1, why })
    isLast = each.length > 0 && !each.includes('counted')
  }
  return { days, excluded }
}

function standingOn({ countsFrom, reached }: Timeline, day: Temporal.PlainDate): DayOf {
  let stands: DayOf = 'nobody'
  for (const { milestone, on } of reached) {
    if (Temporal.PlainDate.compare(on, day) >= 0) continue
    if (milestone === countsFrom || milestone === 'reopened') stands = 'counted'
    else if (ends.includes(milestone)) stands = 'nobody'
    else if (stands !== 'nobody' && milestone === 'correction-requested') stands = 'applicant'
    else if (stands !== 'nobody' && milestone === 'suspended') stands = 'suspended'
    else if (stands !== 'nobody' && (milestone === 'corrected' || milestone === 'resumed')) stands = 'counted'
  }
  return stands
}

function firstDay(timelines: readonly Timeline[]): Temporal.PlainDate | undefined {
  return timelines
    .flatMap(({ reached }) => reached.map(({ on }) => on))
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))[0]
}

function* workingDays(from: Temporal.PlainDate | undefined, until: Temporal.PlainDate, calendar: Calendar) {
  if (!from) return
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 }))
    if (isWorkingDay(calendar, day)) yield day
}
