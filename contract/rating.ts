import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** 好差评 grades (GB/T 39734-2020): 5 非常满意 … 1 非常不满意. */
export const ratingSet = z.object({
  version: z.int(),
  grades: z.array(
    z.object({
      grade: z.int(),
      label: localized,
      tags: z.array(z.object({ id: z.string(), label: localized })),
    }),
  ),
})

export const ratingOperations = {
  questions: operation({
    id: 'rating.questions',
    method: 'GET',
    path: '/api/v1/rating/questions',
    access: 'rating.read',
    summary: 'The question set in force for a channel',
    query: z.strictObject({ channel: z.enum(['web', 'window']).default('web') }),
    output: ratingSet,
    errors: [],
  }),
  rate: operation({
    id: 'rating.rate',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/rating',
    access: 'case.own-act',
    summary: 'Rate a finished act, once',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      grade: z.int().min(1).max(5),
      tags: z.array(z.string().max(40)).max(12).default([]),
      text: z.string().max(500).optional(),
      callBack: z.boolean().default(false),
      anonymous: z.boolean().default(false),
    }),
    output: z.object({ grade: z.int(), at: z.string() }),
    errors: [
      'case.not-found',
      'case.stale',
      'rating.already',
      'rating.not-finished',
      'rating.of-whole',
      'rating.tags-unknown',
    ],
  }),
}
