import { z } from 'zod'
import { caseMay, taskView } from './case-task.ts'
import { sideParts } from './case-arrange.ts'
import { clockView } from './case-clock.ts'
import { historyEntry } from './case-history.ts'
import { legView, parentView } from './case-legs.ts'
import { ruling } from './decision.ts'
import { filingView, valueSource } from './filing.ts'
import { milestones, outcomes } from './flow.ts'
import { citation, localized } from './text.ts'

/** Why something was refused, and the law it rests on. */
export const caseReason = z.strictObject({ text: z.string().min(1).max(500), basis: citation })
/** One thing that is missing or wrong, as the applicant is told. */
export const caseCorrection = z.strictObject({
  item: z.string().min(1).max(120),
  what: z.string().min(1).max(500),
  /** What of the matter it is about; something beyond it is looked at by supervision. */
  about: z
    .string()
    .max(80)
    .regex(/^(material|field|check):[A-Za-z0-9-]+$/)
    .optional(),
})

export const caseView = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  channel: z.enum(['web', 'window', 'internal', 'peer']),
  submittedAt: z.string(),
  closedAt: z.string().nullable(),
  matter: z.object({
    slug: z.string(),
    version: z.int(),
    kind: z.string(),
    name: localized,
    title: localized,
    /** Absent for work that officers file. */
    handling: z.enum(['instant', 'promised']).optional(),
    itemCode: z.string(),
  }),
  /** What it is about, where an officer filed it. */
  heading: z.string().nullable(),
  region: z.object({ code: z.string(), name: z.string() }),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  subject: z.object({
    id: z.uuid(),
    kind: z.enum(['person', 'entity']),
    name: z.string(),
    identifier: z.string(),
  }),
  filer: z.object({ name: z.string(), relation: z.string() }),
  /** The unit whose window took it in, where that is another than the one that decides. */
  takenInBy: z.string().nullable(),
  /** Stages in order, for the step trail. */
  trail: z.array(
    z.object({
      stage: z.string(),
      title: localized,
      state: z.enum(['done', 'now', 'later']),
      at: z.string().optional(),
      by: z.string().optional(),
    }),
  ),
  fields: z.array(
    z.object({
      name: z.string(),
      group: localized,
      label: localized,
      value: z.unknown(),
      text: z.string(),
      source: valueSource.optional(),
      difference: z.object({ found: z.string(), source: valueSource }).optional(),
    }),
  ),
  materials: z.array(
    z.object({ id: z.string(), name: localized, held: z.boolean(), label: localized.optional() }),
  ),
  /** 预填、手填、选择 counts of this filing. */
  count: z.object({ typed: z.int(), chosen: z.int(), held: z.int() }),
  ruling: ruling.omit({ input: true }).nullable(),
  decision: z
    .object({
      outcome: z.enum(outcomes),
      at: z.string(),
      automatic: z.boolean(),
      by: z.string(),
      opinion: z.string().optional(),
      reasons: z.array(caseReason),
    })
    .nullable(),
  /** What sources offer to choose from, for fields that open tasks ask to be filled in. */
  choices: filingView.shape.choices,
  /** What services found, stage by stage: whom they named, and what that rests on. */
  findings: z.array(
    z.object({
      stage: z.string(),
      title: localized,
      officers: z.array(z.object({ name: z.string(), unitName: z.string() })),
      /** What it proposes for the one notice to the applicant. */
      corrections: z.array(caseCorrection).optional(),
      record: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  /** Filled texts of the grant: what it means, in the applicant's words. */
  granted: z
    .object({ heading: localized, facts: z.array(z.object({ label: localized, value: localized })) })
    .nullable(),
  corrections: z.array(caseCorrection).nullable(),
  /** 受理, and the day it counts from: `deemed` where nobody answered in time (行政许可法第三十二条第一款第四项). */
  accepted: z.object({ on: z.string(), deemed: z.boolean() }).nullable(),
  clocks: z.array(clockView),
  /** Open tasks: those of stages first, then what was asked beside them. */
  tasks: z.array(taskView),
  may: caseMay,
  /** 中止: what the time stood or stands still for (行政许可法第四十五条). */
  procedures: z.array(
    z.object({
      name: z.string(),
      reason: z.string(),
      basis: citation,
      document: z.string(),
      days: z.int().optional(),
      from: z.string(),
      to: z.string().optional(),
    }),
  ),
  /** Cases it belongs with, of those the caller may see. */
  links: z.array(
    z.object({
      caseId: z.uuid(),
      number: z.string(),
      title: localized,
      relation: z.enum(['related', 'merged-into', 'merged-from', 'split-into', 'split-from']),
    }),
  ),
  history: z.array(historyEntry),
  certificates: z.array(
    z.object({
      id: z.uuid(),
      identifier: z.string(),
      name: localized,
      state: z.string(),
      issuedOn: z.string(),
      /** 发文字号 of an official document. */
      number: z.string().nullable(),
    }),
  ),
  /** 一件事: the legs of the whole, each a case of its own; none elsewhere. */
  legs: z.array(legView),
  /** The whole that this case is a leg of. */
  parent: parentView.nullable(),
  rating: z.object({ grade: z.int(), at: z.string() }).nullable(),
  mayRate: z.boolean(),
  mayWithdraw: z.boolean(),
  /** 催办: the applicant's side may ask for haste now. */
  mayUrge: z.boolean(),
  /** Rules alone refused: the applicant may have a person look again. */
  mayAskReview: z.boolean(),
  /** Time from filing to decision in milliseconds, where decided. */
  tookMs: z.number().nullable(),
})
export type CaseView = z.infer<typeof caseView>

/** A filing to be corrected: the form it was filed on, what was answered, and everything that is missing (行政许可法第三十二条第一款第四项). */
export const correctionView = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  ...filingView.pick({ form: true, values: true, shown: true, choices: true, count: true }).shape,
  corrections: z.array(caseCorrection),
  /** The time left to answer the notice. */
  clock: clockView.nullable(),
})
export type CorrectionView = z.infer<typeof correctionView>

export const caseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(['open', 'closed']),
  milestone: z.enum(milestones),
  outcome: z.enum(outcomes).nullable(),
  slug: z.string(),
  title: localized,
  name: localized,
  subjectName: z.string(),
  heading: z.string().nullable(),
  unitName: z.string(),
  regionName: z.string(),
  submittedAt: z.string(),
  stageTitle: localized.nullable(),
  clock: clockView.nullable(),
  /** Whose turn it is now. */
  turn: z.enum(['applicant', 'government', 'nobody']),
  /** 一件事: its legs, folded under it. */
  legs: z.array(legView),
  /** Title of the whole that it is a leg of. */
  whole: localized.nullable(),
})

export const inboxItem = z.object({
  taskId: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  revision: z.int(),
  slug: z.string(),
  title: localized,
  name: localized,
  stageTitle: localized,
  subjectName: z.string(),
  heading: z.string().nullable(),
  regionName: z.string(),
  unitName: z.string(),
  submittedAt: z.string(),
  openedAt: z.string(),
  officerName: z.string().nullable(),
  mine: z.boolean(),
  /** Asked beside another task: what for, and in which words. */
  part: z.enum(sideParts).nullable(),
  asked: z.string().nullable(),
  /** 委托: I act for somebody else. */
  delegated: z.boolean(),
  /** The role the task asks for. */
  role: z.string(),
  /** 催办: how often haste was asked for. */
  urged: z.int(),
  differences: z.int(),
  clock: clockView.nullable(),
  /** Title of the whole that it is a leg of. */
  whole: localized.nullable(),
})
export type InboxItem = z.infer<typeof inboxItem>
