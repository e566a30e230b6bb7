import { z } from 'zod'
import { localized, period } from './text.ts'

/**
 * Milestones: the vocabulary that all statistics, clocks and supervision share (行政许可法 chapter 4).
 * A flow may name its stages as it likes; what an act means to the law is said by these alone.
 */
export const milestones = [
  'submitted',
  'correction-requested',
  'corrected',
  'accepted',
  'not-accepted',
  'suspended',
  'resumed',
  'decided',
  'delivered',
  'closed',
  'withdrawn',
  'terminated',
  'reopened',
] as const
export type Milestone = (typeof milestones)[number]
const milestone = z.enum(milestones)

const stageName = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** Where a case goes and what it means. `end` is the one name that is no stage. */
const route = z.strictObject({
  to: stageName,
  milestones: z.array(milestone).default([]),
  outcome: z.enum(['granted', 'refused']).optional(),
})

/** What an officer (or the applicant) may do with a task, and what the act must carry. */
const action = route.extend({
  label: localized,
  /** Key that triggers it in the officer face. */
  key: z.string().length(1).optional(),
  /** `opinion` free text · `reasons` the refused conditions with their articles · `corrections` the one list of everything missing · `filing` changed answers. */
  needs: z.array(z.enum(['opinion', 'reasons', 'corrections', 'filing'])).default([]),
})

const taskStage = z.strictObject({
  kind: z.literal('task'),
  title: localized,
  /** A registered assignee and its parameters; `applicant` is the one who filed. */
  assignee: z.strictObject({
    name: z.string(),
    role: z.string().optional(),
    department: z.string().optional(),
  }),
  /** The stage's own clock. */
  period: period.optional(),
  actions: z.record(stageName, action),
})

const decideStage = z.strictObject({
  kind: z.literal('decide'),
  title: localized,
  /** Name of the decision model; `matter` means the matter's own. */
  decision: z.string(),
  routes: z.strictObject({ granted: route, refused: route, referred: route }),
})

const issueStage = z.strictObject({
  kind: z.literal('issue'),
  title: localized,
  /** A registered result; `certificate` issues the matter's certificate type. */
  result: z.string(),
  next: route,
  /** Where a case goes whose result cannot be made (a name no font can print, say). */
  failed: route,
})

export const stage = z.discriminatedUnion('kind', [taskStage, decideStage, issueStage])
export type Stage = z.infer<typeof stage>
export type TaskStage = z.infer<typeof taskStage>
export type Action = z.infer<typeof action>
export type Route = z.infer<typeof route>

/** A graph of stages as data. */
export const flow = z.strictObject({
  id: stageName,
  version: z.int().min(1),
  start: stageName,
  /** Where a person looks again at what rules refused, when the applicant asks (个人信息保护法第二十四条第三款). */
  askReview: stageName.optional(),
  stages: z.record(stageName, stage),
})
export type Flow = z.infer<typeof flow>
