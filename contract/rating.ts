import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** By what way somebody rates: each has its own question set. `window` also where a code was handed over there. */
export const ratingChannels = ['web', 'window', 'phone', 'code'] as const
/** What is rated: a case from beginning to end (一事一评), or one visit to a window (一次一评). */
export const ratedActs = ['whole', 'visit'] as const
/** By what rates are added up. */
export const rateGroupings = ['item', 'unit', 'window', 'level', 'region'] as const

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

const rated = {
  grade: z.int().min(1).max(5),
  tags: z.array(z.string().max(40)).max(12).default([]),
  text: z.string().max(500).optional(),
  callBack: z.boolean().default(false),
}
/** Who wants to be called back says who they are; without it a rating has no name. */
const contact = z.strictObject({
  name: z.string().trim().min(2).max(40),
  phone: z.string().regex(/^1\d{10}$/),
})
const given = z.object({ grade: z.int(), at: z.string() })

/** Where the mending of what somebody rated badly stands. */
export const rectificationStates = [
  'calling',
  'fixing',
  'appealed',
  'answered',
  'confirmed',
  'unsolved',
  'silent',
  'excluded',
] as const

const rate = z.strictObject({
  key: z.string(),
  label: localized,
  /** Ratings that count, and of them 基本满意 and better. */
  count: z.int(),
  satisfied: z.int(),
  /** From 1 非常不满意 to 5 非常满意. */
  byGrade: z.array(z.int()).length(5),
  /** Bad ones under a name, of them settled, of them in time. */
  rectifications: z.int(),
  settled: z.int(),
  onTime: z.int(),
})
export type RateRow = z.infer<typeof rate>

const tallied = {
  by: z.enum(rateGroupings).default('unit'),
  slug: z.string().max(80).optional(),
  unit: z.uuid().optional(),
  /** GB/T 2260. */
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  days: z.coerce.number().int().min(1).max(1100).default(365),
}

const listed = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  about: z.enum(ratedActs),
  channel: z.string(),
  matter: localized,
  unitName: z.string(),
  /** The window it was at, as it is called. */
  windowName: z.string().nullable(),
  grade: z.int(),
  tags: z.array(localized),
  text: z.string().nullable(),
  anonymous: z.boolean(),
  callBack: z.boolean(),
  at: z.iso.datetime(),
  rectification: z
    .strictObject({
      caseId: z.uuid(),
      state: z.enum(rectificationStates),
      onTime: z.boolean().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
})
export type ListedRating = z.infer<typeof listed>

const caseId = z.strictObject({ id: z.uuid() })
const code = z.strictObject({ code: z.string().regex(/^[\w-]{22}$/) })

export const ratingOperations = {
  questions: operation({
    id: 'rating.questions',
    method: 'GET',
    path: '/api/v1/rating/questions',
    access: 'rating.read',
    summary: 'The question set in force for a channel',
    query: z.strictObject({ channel: z.enum(ratingChannels).default('web') }),
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
    params: caseId,
    body: z.strictObject({ ...rated, anonymous: z.boolean().default(false) }),
    output: given,
    errors: [
      'case.not-found',
      'case.stale',
      'rating.already',
      'rating.not-finished',
      'rating.of-whole',
      'rating.tags-unknown',
    ],
  }),
  ofCase: operation({
    id: 'rating.of-case',
    method: 'GET',
    path: '/api/v1/cases/:id/rating',
    personal: true,
    access: 'case.own-act',
    summary: 'What I rated a case with, and what has been done about it',
    params: caseId,
    output: z.strictObject({
      rectification: z
        .strictObject({
          number: z.string().nullable(),
          state: z.enum(rectificationStates),
          /** The last day for the call, the fix or my answer. */
          due: z.iso.date().nullable(),
          answer: z.string().nullable(),
          mayReply: z.boolean(),
        })
        .nullable(),
    }),
    errors: ['case.not-found'],
  }),
  reply: operation({
    id: 'rating.reply',
    method: 'POST',
    path: '/api/v1/cases/:id/rating/reply',
    access: 'case.own-act',
    summary: 'Say whether what I rated badly has been mended',
    params: caseId,
    body: z.strictObject({ solved: z.boolean(), text: z.string().trim().max(500).optional() }),
    output: z.strictObject({ state: z.enum(rectificationStates) }),
    errors: ['case.not-found', 'rating.no-reply-awaited'],
  }),
  invite: operation({
    id: 'rating.invite',
    method: 'POST',
    path: '/api/v1/rating/invitations',
    access: 'rating.invite',
    summary: 'Make a code by which whoever was served rates this act, once and soon',
    body: z.strictObject({
      caseId: z.uuid(),
      about: z.enum(ratedActs).default('visit'),
    }),
    output: z.strictObject({ code: z.string(), path: z.string(), expiresAt: z.iso.datetime() }),
    errors: ['case.not-found', 'rating.already', 'rating.not-finished', 'rating.of-whole'],
  }),
  invitation: operation({
    id: 'rating.invitation',
    method: 'GET',
    path: '/api/v1/rating/invitations/:code',
    access: 'rating.read',
    summary: 'What a code lets one rate, with its questions',
    params: code,
    output: z.strictObject({
      matter: localized,
      unitName: z.string(),
      about: z.enum(ratedActs),
      windowName: z.string().nullable(),
      expiresAt: z.iso.datetime(),
      questions: ratingSet,
    }),
    errors: ['rating.code-over'],
  }),
  byCode: operation({
    id: 'rating.by-code',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/rating/invitations/:code',
    access: 'rating.by-code',
    summary: 'Rate by a code, without signing in',
    params: code,
    body: z.strictObject({ ...rated, contact: contact.optional() }),
    output: given,
    errors: [
      'case.stale',
      'rating.already',
      'rating.code-over',
      'rating.not-by-officers',
      'rating.not-finished',
      'rating.tags-unknown',
    ],
  }),
  byPhone: operation({
    id: 'rating.by-phone',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/rating/by-phone',
    access: 'rating.by-phone',
    summary: 'Take down what somebody says on the telephone about a case of another unit',
    body: z.strictObject({ number: z.string().trim().min(6).max(60), ...rated, contact: contact.optional() }),
    output: given,
    errors: [
      'case.not-found',
      'case.stale',
      'rating.already',
      'rating.not-finished',
      'rating.of-whole',
      'rating.own-service',
      'rating.tags-unknown',
    ],
  }),
  rates: operation({
    id: 'rating.rates',
    method: 'GET',
    path: '/api/v1/rating/rates',
    access: 'rating.read',
    summary: 'How people rated, by item, unit, window, level or region',
    query: z.strictObject(tallied),
    output: z.strictObject({ total: rate, rows: z.array(rate) }),
    errors: [],
  }),
  published: operation({
    id: 'rating.published',
    method: 'GET',
    path: '/api/v1/rating/published',
    access: 'rating.read',
    summary: 'What was rated badly and what government answered, the newest first',
    query: z.strictObject({
      slug: z.string().max(80).optional(),
      unit: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    output: z.strictObject({
      answers: z.array(
        z.strictObject({
          matter: localized,
          unitName: z.string(),
          /** Masked (王**). */
          name: z.string(),
          grade: z.int(),
          tags: z.array(localized),
          answer: z.string(),
          reply: z.enum(['confirmed', 'unsolved', 'silent']).nullable(),
          answeredAt: z.iso.datetime(),
        }),
      ),
    }),
    errors: [],
  }),
  list: operation({
    id: 'rating.list',
    method: 'GET',
    path: '/api/v1/ratings',
    personal: true,
    access: 'rating.oversee',
    summary: 'Ratings within my scope, the newest first',
    query: z.strictObject({
      grade: z.enum(['bad', 'all']).default('bad'),
      slug: z.string().max(80).optional(),
      unit: z.uuid().optional(),
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ ratings: z.array(listed), next: z.uuid().nullable() }),
    errors: [],
  }),
}
