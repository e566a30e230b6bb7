import { inScope, type Scope } from '#modules/access'
import type { Read } from '#platform/database'
import type { Moment, Quantity, Where } from './measure.ts'
import { intervalOf, overlap, type Interval } from './windows.ts'

/** Everything from outside that a measure is counted by. */
export interface Frame {
  readonly scope: Scope
  readonly now: Temporal.Instant
  /** Only what happened in this stretch is counted; clocks are counted as they stand. */
  readonly within: Interval
  readonly risk: RiskDays
  /** Minutes that each version of each matter replaces. */
  readonly minutes: readonly { slug: string; version: number; minutes: number }[]
}

/** The day it is, and the last days that count as yellow, by the unit of the clock. */
export interface RiskDays {
  readonly today: Temporal.PlainDate
  readonly yellowUntil: { readonly working: Temporal.PlainDate; readonly calendar: Temporal.PlainDate }
}

export type Fragment = ReturnType<typeof inScope>

const momentColumns = {
  submitted: 'submitted_at',
  decided: 'decided_at',
  closed: 'closed_at',
} as const satisfies Record<Moment, string>

/** The column with the time at which a quantity counts a row. */
export function momentOf(quantity: Quantity): string {
  if ('milestone' in quantity) return momentColumns[quantity.milestone]
  return quantity.count === 'ratings' ? 'rated_at' : 'submitted_at'
}

/** The rows among which a quantity counts: its view, cut to window and scope. Quantities of one `baseKey` share them. */
export function baseOf(read: Read, quantity: Quantity, frame: Frame): Fragment {
  const scope = inScope(read, frame.scope, { region: 'region_path', unit: 'unit_path' })
  if ('count' in quantity && quantity.count === 'cases-at-risk')
    return read`(
      select case_id, bool_or(${isRed(read, frame.risk)}) as red from indicator.clock_fact
      where ${isAtRisk(read, frame.risk)} and ${scope} group by case_id) as risk where true`
  const { from, until } = overlap(intervalOf(quantity.window, frame.now), frame.within)
  const at = read(momentOf(quantity))
  const view =
    'count' in quantity && quantity.count === 'ratings'
      ? read`indicator.rating_fact`
      : read`indicator.case_fact`
  return read`${view} where ${at} >= ${from.toString()}::timestamptz and ${at} < ${until.toString()}::timestamptz and ${scope}`
}

export function baseKey(quantity: Quantity): string {
  if ('milestone' in quantity) return `case ${quantity.milestone} ${quantity.window}`
  return quantity.count === 'ratings' ? `rating ${quantity.window}` : 'clock'
}

/** Which of the rows of its base a quantity counts. */
export function conditionOf(read: Read, quantity: Quantity): Fragment {
  if ('milestone' in quantity) return whereOf(read, quantity.where)
  if (quantity.count === 'ratings') return read`grade >= ${quantity.gradeAtLeast}`
  if (quantity.colour === 'any') return read`true`
  return quantity.colour === 'red' ? read`red` : read`not red`
}

/** The condition of a `where` of a pack; every word of the vocabulary is here. */
export function whereOf(read: Read, where: Where): Fragment {
  const conditions = [
    where.automatic === undefined ? undefined : read`automatic = ${where.automatic}`,
    where.outcome === undefined ? undefined : read`outcome = ${where.outcome}`,
    where.channel === undefined ? undefined : read`channel = ${where.channel}`,
    where.within === undefined ? undefined : read`within_promised`,
    where.tookSecondsAtMost === undefined
      ? undefined
      : read`took <= make_interval(secs => ${where.tookSecondsAtMost})`,
  ]
  return conditions.reduce<Fragment>((all, one) => (one ? read`${all} and ${one}` : all), read`true`)
}

/** The aggregate of a quantity over the rows of its base; minutes are added up elsewhere, by matter. */
export function amountOf(read: Read, quantity: Quantity): Fragment {
  const condition = conditionOf(read, quantity)
  if (!('sum' in quantity)) return read`count(*) filter (where ${condition})`
  const summed = quantity.sum === 'answered' ? read`typed + chosen + held` : read(quantity.sum)
  return read`coalesce(sum(${summed}) filter (where ${condition}), 0)`
}

/** Yellow or red. */
export function isAtRisk(read: Read, { yellowUntil }: RiskDays): Fragment {
  // Both bounds again as one, which an index on `due` can answer.
  const last =
    Temporal.PlainDate.compare(yellowUntil.working, yellowUntil.calendar) > 0
      ? yellowUntil.working
      : yellowUntil.calendar
  return read`due <= ${last.toString()}::date and due <= case unit when 'working' then ${yellowUntil.working.toString()}::date else ${yellowUntil.calendar.toString()}::date end`
}

export function isRed(read: Read, { today }: RiskDays): Fragment {
  return read`due < ${today.toString()}::date`
}

/** The minutes of each version of each matter as rows `m (slug, version, minutes)`. */
export function minutesRows(read: Read, { minutes }: Frame): Fragment {
  return read`jsonb_to_recordset(${JSON.stringify(minutes)}::text::jsonb) as m (slug text, version int, minutes int)`
}
