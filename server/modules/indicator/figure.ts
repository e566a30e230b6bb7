import type { z } from 'zod'
import type { figure as figureShape, Localized } from '#contract'
import { TIME_ZONE } from '#platform/clock'
import { fillTemplate } from '#platform/expression'
import { quantityOf, type Indicator, type Measure, type Quantity } from './measure.ts'
import type { Tally } from './tally.ts'

export type Figure = z.input<typeof figureShape>

/** The quantities that an indicator's figure and caption need, by name. */
export function quantitiesOf({ id, measure, asides }: Indicator): [string, Quantity][] {
  const named: [string, Measure][] = [
    [id, measure],
    ...Object.entries(asides).map(([name, aside]): [string, Measure] => [`${id}/${name}`, aside]),
  ]
  return named.flatMap(([name, measured]) =>
    (['numerator', 'denominator'] as const).flatMap((part): [string, Quantity][] => {
      const quantity = quantityOf(measured, part)
      return quantity ? [[`${name} ${part}`, quantity]] : []
    }),
  )
}

/** The figure of an indicator from what was counted; no number in it comes from anywhere else. */
export function figureOf(indicator: Indicator, counted: Tally, now: Temporal.Instant): Figure {
  const { id, version, title, unit, measure } = indicator
  const numerator = counted.get(`${id} numerator`)?.amount ?? 0
  const denominator = quantityOf(measure, 'denominator')
    ? (counted.get(`${id} denominator`)?.amount ?? 0)
    : null
  return {
    id,
    version,
    title,
    unit,
    value: valueOf(measure, counted, id),
    numerator,
    denominator,
    caption: captionOf(indicator, counted, now),
  }
}

/** Null where there is nothing to divide by. */
function valueOf(measure: Measure, counted: Tally, name: string): number | null {
  const numerator = counted.get(`${name} numerator`)?.amount ?? 0
  if ('total' in measure) return numerator
  const denominator = counted.get(`${name} denominator`)?.amount ?? 0
  if (denominator === 0) return null
  return 'share' in measure ? (100 * numerator) / denominator : numerator / denominator
}

function captionOf(
  { id, measure, asides, caption }: Indicator,
  counted: Tally,
  now: Temporal.Instant,
): Localized {
  const value = valueOf(measure, counted, id)
  const numerator = counted.get(`${id} numerator`)
  const denominator = counted.get(`${id} denominator`)?.amount
  const values = Object.entries(asides).map(
    ([name, aside]) => [name, valueOf(aside, counted, `${id}/${name}`)] as const,
  )
  const compared =
    'compareWith' in caption ? (values.find(([name]) => name === caption.compareWith)?.[1] ?? 0) : 0
  const context = {
    value: wordsOf(value, 'share' in measure),
    numerator: wordsOf(numerator?.amount ?? 0),
    denominator: wordsOf(denominator ?? null),
    rest: wordsOf((denominator ?? 0) - (numerator?.amount ?? 0)),
    cases: wordsOf(numerator?.cases ?? 0),
    hours: wordsOf(Math.floor((numerator?.amount ?? 0) / 60)),
    change: wordsOf(compared === 0 ? null : Math.abs((100 * ((value ?? 0) - compared)) / compared)),
    weekday: weekdays[now.toZonedDateTimeISO(TIME_ZONE).dayOfWeek - 1],
    ...Object.fromEntries(
      values.map(([name, aside]) => [name, wordsOf(aside, 'share' in (asides[name] ?? {}))]),
    ),
  }
  const nothing = 'total' in measure ? value === 0 : value === null
  return fillTemplate(sentenceOf(caption, { value: value ?? 0, compared, nothing }), context)
}

/** What a caption may speak of beside its asides. */
export const captionWords = [
  'value',
  'numerator',
  'denominator',
  'rest',
  'cases',
  'hours',
  'change',
  'weekday',
] as const

function sentenceOf(
  caption: Indicator['caption'],
  { value, compared, nothing }: { value: number; compared: number; nothing: boolean },
): Localized {
  if ('counted' in caption) return nothing ? caption.empty : caption.counted
  if (compared === 0) return caption.empty
  if (value === compared) return caption.same
  return value > compared ? caption.more : caption.fewer
}

/** A number as both languages write it. A share that is not whole is never rounded up to 100. */
function wordsOf(value: number | null, isShare = false): string {
  if (value === null) return '—'
  const rounded = Math.round(value * 10) / 10
  return (isShare && value < 100 && rounded >= 100 ? 99.9 : rounded).toLocaleString('en-US', {
    maximumFractionDigits: 1,
  })
}

const weekdays = [
  { zh: '一', en: 'Monday' },
  { zh: '二', en: 'Tuesday' },
  { zh: '三', en: 'Wednesday' },
  { zh: '四', en: 'Thursday' },
  { zh: '五', en: 'Friday' },
  { zh: '六', en: 'Saturday' },
  { zh: '日', en: 'Sunday' },
]
