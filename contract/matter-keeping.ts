import { z } from 'zod'
import { flow } from './flow.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const id = z.strictObject({ id: z.uuid() })
const remarks = z.string().trim().min(1).max(1000)

export const historySteps = [
  'started',
  'submitted',
  'taken-back',
  'sent-back',
  'approved',
  'published',
  'stopped',
  'withdrawn',
  'discarded',
] as const

const step = z.object({
  /** Also the id of its entry in the ledger. */
  id: z.uuid(),
  step: z.enum(historySteps),
  version: z.int().nullable(),
  at: z.string(),
  by: z.string(),
  unit: z.string(),
  remarks: z.string().nullable(),
  publishOn: z.string().nullable(),
  /** SM3 of the definition it was done to, hex. */
  digest: z.string().nullable(),
})
export type HistoryStep = z.infer<typeof step>

/** Beside its drafts: a matter as a pack that goes out and comes in, its history and its end, and what a definition may name. */
export const matterKeepingOperations = {
  import: operation({
    id: 'design.import',
    method: 'POST',
    path: '/api/v1/design-packs',
    access: 'design.edit',
    summary: 'Begin a draft, or write one of mine over, with what a pack (tar) holds',
    upload: true,
    output: z.object({ id: z.uuid() }),
    errors: ['request.malformed', 'design.pack-refused', 'design.open-already', 'design.slug-taken'],
  }),
  export: operation({
    id: 'design.export',
    method: 'GET',
    path: '/api/v1/designs/:id/pack',
    access: 'design.read',
    summary: 'A draft as a pack (tar): the files as a folder of packs has them',
    params: id,
    output: z.unknown(),
    media: 'application/x-tar',
    errors: ['design.not-found', 'design.faulty'],
  }),
  exportVersion: operation({
    id: 'design.export-version',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version/pack',
    access: 'matter.inspect',
    summary: 'A version as a pack (tar); the same version gives the same bytes',
    params: z.strictObject({ slug: z.string().max(80), version: z.coerce.number().int().min(1) }),
    output: z.unknown(),
    media: 'application/x-tar',
    errors: ['matter.not-found'],
  }),
  history: operation({
    id: 'design.history',
    method: 'GET',
    path: '/api/v1/matters/:slug/history',
    access: 'matter.inspect',
    summary: 'What was done to a matter, by whom and why, the newest first',
    params: z.strictObject({ slug: z.string().max(80) }),
    output: z.object({ steps: z.array(step), mayDesign: z.boolean() }),
    errors: ['matter.not-found'],
  }),
  withdraw: operation({
    id: 'design.withdraw',
    method: 'POST',
    path: '/api/v1/matters/:slug/withdraw',
    access: 'design.review',
    summary: 'Offer a matter no longer; cases that are open keep their version',
    params: z.strictObject({ slug: z.string().max(80) }),
    /** `instead`: a service that is offered and takes its place. */
    body: z.strictObject({ version: z.int().min(1), remarks, instead: z.string().max(80).optional() }),
    output: z.object({ withdrawnAt: z.string() }),
    errors: ['matter.not-found', 'matter.withdrawn'],
    audited: 'within',
  }),
  names: operation({
    id: 'design.names',
    method: 'GET',
    path: '/api/v1/design-names',
    access: 'design.read',
    summary:
      'What a definition may name: departments, sources, who gets a task, results, services, flows in use',
    output: z.object({
      departments: z.array(z.object({ id: z.string(), name: localized })),
      sources: z.array(
        z.object({ source: z.string(), label: z.string(), of: z.array(z.enum(['person', 'entity'])) }),
      ),
      libraries: z.array(z.object({ id: z.string(), name: localized })),
      assignees: z.array(z.string()),
      results: z.array(z.string()),
      services: z.array(z.string()),
      /** What a leg of many matters handled as one may be of. */
      matters: z.array(z.object({ slug: z.string(), title: localized })),
      flows: z.array(z.object({ flow, usedBy: z.array(localized) })),
    }),
    errors: [],
  }),
}
