import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const drawn = z.strictObject({
  caseId: z.uuid(),
  caseNumber: z.string(),
  reviewCaseId: z.uuid(),
  day: z.iso.date(),
  slug: z.string(),
  version: z.int(),
  title: localized,
  unitName: z.string(),
  outcome: z.string(),
  /** Null until somebody has looked. */
  agrees: z.boolean().nullable(),
  reason: z.string().nullable(),
})
export type DrawnDecision = z.infer<typeof drawn>

const halt = z.strictObject({
  slug: z.string(),
  version: z.int(),
  title: localized,
  reason: z.string(),
  haltedAt: z.iso.datetime(),
})

const version = z.strictObject({ slug: z.string().max(80), version: z.int().min(1) })

export const sampleOperations = {
  days: operation({
    id: 'sample.days',
    method: 'GET',
    path: '/api/v1/samples/days',
    access: 'sample.verify',
    summary:
      'The seeds of the draws: of a day to come or at hand its digest alone, of one that was drawn the seed',
    output: z.strictObject({
      days: z.array(
        z.strictObject({
          day: z.iso.date(),
          commitment: z.string(),
          committedAt: z.iso.datetime(),
          /** Of the ledger. */
          entryId: z.uuid(),
          seed: z.string().nullable(),
          decisions: z.int().nullable(),
          drawn: z.int(),
        }),
      ),
    }),
    errors: [],
  }),
  list: operation({
    id: 'sample.list',
    method: 'GET',
    path: '/api/v1/samples',
    access: 'sample.read',
    summary: 'Automatic decisions within my scope that were drawn, and rules that stand still',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
    output: z.strictObject({
      halts: z.array(halt),
      drawn: z.array(drawn),
      looked: z.int(),
      disagreed: z.int(),
    }),
    errors: [],
  }),
  lift: operation({
    id: 'sample.lift',
    method: 'POST',
    path: '/api/v1/samples/lift',
    access: 'sample.lift',
    summary: 'Let the rules of a version decide again',
    body: version.extend({ reason: z.string().trim().min(4).max(1000) }),
    output: z.strictObject({ lifted: z.boolean() }),
    errors: ['sample.not-halted'],
  }),
}
