import { z } from 'zod'
import { sideParts } from './case-arrange.ts'
import { localized, period } from './text.ts'

/** What somebody was asked beside a task, and what they said. */
const besideView = z.object({
  id: z.uuid(),
  part: z.enum(sideParts),
  /** Who was asked: a name, or a unit with its role. */
  officerName: z.string().nullable(),
  unitName: z.string(),
  role: z.string(),
  asked: z.string(),
  openedAt: z.string(),
  answer: z.object({ agrees: z.boolean(), opinion: z.string(), at: z.string() }).nullable(),
  /** Taken back unanswered. */
  takenBack: z.boolean(),
})

const heldView = z.object({ action: localized, officerName: z.string(), opinion: z.string().optional() })

/** Whose turn it is, what they may do, and who else was drawn in. */
export const taskView = z.object({
  id: z.uuid(),
  stage: z.string(),
  title: localized,
  role: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Who claimed it, or was named for it. */
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  /** Given or asked by name, and nobody else's. */
  named: z.boolean(),
  /** 委托: whose task it is that the officer acts on. */
  onBehalfOf: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  openedAt: z.string(),
  /** 催办: how often haste was asked for. */
  urged: z.int(),
  /** Whether it is the caller's turn, and if not, why. */
  mine: z.boolean(),
  actions: z.array(
    z.object({
      name: z.string(),
      label: localized,
      key: z.string().optional(),
      needs: z.array(z.string()),
      /** Fields of the form that it asks to be filled in. */
      fills: z.array(z.string()).optional(),
      outcome: z.string().optional(),
    }),
  ),
  /** What is asked here beside another task, and by whom; absent on the task of a stage itself. */
  side: z
    .object({
      part: z.enum(sideParts),
      of: z.uuid(),
      asked: z.string(),
      askedBy: z.string().nullable(),
      /** The act that is to be signed. */
      held: heldView.nullable(),
    })
    .optional(),
  /** Who was asked beside this task, the newest last. */
  beside: z.array(besideView),
  /** Who is to sign after the act, and has not been asked yet. */
  signers: z.array(z.object({ name: z.string(), asked: z.string() })),
  /** The act that waits for those who sign after it. */
  held: heldView.nullable(),
  /** What the caller may do with it now, apart from its actions. */
  may: z.object({
    claim: z.boolean(),
    release: z.boolean(),
    transfer: z.boolean(),
    delegate: z.boolean(),
    recall: z.boolean(),
    ask: z.boolean(),
    answer: z.boolean(),
    /** 退回: the stages it may be sent back to, the latest first. */
    returns: z.array(z.object({ stage: z.string(), title: localized })),
  }),
})

/** What the caller may do to the case as a whole now. */
export const caseMay = z.object({
  suspend: z.boolean(),
  resume: z.boolean(),
  /** How far the law lets the period be lengthened; null where the caller may not, or it cannot be. */
  extend: period.nullable(),
  terminate: z.boolean(),
  reopen: z.boolean(),
  urge: z.boolean(),
  merge: z.boolean(),
  link: z.boolean(),
})
export type CaseMay = z.infer<typeof caseMay>
export type TaskView = z.infer<typeof taskView>
