import { z } from 'zod'
import { sideParts } from './case-arrange.ts'
import { milestones } from './flow.ts'
import { citation, localized } from './text.ts'

/** What a line of a case's history tells; the web has words for each. */
export const historyTypes = [
  'filed',
  'corrected',
  'claimed',
  'released',
  'acted',
  'ruled',
  'ruling-failed',
  'issued',
  'issue-failed',
  'decided',
  'withdrawn',
  'rated',
  'review-asked',
  'deemed-accepted',
  'correction-lapsed',
  'elapsed',
  'recounted',
  'called',
  'call-answered',
  'call-failed',
  'signalled',
  'forked',
  'joined',
  'not-joined',
  'leg-started',
  'leg-granted',
  'leg-refused',
  'leg-ended',
  'leg-unfiled',
  'leg-skipped',
  'asked',
  'unasked',
  'answered',
  'held',
  'unheld',
  'transferred',
  'delegated',
  'recalled',
  'given-back',
  'returned',
  'urged',
  'suspended',
  'resumed',
  'extended',
  'terminated',
  'reopened',
  'related',
  'merged-into',
  'merged-from',
  'split-into',
  'split-from',
] as const
export type HistoryType = (typeof historyTypes)[number]

/** One thing that somebody did with a case, or that happened to it. */
export const historyEntry = z.object({
  revision: z.int(),
  type: z.enum(historyTypes),
  at: z.string(),
  by: z.object({
    kind: z.enum(['person', 'officer', 'system']),
    name: z.string(),
    unitName: z.string().optional(),
  }),
  stage: localized.optional(),
  milestone: z.enum(milestones).optional(),
  /** The action's label, where a person acted. */
  action: localized.optional(),
  /** What was said: an opinion, a reason, a question, an answer. */
  opinion: z.string().optional(),
  /** Whom it went to, or who was asked. */
  to: z.string().optional(),
  /** The stage it went to, or the leg it is of. */
  toStage: localized.optional(),
  part: z.enum(sideParts).optional(),
  agrees: z.boolean().optional(),
  /** 代: in whose name. */
  onBehalfOf: z.string().optional(),
  basis: citation.optional(),
  /** 中止: for which procedure, told by which document, for how many days. */
  procedure: z.string().optional(),
  document: z.string().optional(),
  days: z.int().optional(),
  /** The last day of the period since. */
  due: z.string().optional(),
  /** The clock it is of: one of the law's, or `stage:<name>`. */
  clock: z.string().optional(),
  /** Ledger entry; `sealed` once a signed checkpoint covers it. */
  entryId: z.uuid(),
  sealed: z.boolean(),
})
