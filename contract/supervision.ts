import { z } from 'zod'
import { operation } from './operation.ts'
import { citation, localized, period } from './text.ts'

export const cardColours = ['yellow', 'red'] as const
/** Who hears of a card: the officer it names, the deciders of the unit, the supervisors of its region. */
export const shownTo = ['officer', 'unit', 'supervisor'] as const
/** 已发、申诉中、维持、撤销. */
export const cardStates = ['issued', 'objected', 'upheld', 'cancelled'] as const

const cardAct = z.strictObject({
  kind: z.enum(cardStates),
  at: z.iso.datetime(),
  /** Null where the rules issued it. */
  by: z.string().nullable(),
  unitName: z.string().nullable(),
  reason: z.string().nullable(),
})

/** 黄牌、红牌: what a rule of supervision found in a case. */
export const cardView = z.strictObject({
  id: z.uuid(),
  colour: z.enum(cardColours),
  rule: z.string(),
  ruleVersion: z.int(),
  title: localized,
  /** What it found, with its figures. */
  said: localized,
  /** What must be done, and the last day for it. */
  todo: localized,
  todoBy: z.iso.date(),
  basis: citation,
  caseId: z.uuid(),
  caseNumber: z.string(),
  matter: z.strictObject({ slug: z.string(), title: localized }),
  stage: localized.nullable(),
  /** The task it is about, where it is about one. */
  taskId: z.uuid().nullable(),
  regionName: z.string(),
  /** Who answers for it: the unit, and the officer where one had the task. */
  unitId: z.uuid(),
  unitName: z.string(),
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  issuedAt: z.iso.datetime(),
  /** The last day for an objection. */
  objectUntil: z.iso.date(),
  state: z.enum(cardStates),
  acts: z.array(cardAct),
  mayObject: z.boolean(),
  mayReview: z.boolean(),
})
export type CardView = z.infer<typeof cardView>

const narrowing = {
  colour: z.enum(cardColours).optional(),
  rule: z.string().max(60).optional(),
  unit: z.uuid().optional(),
  officer: z.uuid().optional(),
  state: z.enum(cardStates).optional(),
  /** Days on which they were issued. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The number of a case, or its end. */
  q: z.string().trim().max(60).optional(),
}
const tally = z.strictObject({ yellow: z.int(), red: z.int(), objected: z.int(), cancelled: z.int() })

const workload = z.strictObject({ open: z.int(), soon: z.int(), overdue: z.int() })

const id = z.strictObject({ id: z.uuid() })
const reasoned = { reason: z.string().trim().min(1).max(1000) }

export const supervisionOperations = {
  cards: operation({
    id: 'supervision.cards',
    method: 'GET',
    path: '/api/v1/supervision/cards',
    access: 'supervision.read',
    summary: 'Cards within my scope, the newest first',
    query: z.strictObject({
      ...narrowing,
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ cards: z.array(cardView), next: z.string().nullable() }),
    errors: [],
  }),
  summary: operation({
    id: 'supervision.summary',
    method: 'GET',
    path: '/api/v1/supervision/summary',
    access: 'supervision.read',
    summary: 'How many cards within my scope, by unit, officer and rule',
    query: z.strictObject(narrowing),
    output: z.strictObject({
      total: tally,
      units: z.array(z.strictObject({ id: z.uuid(), name: z.string(), ...tally.shape })),
      officers: z.array(
        z.strictObject({ id: z.uuid(), name: z.string(), unitName: z.string(), ...tally.shape }),
      ),
      rules: z.array(z.strictObject({ rule: z.string(), title: localized, ...tally.shape })),
    }),
    errors: [],
  }),
  own: operation({
    id: 'supervision.own',
    method: 'GET',
    path: '/api/v1/supervision/own',
    access: 'supervision.own',
    summary: 'My cards, and those of my unit that name nobody: those that may still be objected to first',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.strictObject({
      cards: z.array(cardView),
      /** That may be objected to today. */
      open: z.int(),
    }),
    errors: [],
  }),
  marks: operation({
    id: 'supervision.marks',
    method: 'GET',
    path: '/api/v1/supervision/marks',
    access: 'supervision.of-case',
    summary: 'Which of these cases have cards that count, as many as an inbox shows at once',
    query: z.strictObject({
      cases: z
        .string()
        .max(3700)
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/),
    }),
    output: z.strictObject({
      marks: z.array(z.strictObject({ caseId: z.uuid(), yellow: z.int(), red: z.int() })),
    }),
    errors: [],
  }),
  load: operation({
    id: 'supervision.load',
    method: 'GET',
    path: '/api/v1/supervision/load',
    access: 'supervision.read',
    summary:
      'Open tasks within my scope by unit and officer: how many, how many due within two days, how many overdue',
    query: z.strictObject({ unit: z.uuid().optional() }),
    output: z.strictObject({
      today: z.iso.date(),
      /** The last day that counts as soon: two working days ahead. */
      soonUntil: z.iso.date(),
      total: workload,
      units: z.array(z.strictObject({ id: z.uuid(), name: z.string(), ...workload.shape })),
      /** Of those units, the most burdened first, at most a hundred; what nobody has taken is nobody's. */
      officers: z.array(
        z.strictObject({
          id: z.uuid().nullable(),
          name: z.string().nullable(),
          unitId: z.uuid(),
          unitName: z.string(),
          ...workload.shape,
        }),
      ),
    }),
    errors: [],
  }),
  ofCase: operation({
    id: 'supervision.of-case',
    method: 'GET',
    path: '/api/v1/cases/:id/cards',
    access: 'supervision.of-case',
    summary: 'The cards of a case, to officers who may see the case',
    params: id,
    output: z.strictObject({ cards: z.array(cardView) }),
    errors: ['case.not-found'],
  }),
  object: operation({
    id: 'supervision.object',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/supervision/cards/:id/object',
    access: 'supervision.own',
    summary:
      'The officer or unit that a card names objects to it, once, with the reason, while there is time (申诉)',
    params: id,
    body: z.strictObject(reasoned),
    output: cardView,
    errors: ['supervision.card-not-found', 'supervision.card-settled', 'supervision.too-late'],
  }),
  review: operation({
    id: 'supervision.review',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/supervision/cards/:id/review',
    access: 'supervision.review',
    summary: 'A supervisor upholds or cancels a card that was objected to, with the reason',
    params: id,
    body: z.strictObject({ outcome: z.enum(['upheld', 'cancelled']), ...reasoned }),
    output: cardView,
    errors: ['supervision.card-not-found', 'supervision.not-objected', 'supervision.own-card'],
  }),
  rules: operation({
    id: 'supervision.rules',
    method: 'GET',
    path: '/api/v1/supervision/rules',
    access: 'supervision.of-case',
    summary: 'What supervision looks for, by which law',
    output: z.strictObject({
      rules: z.array(
        z.strictObject({
          id: z.string(),
          version: z.int(),
          colour: z.enum(cardColours),
          title: localized,
          meaning: localized,
          todo: localized,
          /** How long there is for what must be done, and for an objection. */
          within: period,
          objection: period,
          shown: z.array(z.enum(shownTo)),
          basis: z.array(citation),
        }),
      ),
    }),
    errors: [],
  }),
}
