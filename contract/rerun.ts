import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const id = z.strictObject({ id: z.uuid() })
const outcome = z.enum(['granted', 'refused', 'referred'])

const rerun = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: localized,
  /** The version whose decisions are in doubt, and the one whose rules judge them. */
  version: z.int(),
  against: z.int(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** Decisions there are, judged so far, and of those: coming out otherwise, and not judgeable. */
  total: z.int(),
  judged: z.int(),
  differing: z.int(),
  failed: z.int(),
  open: z.int(),
  finishedAt: z.string().nullable(),
})
export type Rerun = z.infer<typeof rerun>

const difference = z.object({
  caseId: z.uuid(),
  number: z.string(),
  subjectName: z.string(),
  unitName: z.string(),
  was: outcome,
  /** `failed`: the rules of today cannot judge what was known then. */
  now: z.enum([...outcome.options, 'failed']),
  checks: z.array(z.object({ id: z.string(), title: localized })),
  outputs: z.array(z.object({ id: z.string(), title: localized })),
  settledAt: z.string().nullable(),
  settledBy: z.string().nullable(),
  settlement: z.string().nullable(),
})
export type RerunDifference = z.infer<typeof difference>

/** 规则重判: rules found wrong, all their decisions judged again, the differences a worklist. */
export const rerunOperations = {
  start: operation({
    id: 'rerun.start',
    method: 'POST',
    path: '/api/v1/reruns',
    access: 'rerun.manage',
    summary: 'Judge again, by the rules in force, everything a version decided by itself',
    body: z.strictObject({
      slug: z.string().max(80),
      version: z.int().min(1),
      reason: z.string().trim().min(1).max(500),
    }),
    output: z.object({ id: z.uuid() }),
    errors: ['matter.not-found', 'rerun.no-rules'],
  }),
  list: operation({
    id: 'rerun.list',
    method: 'GET',
    path: '/api/v1/reruns',
    access: 'rerun.manage',
    summary: 'Reruns within my scope, newest first',
    output: z.object({ reruns: z.array(rerun) }),
    errors: [],
  }),
  get: operation({
    id: 'rerun.get',
    method: 'GET',
    path: '/api/v1/reruns/:id',
    access: 'rerun.manage',
    personal: true,
    summary: 'One rerun with the decisions that come out otherwise',
    params: id,
    query: z.strictObject({
      state: z.enum(['open', 'settled', 'all']).default('open'),
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rerun, differences: z.array(difference), next: z.uuid().nullable() }),
    errors: ['rerun.not-found'],
  }),
  settle: operation({
    id: 'rerun.settle',
    method: 'POST',
    path: '/api/v1/reruns/:id/settle',
    access: 'rerun.manage',
    summary: 'Say of one decision what was done about it',
    params: id,
    body: z.strictObject({ caseId: z.uuid(), settlement: z.string().trim().min(1).max(500) }),
    output: z.object({ settledAt: z.string() }),
    errors: ['rerun.not-found', 'rerun.settled'],
  }),
}
