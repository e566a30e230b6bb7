import { z } from 'zod'
import { localized } from '#contract'

/** Intervals of legal days in China, each ending with today; `today-last-week` is the same weekday a week ago up to this minute. */
export const windows = ['today', 'week', '30-days', 'year', 'today-last-week'] as const
export type Window = (typeof windows)[number]

/** Moments of a case at which it can be counted. */
const moment = z.enum(['submitted', 'decided', 'closed'])
export type Moment = z.infer<typeof moment>

const where = z.strictObject({
  /** Decided by rules, with no officer taking part. */
  automatic: z.boolean().optional(),
  outcome: z.enum(['granted', 'refused']).optional(),
  channel: z.enum(['web', 'window']).optional(),
  /** Decided no later than the last day of the promised or the statutory period. */
  within: z.enum(['promised', 'statutory']).optional(),
  /** 跑动次数: days on which somebody came to a hall about it. */
  visitsAtMost: z.int().min(0).optional(),
  /** From filing to decision. */
  tookSecondsAtMost: z.int().min(0).optional(),
})
export type Where = z.infer<typeof where>

const caseCount = z.strictObject({
  count: z.literal('cases'),
  milestone: moment,
  window: z.enum(windows),
  where: where.default({}),
})

/** What a case brings to a sum: fields typed, chosen, held by government, all three; minutes of a window visit that the matter replaces. */
const caseSum = z.strictObject({
  sum: z.enum(['typed', 'chosen', 'held', 'answered', 'replaced-minutes']),
  milestone: moment,
  window: z.enum(windows),
  where: where.default({}),
})

const ratingCount = z.strictObject({
  count: z.literal('ratings'),
  window: z.enum(windows),
  gradeAtLeast: z.int().min(1).max(5).default(1),
})

/** 实名差评 by the time they were given: all of them, those that were settled, those called back and mended in time. */
const rectificationCount = z.strictObject({
  count: z.literal('rectifications'),
  window: z.enum(windows),
  settled: z.literal(true).optional(),
  onTime: z.literal(true).optional(),
})

/** 指南纠错 by the time they were reported: all of them, those that were settled, those that were right; of these, the days it took. */
const guideReportCount = z.strictObject({
  count: z.literal('guide-reports'),
  window: z.enum(windows),
  settled: z.literal(true).optional(),
  upheld: z.literal(true).optional(),
})
const guideReportSum = z.strictObject({ sum: z.literal('correction-days'), window: z.enum(windows) })

/** Open cases by the colour of their most pressing clock; counted as they stand now. */
const riskCount = z.strictObject({
  count: z.literal('cases-at-risk'),
  colour: z.enum(['yellow', 'red', 'any']),
})

/** 监察牌 that were not cancelled, by the time they were issued. */
const cardCount = z.strictObject({
  count: z.literal('cards'),
  colour: z.enum(['yellow', 'red']),
  window: z.enum(windows),
})

/** 双告知: departments told of a new firm, by the time they were told; all of them, or those that acknowledged. */
const noticeCount = z.strictObject({
  count: z.literal('notices'),
  window: z.enum(windows),
  acknowledged: z.literal(true).optional(),
})

const level = z.enum(['city', 'county']).optional()

/** Items on offer (事项) with a statutory period of a day or more, as they stand now: all of a level, or those promised less than so many percent shorter. */
const itemCount = z.strictObject({
  count: z.literal('items'),
  level,
  compressionBelow: z.number().min(0).max(100).optional(),
})

/** Working days of those items: of the statutory periods, or what the promised ones spare of them. */
const itemSum = z.strictObject({ sum: z.enum(['statutory-days', 'spared-days']), level })

export const quantity = z.union([
  caseCount,
  caseSum,
  ratingCount,
  rectificationCount,
  guideReportCount,
  guideReportSum,
  riskCount,
  cardCount,
  noticeCount,
  itemCount,
  itemSum,
])
export type Quantity = z.infer<typeof quantity>

/** A total, a share in percent, or a mean. The numerator of a share counts some of what its denominator counts. */
export const measure = z.union([
  z.strictObject({ total: quantity }),
  z.strictObject({ share: quantity, of: quantity }),
  z.strictObject({ mean: quantity, per: quantity }),
])
export type Measure = z.infer<typeof measure>

/** Sentences with the numbers in `{places}`: one where there is something to say, one where nothing was counted; or a comparison with an aside. */
const caption = z.union([
  z.strictObject({ counted: localized, empty: localized }),
  z.strictObject({
    compareWith: z.string(),
    more: localized,
    fewer: localized,
    same: localized,
    empty: localized,
  }),
])
export type Caption = z.infer<typeof caption>

/** Where figures are shown. */
export const places = ['screen', 'supervision'] as const
export type Place = (typeof places)[number]

export const indicator = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .max(60),
  version: z.int().min(1),
  /** Place among the figures of an overview. */
  order: z.int(),
  /** Which overviews show it; the screen where nothing is said. */
  shown: z.array(z.enum(places)).optional(),
  title: localized,
  meaning: localized,
  numerator: localized,
  denominator: localized.optional(),
  unit: localized,
  basis: localized,
  /** The department that answers for the definition. */
  owner: z.string().min(1),
  /** What is aimed at, where something names it: parts below it are marked. */
  target: z.strictObject({ atLeast: z.number() }).optional(),
  measure,
  /** Further measures that the caption speaks of. */
  asides: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), measure).default({}),
  caption,
})
export type Indicator = z.infer<typeof indicator>

export type Part = 'numerator' | 'denominator'

/** The quantity above or below the line; undefined below a total. */
export function quantityOf(measured: Measure, part: Part): Quantity | undefined {
  if ('total' in measured) return part === 'numerator' ? measured.total : undefined
  if ('share' in measured) return part === 'numerator' ? measured.share : measured.of
  return part === 'numerator' ? measured.mean : measured.per
}
