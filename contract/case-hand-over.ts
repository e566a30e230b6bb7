import { z } from 'zod'
import { operation } from './operation.ts'

export const handOverView = z.strictObject({
  id: z.uuid(),
  officerId: z.uuid(),
  officerName: z.string(),
  toOfficerId: z.uuid(),
  toOfficerName: z.string(),
  reason: z.string(),
  begunAt: z.string(),
  /** The last day away; what is still open comes back the day after. */
  until: z.iso.date(),
  /** Tasks that went over when it began. */
  handed: z.int(),
  endedAt: z.string().nullable(),
})
export type HandOverView = z.infer<typeof handOverView>

/** What could not go over or come back, and why. */
const left = z.array(z.strictObject({ caseId: z.uuid(), number: z.string(), code: z.string() }))

export const handOverOperations = {
  handOver: operation({
    id: 'case.hand-over',
    method: 'POST',
    path: '/api/v1/hand-overs',
    access: 'case.arrange',
    summary: 'All the tasks I have go to a colleague of my unit until a day, on my behalf (请假交接)',
    body: z.strictObject({
      to: z.uuid(),
      until: z.iso.date(),
      reason: z.string().trim().min(1).max(200),
    }),
    output: z.strictObject({ handOver: handOverView, left }),
    errors: ['case.colleague-unfit', 'case.handed-over-already', 'case.hand-over-period-invalid'],
  }),
  handOvers: operation({
    id: 'case.hand-overs',
    method: 'GET',
    path: '/api/v1/hand-overs',
    access: 'case.arrange',
    summary: 'Whom my tasks went to and whose came to me, the newest first, and how many I have',
    output: z.strictObject({
      mine: z.array(handOverView),
      toMe: z.array(handOverView),
      /** Tasks I have by name and could hand over. */
      tasks: z.int(),
    }),
    errors: [],
  }),
  takeBack: operation({
    id: 'case.take-back',
    method: 'POST',
    path: '/api/v1/hand-overs/:id/end',
    access: 'case.arrange',
    summary: 'What I handed over comes back to me, as far as it is still open',
    params: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({ handOver: handOverView, returned: z.int(), left }),
    errors: ['case.hand-over-not-found'],
  }),
}
