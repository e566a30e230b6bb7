import { z } from 'zod'

/** A text in the two languages of the house. */
export const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Localized = z.infer<typeof localized>

/**
 * What a rule rests on: an article of the law library (`law:行政许可法#32.4`), or a document outside it.
 * A document outside the library has not been compared with its text: `verified` is then false.
 */
export const citation = z.union([
  z.strictObject({ law: z.string().regex(/^law:[^#\s]+#\d+(-\d+)?(\.\d+){0,2}$/) }),
  z.strictObject({
    title: z.string().min(1),
    number: z.string().optional(),
    article: z.string().optional(),
    verified: z.boolean(),
  }),
])
export type Citation = z.infer<typeof citation>

/** 法定时限 / 承诺时限: a count of working or calendar days; 0 means at once (当场). */
export const period = z.strictObject({
  count: z.int().min(0).max(3650),
  unit: z.enum(['working', 'calendar']),
  basis: citation.optional(),
})
export type Period = z.infer<typeof period>
