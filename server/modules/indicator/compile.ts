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
  /** Working days that the matters on offer set and spare; those with none to spare are left out. */
  readonly periods: readonly ItemPeriods[]
  /** Minutes that each version of each matter replaces. */
  readonly minutes: readonly { slug: string; version: number; minutes: number }[]
}

export interface ItemPeriods {
  readonly slug: string
  readonly version: number
  readonly statutoryDays: number
  readonly sparedDays: number
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
  if (isOfItems(quantity)) return 'published_at'
  if (isOfReports(quantity)) return 'reported_at'
  if (quantity.count === 'cards') return 'issued_at'
  return quantity.count === 'ratings' || quantity.count === 'rectifications' ? 'rated_at' : 'submitted_at'
}

/** What somebody reported wrong in a guide. */
function isOfReports(
  quantity: Quantity,
): quantity is Extract<Quantity, { count: 'guide-reports' } | { sum: 'correction-days' }> {
  return 'count' in quantity ? quantity.count === 'guide-reports' : quantity.sum === 'correction-days'
}

/** Items stand as they are now; everything else happened at some time. */
export function isOfItems(
  quantity: Quantity,
): quantity is Extract<Quantity, { count: 'items' } | { sum: 'statutory-days' | 'spared-days' }> {
  if ('count' in quantity) return quantity.count === 'items'
  return quantity.sum === 'statutory-days' || quantity.sum === 'spared-days'
}

/** The rows among which a quantity counts: its view, cut to window and scope. Quantities of one `baseKey` share them. */
export function baseOf(read: Read, quantity: Quantity, frame: Frame): Fragment {
  const scope = inScope(read, frame.scope, { region: 'region_path', unit: 'unit_path' })
  if ('count' in quantity && quantity.count === 'cases-at-risk')
    return read`(
      select case_id, bool_or(${isRed(read, frame.risk)}) as red from indicator.clock_fact
      where ${isAtRisk(read, frame.risk)} and ${scope} group by case_id) as risk where true`
  if (isOfItems(quantity)) return read`(${itemRows(read, frame)}) as item where ${scope}`
  const { from, until } = overlap(intervalOf(quantity.window, frame.now), frame.within)
  const at = read(momentOf(quantity))
  const view = read(`indicator.${factOf(quantity)}`)
  return read`${view} where ${at} >= ${from.toString()}::timestamptz and ${at} < ${until.toString()}::timestamptz and ${scope}`
}

function factOf(quantity: Quantity): string {
  if (isOfReports(quantity)) return 'guide_report_fact'
  if ('milestone' in quantity || !('count' in quantity)) return 'case_fact'
  if (quantity.count === 'cards') return 'card_fact'
  if (quantity.count === 'notices') return 'notice_fact'
  return quantity.count === 'rectifications' ? 'rectification_fact' : 'rating_fact'
}

/** Items on offer with their days. */
export function itemRows(read: Read, { periods }: Frame): Fragment {
  return read`
    select i.*, p.version, p."statutoryDays" as statutory_days, p."sparedDays" as spared_days
    from indicator.item_fact i
    join jsonb_to_recordset(${JSON.stringify(periods)}::text::jsonb) as p (slug text, version int, "statutoryDays" float8, "sparedDays" float8) using (slug)`
}

export function baseKey(quantity: Quantity): string {
  if ('milestone' in quantity) return `case ${quantity.milestone} ${quantity.window}`
  if (isOfItems(quantity)) return 'item'
  if (isOfReports(quantity)) return `report ${quantity.window}`
  if (quantity.count === 'cards') return `card ${quantity.window}`
  if (quantity.count === 'notices') return `notice ${quantity.window}`
  if (quantity.count === 'rectifications') return `rectification ${quantity.window}`
  return quantity.count === 'ratings' ? `rating ${quantity.window}` : 'clock'
}

/** Which of the rows of its base a quantity counts. */
export function conditionOf(read: Read, quantity: Quantity): Fragment {
  if ('milestone' in quantity) return whereOf(read, quantity.where)
  if (isOfItems(quantity)) return itemCondition(read, quantity)
  if (isOfReports(quantity)) {
    if ('sum' in quantity) return read`settled and upheld`
    return read`${quantity.settled ? read`settled` : read`true`} and ${quantity.upheld ? read`upheld` : read`true`}`
  }
  if (quantity.count === 'cards') return read`colour = ${quantity.colour}`
  if (quantity.count === 'notices') return quantity.acknowledged ? read`acknowledged` : read`true`
  if (quantity.count === 'ratings') return read`grade >= ${quantity.gradeAtLeast}`
  if (quantity.count === 'rectifications')
    return read`${quantity.settled ? read`settled` : read`true`} and ${quantity.onTime ? read`on_time` : read`true`}`
  if (quantity.colour === 'any') return read`true`
  return quantity.colour === 'red' ? read`red` : read`not red`
}

/** The condition of a `where` of a pack; every word of the vocabulary is here. */
export function whereOf(read: Read, where: Where): Fragment {
  const conditions = [
    where.automatic === undefined ? undefined : read`automatic = ${where.automatic}`,
    where.outcome === undefined ? undefined : read`outcome = ${where.outcome}`,
    where.channel === undefined ? undefined : read`channel = ${where.channel}`,
    where.within === undefined ? undefined : read(`within_${where.within}`),
    where.visitsAtMost === undefined ? undefined : read`visits <= ${where.visitsAtMost}`,
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
  const summed =
    quantity.sum === 'answered' ? read`typed + chosen + held` : read(quantity.sum.replace('-', '_'))
  return read`coalesce(sum(${summed}) filter (where ${condition}), 0)`
}

function itemCondition(read: Read, quantity: Extract<Quantity, { level?: unknown }>): Fragment {
  const ofLevel = quantity.level === undefined ? read`true` : read`level = ${quantity.level}`
  if (!('count' in quantity) || quantity.compressionBelow === undefined) return ofLevel
  return read`${ofLevel} and 100 * spared_days < ${quantity.compressionBelow} * statutory_days`
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
