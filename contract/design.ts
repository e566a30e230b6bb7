import { z } from 'zod'
import { flowDiagram } from './diagram.ts'
import { matterDefinition } from './matter.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const id = z.strictObject({ id: z.uuid() })
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/)
const revision = z.int().min(0)
const remarks = z.string().trim().min(1).max(1000)

/** The parts of a definition that may be written one by one; the name and the number of the version are given by the platform. */
export const designParts = [
  'basicCode',
  'codeVerified',
  'kind',
  'name',
  'title',
  'summary',
  'keywords',
  'applicants',
  'filedBy',
  'heading',
  'level',
  'department',
  'supervisor',
  'legalBasis',
  'conditions',
  'materials',
  'handling',
  'periods',
  'specialProcedures',
  'fee',
  'visits',
  'onlineDepth',
  'channels',
  'result',
  'grantedHeading',
  'grantedFacts',
  'replacedMinutes',
  'contact',
  'retentionYears',
  'guide',
  'form',
  'flow',
  'decision',
] as const
export type DesignPart = (typeof designParts)[number]

export const designStates = ['draft', 'submitted', 'approved', 'published', 'discarded'] as const
export type DesignState = (typeof designStates)[number]

const summary = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: localized.partial(),
  /** The version it began from; null for a matter that is new. */
  baseVersion: z.int().nullable(),
  region: z.string(),
  state: z.enum(designStates),
  savedAt: z.string(),
  savedBy: z.string(),
  publishOn: z.string().nullable(),
  mayEdit: z.boolean(),
  mayReview: z.boolean(),
})
export type DesignSummary = z.infer<typeof summary>

/** Something wrong at a place of the definition (`form.fields.name`): where it stands and what it is. */
export const designFinding = z.object({ path: z.string(), message: z.string() })
export type DesignFinding = z.infer<typeof designFinding>

/** The flow as it would be drawn; null while it is not whole. */
const drawing = flowDiagram.nullable()

const design = z.object({
  ...summary.shape,
  revision,
  /** A definition in the making; held to the contract only when it is submitted. */
  body: z.record(z.string(), z.unknown()),
  findings: z.array(designFinding),
  drawing,
  /** What is offered now, to compare with; null for a matter that is new. */
  live: matterDefinition.nullable(),
  /** Whether who asks wrote in it, and so cannot review it. */
  isEditor: z.boolean(),
})
export type Design = z.infer<typeof design>

const outcome = z.enum(['granted', 'refused', 'referred'])

/** One past case, judged by the draft. */
const tried = z.object({
  caseId: z.uuid(),
  number: z.string(),
  subjectName: z.string(),
  was: outcome.nullable(),
  /** `failed`: the draft's rules cannot judge what was known then. Null where there are no rules. */
  now: z.enum([...outcome.options, 'failed']).nullable(),
  checks: z.array(z.object({ id: z.string(), title: localized, holds: z.boolean() })),
  outputs: z.array(z.object({ id: z.string(), title: localized, was: z.unknown(), now: z.unknown() })),
  /** What the draft's form would not have taken as it was filed then. */
  answers: z.array(z.object({ field: z.string(), label: localized.partial(), code: z.string() })),
})
export type TriedCase = z.infer<typeof tried>

/** 事项设计: a matter is changed as a draft, compared, tried on past cases, reviewed by another person, and published. */
export const designOperations = {
  list: operation({
    id: 'design.list',
    method: 'GET',
    path: '/api/v1/designs',
    access: 'design.read',
    summary: 'Drafts of my region and below, and the matters of which I may begin one',
    output: z.object({
      designs: z.array(summary),
      matters: z.array(z.object({ slug: z.string(), title: localized, version: z.int() })),
    }),
    errors: [],
  }),
  start: operation({
    id: 'design.start',
    method: 'POST',
    path: '/api/v1/designs',
    access: 'design.edit',
    summary: 'Begin a draft: of a matter of mine, or of a new one for my region made after another',
    body: z.union([
      z.strictObject({ slug }),
      z.strictObject({ slug, like: slug, basicCode: z.string().length(12), title: localized }),
    ]),
    output: z.object({ id: z.uuid() }),
    errors: ['matter.not-found', 'design.open-already', 'design.slug-taken'],
  }),
  get: operation({
    id: 'design.get',
    method: 'GET',
    path: '/api/v1/designs/:id',
    access: 'design.read',
    summary: 'A draft with everything that is wrong with it, and what is offered now',
    params: id,
    output: design,
    errors: ['design.not-found'],
  }),
  save: operation({
    id: 'design.save',
    method: 'PUT',
    path: '/api/v1/designs/:id',
    access: 'design.edit',
    summary: 'Keep parts of a draft; a part that is null is left out',
    params: id,
    body: z.strictObject({
      revision,
      parts: z.partialRecord(z.enum(designParts), z.json()),
    }),
    output: z.object({ revision, savedAt: z.string(), findings: z.array(designFinding), drawing }),
    errors: ['design.not-found', 'design.stale', 'design.closed'],
    bodyLimitBytes: 1024 * 1024,
  }),
  submit: operation({
    id: 'design.submit',
    method: 'POST',
    path: '/api/v1/designs/:id/submit',
    access: 'design.edit',
    summary: 'Give a draft without errors to another person for review',
    params: id,
    body: z.strictObject({ revision, remarks }),
    output: z.object({ revision }),
    errors: ['design.not-found', 'design.stale', 'design.closed', 'design.faulty', 'design.unchanged'],
    audited: 'within',
  }),
  takeBack: operation({
    id: 'design.take-back',
    method: 'POST',
    path: '/api/v1/designs/:id/take-back',
    access: 'design.edit',
    summary: 'Make a draft of what was submitted, or approved for a day to come',
    params: id,
    body: z.strictObject({ revision, remarks }),
    output: z.object({ revision }),
    errors: ['design.not-found', 'design.stale', 'design.closed'],
    audited: 'within',
  }),
  review: operation({
    id: 'design.review',
    method: 'POST',
    path: '/api/v1/designs/:id/review',
    access: 'design.review',
    summary: 'Approve what another person submitted, to be offered at once or from a day, or send it back',
    params: id,
    body: z.strictObject({
      revision,
      verdict: z.enum(['approve', 'send-back']),
      remarks,
      /** The first day on which it is offered; without it at once. */
      on: z.iso.date().optional(),
    }),
    output: z.object({ revision, state: z.enum(designStates), version: z.int().nullable() }),
    errors: [
      'design.not-found',
      'design.stale',
      'design.closed',
      'design.faulty',
      'design.own-work',
      'design.day-past',
    ],
    audited: 'within',
  }),
  discard: operation({
    id: 'design.discard',
    method: 'POST',
    path: '/api/v1/designs/:id/discard',
    access: 'design.edit',
    summary: 'End a draft of a matter that nobody will publish',
    params: id,
    body: z.strictObject({ revision }),
    output: z.object({ revision }),
    errors: ['design.not-found', 'design.stale', 'design.closed'],
    audited: 'within',
  }),
  trial: operation({
    id: 'design.trial',
    method: 'GET',
    path: '/api/v1/designs/:id/trial',
    access: 'design.read',
    personal: true,
    summary: 'What the last cases of the matter would have come to under a draft; nothing is kept',
    params: id,
    query: z.strictObject({ cases: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({
      tried: z.int(),
      differing: z.int(),
      /** Those that differ, the newest first. */
      cases: z.array(tried),
    }),
    errors: ['design.not-found', 'design.faulty'],
  }),
}
