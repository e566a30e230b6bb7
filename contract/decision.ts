import { z } from 'zod'
import { citation, localized } from './text.ts'

const expression = z.string().min(1)

/**
 * One condition of the law. `when` is a ZEN expression over { subject, facts, form, params, today }:
 * it must hold. Otherwise the case is refused, or referred to a person where the condition needs judgement.
 */
const check = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: localized,
  when: expression,
  otherwise: z.enum(['refuse', 'refer']),
  /** What was seen, as a template: `{subject.age}` is replaced by the value. */
  shows: localized,
  /** Said to the applicant where the condition does not hold. */
  reason: localized,
  basis: citation,
})
export type Check = z.infer<typeof check>

/** A value the decision gives (an amount, a term): the first row whose `when` holds. */
const output = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  title: localized,
  rows: z.array(z.strictObject({ when: expression, value: expression, basis: citation.optional() })).min(1),
})

/** Local configuration the rules read; `verified: false` until the place's own rule has been compared. */
const parameter = z.strictObject({
  value: z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
  title: localized,
  source: z.string(),
  verified: z.boolean(),
})

const example = z.strictObject({
  name: z.string(),
  /** Laid over the model's `sample` (deep merge), so that an example says only what matters to it. */
  given: z.record(z.string(), z.unknown()),
  outcome: z.enum(['granted', 'refused', 'referred']),
  /** Checks that must not hold, exactly. */
  failing: z.array(z.string()).default([]),
  outputs: z.record(z.string(), z.unknown()).optional(),
})

export const decisionModel = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  title: localized,
  /** JSON Schema 2020-12 of the input: validated before the engine is asked. */
  input: z.record(z.string(), z.unknown()),
  params: z.record(z.string(), parameter).default({}),
  checks: z.array(check).min(1),
  outputs: z.array(output).default([]),
  sample: z.record(z.string(), z.unknown()),
  examples: z.array(example).min(2),
})
export type DecisionModel = z.infer<typeof decisionModel>

/** What a rule set said of one case, kept for ever: every check with what it saw and the article it rests on. */
export const ruling = z.strictObject({
  model: z.string(),
  version: z.int(),
  /** SM3 of the model as evaluated, hex. */
  modelDigest: z.string(),
  outcome: z.enum(['granted', 'refused', 'referred']),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      title: localized,
      holds: z.boolean(),
      otherwise: z.enum(['refuse', 'refer']),
      shows: localized,
      reason: localized.optional(),
      basis: citation,
    }),
  ),
  outputs: z.record(z.string(), z.unknown()),
  /** The very input, so that the ruling can be repeated years later. */
  input: z.record(z.string(), z.unknown()),
  tookMs: z.number(),
})
export type Ruling = z.infer<typeof ruling>
