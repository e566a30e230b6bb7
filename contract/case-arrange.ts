import { z } from 'zod'
import { milestones } from './flow.ts'
import { operation } from './operation.ts'
import { roles } from './principal.ts'
import { citation } from './text.ts'

const caseId = z.strictObject({ id: z.uuid() })
const reason = z.string().trim().min(1).max(1000)
const role = z.enum(roles)

/** Somebody by name, or whoever holds a role in a unit. */
export const chosenColleague = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), officerId: z.uuid() }),
  z.strictObject({ kind: z.literal('unit-role'), unitId: z.uuid(), role }),
])
export type ChosenColleague = z.infer<typeof chosenColleague>

/** 加签（前、后）、征求意见、协办: what a colleague is asked beside a task. All but an opinion are waited for. */
export const sideParts = ['sign-before', 'sign-after', 'opinion', 'support'] as const
export type SidePart = (typeof sideParts)[number]

/** What the law lets the time of a licence stand still for (行政许可法第四十五条). */
export const specialProcedures = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
] as const
export type SpecialProcedure = (typeof specialProcedures)[number]

/** What an officer does with a task of theirs: into other hands, with others' help, or back. */
export const arrangeStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('transfer'), to: chosenColleague, reason }),
  z.strictObject({ kind: z.literal('delegate'), officerId: z.uuid(), reason }),
  z.strictObject({ kind: z.literal('recall') }),
  z.strictObject({
    kind: z.literal('ask'),
    part: z.enum(sideParts),
    of: z.array(chosenColleague).min(1).max(10),
    text: reason,
  }),
  z.strictObject({ kind: z.literal('unask'), sideTaskId: z.uuid() }),
  z.strictObject({
    kind: z.literal('answer'),
    agrees: z.boolean(),
    opinion: z.string().trim().min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('return'), to: z.string().max(60), reason }),
])
export type ArrangeStep = z.infer<typeof arrangeStep>

/** What is done to a case as a whole. */
export const procedureStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('suspend'),
    procedure: z.enum(specialProcedures),
    reason,
    basis: citation,
    /** Number or name of the written notice that told the applicant how long it takes. */
    document: z.string().trim().min(1).max(120),
    /** Days told in it. */
    days: z.int().min(1).max(365).optional(),
  }),
  z.strictObject({ kind: z.literal('resume'), note: z.string().trim().max(1000).optional() }),
  z.strictObject({ kind: z.literal('extend'), count: z.int().min(1).max(365), reason, basis: citation }),
  z.strictObject({ kind: z.literal('terminate'), reason, basis: citation }),
  z.strictObject({ kind: z.literal('reopen'), reason, basis: citation }),
  z.strictObject({ kind: z.literal('urge'), text: reason }),
  z.strictObject({ kind: z.literal('merge'), into: z.uuid(), reason }),
  z.strictObject({ kind: z.literal('link'), caseId: z.uuid() }),
])
export type ProcedureStep = z.infer<typeof procedureStep>
export type ProcedureKind = ProcedureStep['kind']

/** How a case stands after an act. */
export const actedView = z.object({
  revision: z.int(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  stage: z.string().nullable(),
})

/** Refusals that any act on a case may meet. */
export const actProblems = [
  'case.not-found',
  'case.stale',
  'case.not-your-turn',
  'case.not-allowed',
  'case.closed',
  'case.claimed',
  'case.waits-for-others',
  'case.act-incomplete',
] as const

/** Who may be chosen, and what for. */
const colleagues = z.strictObject({
  people: z.array(
    z.strictObject({
      officerId: z.uuid(),
      name: z.string(),
      post: z.string(),
      role,
      unitId: z.uuid(),
      unitName: z.string(),
      regionName: z.string(),
      /** Away until this day; somebody has their tasks. */
      awayUntil: z.iso.date().nullable(),
    }),
  ),
  unitRoles: z.array(
    z.strictObject({
      unitId: z.uuid(),
      unitName: z.string(),
      regionName: z.string(),
      role,
      holders: z.int(),
    }),
  ),
})
export type Colleagues = z.infer<typeof colleagues>

export const arrangeOperations = {
  arrange: operation({
    id: 'case.arrange',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/arrange',
    access: 'case.arrange',
    summary: 'Transfer, delegate, ask for signatures, opinions or support, answer, or send back a task',
    params: caseId,
    body: z.strictObject({ revision: z.int(), taskId: z.uuid(), step: arrangeStep }),
    output: actedView,
    errors: [...actProblems, 'case.colleague-unfit'],
  }),
  procedure: operation({
    id: 'case.procedure',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/procedure',
    access: 'case.procedure',
    summary: 'Stop or resume the time of a case, extend, end, reopen, urge, merge or link it',
    params: caseId,
    body: z.strictObject({ revision: z.int(), step: procedureStep }),
    output: actedView,
    errors: [...actProblems],
  }),
  urgeOwn: operation({
    id: 'case.urge-own',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/cases/:id/urge',
    access: 'case.own-act',
    summary: 'The applicant asks for haste, once a working day',
    params: caseId,
    body: z.strictObject({ revision: z.int(), text: z.string().trim().max(500).default('') }),
    output: actedView,
    errors: [...actProblems, 'case.urged-already'],
  }),
  colleagues: operation({
    id: 'case.colleagues',
    method: 'GET',
    path: '/api/v1/colleagues',
    access: 'case.arrange',
    summary: 'Whom a task may be given to or who may be asked, today: by name, and by role in a unit',
    query: z.strictObject({
      /** `delegate` and `hand-over` stay in one’s own unit; the others reach units of the region, above and below. */
      for: z.enum(['transfer', 'delegate', 'ask']),
      /** The role the task asks for, where it is transferred. */
      role: role.optional(),
      q: z.string().trim().max(40).optional(),
    }),
    output: colleagues,
    errors: [],
  }),
}
