import { z } from 'zod'
import { clockView } from './case-clock.ts'
import { milestones, outcomes } from './flow.ts'
import { citation, localized, period } from './text.ts'

export const legStates = [
  /** Waits for legs that go before it. */
  'waiting',
  'running',
  'granted',
  'refused',
  /** Its case is over without a decision; `reason` is the milestone. */
  'ended',
  /** There could be no case; `reason` is a problem code and the fields it names. */
  'unfiled',
  /** `reason`: `condition` (not needed here), `refused-before`, `whole-ended`. */
  'skipped',
] as const
export type LegState = (typeof legStates)[number]

/** The case of a leg, as far as the caller may know of it. */
const legCase = z.object({
  /** Absent where the caller may not open it. */
  id: z.uuid().nullable(),
  number: z.string(),
  milestone: z.enum(milestones),
  outcome: z.enum(outcomes).nullable(),
  /** Whose turn it is now. */
  turn: z.enum(['applicant', 'government', 'nobody']),
  stageTitle: localized.nullable(),
  /** The clock that ends first. */
  clock: clockView.nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was refused; for those who handle the whole or the leg, and for the applicant. */
  reasons: z.array(z.object({ text: z.string(), basis: citation })),
  certificates: z.array(
    z.object({
      id: z.uuid().nullable(),
      identifier: z.string(),
      name: localized,
      state: z.string(),
      issuedOn: z.string(),
    }),
  ),
})

/** One leg of many matters handled as one, as it stands now. */
export const legView = z.object({
  name: z.string(),
  title: localized,
  /** Slug of its matter: a leg may also be applied for alone. */
  matter: z.string(),
  after: z.array(z.string()),
  required: z.boolean(),
  promised: period.nullable(),
  state: z.enum(legStates),
  reason: z.string().nullable(),
  /** Who decides it; absent where nobody handles the matter here. */
  unitName: z.string().nullable(),
  case: legCase.nullable(),
})
export type LegView = z.infer<typeof legView>

/** The whole that a case is a leg of. */
export const parentView = z.object({
  /** Absent where the caller may not open it. */
  id: z.uuid().nullable(),
  number: z.string(),
  title: localized,
  /** 牵头部门. */
  unitName: z.string(),
  /** Which of the legs this case is. */
  leg: z.string(),
  legs: z.array(legView),
})
export type ParentView = z.infer<typeof parentView>
