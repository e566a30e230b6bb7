import { z } from 'zod'
import { milestones, outcomes } from './flow.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const takenIn = z.object({
  caseId: z.uuid(),
  number: z.string(),
  title: localized,
  subjectName: z.string(),
  /** The window that took it in, and the unit that decides. */
  takenBy: z.string(),
  decidedBy: z.string(),
  regionName: z.string(),
  at: z.string(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  outcome: z.enum(outcomes).nullable(),
  /** Whose turn it is: an applicant's where something is missing. */
  turn: z.enum(['applicant', 'government', 'nobody']),
})
export type TakenIn = z.infer<typeof takenIn>

export const takenInOperations = {
  list: operation({
    id: 'case.taken-in',
    method: 'GET',
    path: '/api/v1/taken-in',
    access: 'case.search',
    personal: true,
    summary:
      'Cases that a window took in and another county decides (全省通办): those of the caller’s own window, or those their posts decide; the newest first',
    query: z.strictObject({
      side: z.enum(['window', 'office']).default('window'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ cases: z.array(takenIn) }),
    errors: [],
  }),
}
