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

/** What a decision says. `partly` is the word of many matters handled as one, of which some were granted. */
export const outcomes = ['granted', 'partly', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

const stageName = z.string().regex(/^[a-z][a-z0-9-]*$/)
/** A ZEN expression over { form, found, outputs, subject, legs }; `found.<stage>` is what the service of that call recorded. */
const condition = z.string().min(1).max(2000)

/**
 * Where a case goes and what it means. Two names are no stages: `end` ends the case, `join` ends the branch of a fork.
 * `verdict` is what a branch says to its join.
 */
const route = z.strictObject({
  to: stageName,
  milestones: z.array(milestone).default([]),
  outcome: z.enum(outcomes).optional(),
  verdict: z.enum(['pass', 'fail']).optional(),
})

/** A stage's own time. `from` is a field whose whole number stands in place of `count`, where a place sets its own days. */
export const stagePeriod = period.extend({ from: z.string().optional() })

/** What an officer (or the applicant) may do with a task, and what the act must carry. */
const action = route.extend({
  label: localized,
  /** Key that triggers it in the officer face. */
  key: z.string().length(1).optional(),
  /** `opinion` free text · `reasons` the refused conditions with their articles · `corrections` the one list of everything missing · `filing` changed answers. */
  needs: z.array(z.enum(['opinion', 'reasons', 'corrections', 'filing'])).default([]),
  /** Fields of the form that whoever acts fills in or fills in anew. */
  fills: z.array(z.string()).min(1).optional(),
})

/** People act. */
const taskStage = z.strictObject({
  kind: z.literal('task'),
  title: localized,
  /**
   * A registered assignee and its parameters. `applicant` is the one who filed, `filing-unit` the unit that did; `role` is the deciding
   * unit's, `department` another's: named here, or by the answer to a field (`from`), in the region that another answer names (`region`).
   * `named-by` is whom the answer of a call named: of the stage `from` the one on that `seat`.
   */
  assignee: z.strictObject({
    name: z.string(),
    role: z.string().optional(),
    department: z.string().optional(),
    from: z.string().optional(),
    region: z.string().optional(),
    seat: z.int().min(1).max(20).optional(),
  }),
  /** The stage's own clock. */
  period: stagePeriod.optional(),
  /** Where the case goes when that clock runs out; without it the clock only turns red. */
  elapsed: route.optional(),
  /** 退回: whether who has the task may send the case back to a stage it has been in. */
  mayReturn: z.boolean().default(true),
  actions: z.record(stageName, action),
})

/** A rule set acts. */
const decideStage = z.strictObject({
  kind: z.literal('decide'),
  title: localized,
  /** Name of the decision model; `matter` means the matter's own. */
  decision: z.string(),
  routes: z.strictObject({ granted: route, refused: route, referred: route }),
})

/** A service outside acts: the case waits for its answer. */
const callStage = z.strictObject({
  kind: z.literal('call'),
  title: localized,
  /** A registered service, and what it is told: templates over { form, outputs, subject, case }. */
  service: z.string(),
  with: z.record(z.string(), z.string()).default({}),
  period: stagePeriod.optional(),
  /** By the answers the service gives. */
  answers: z.record(stageName, route),
  /** The service cannot be asked, or does not answer within the period. */
  failed: route,
})

/** A time, or a signal from elsewhere. */
const waitStage = z
  .strictObject({
    kind: z.literal('wait'),
    title: localized,
    period: stagePeriod.optional(),
    minutes: z.int().min(1).max(525_600).optional(),
    elapsed: route.optional(),
    signals: z.record(stageName, route).default({}),
  })
  .refine(({ period: days, minutes, elapsed, signals }) => {
    const hasTime = days !== undefined || minutes !== undefined
    if (days !== undefined && minutes !== undefined) return false
    return (elapsed !== undefined) === hasTime && (hasTime || Object.keys(signals).length > 0)
  }, 'a wait ends by one time with its route, or by a signal')

/** 并联、会签、或签: branches side by side, each made of stages of its own. */
const forkStage = z.strictObject({
  kind: z.literal('fork'),
  title: localized,
  branches: z.record(
    stageName,
    z.strictObject({
      title: localized,
      start: stageName,
      stages: z.array(stageName).min(1),
      when: condition.optional(),
    }),
  ),
  /** How many branches must pass: all of them, any one, or so many. */
  join: z.union([z.enum(['all', 'any']), z.strictObject({ quorum: z.int().min(1) })]),
  next: route,
  /** Not enough branches can pass any more. */
  failed: route,
})

/** One leg of many matters handled as one: a case of its own. */
const leg = z.strictObject({
  title: localized,
  matter: stageName,
  when: condition.optional(),
  /** Legs that must be granted first. */
  after: z.array(stageName).default([]),
  /** Without it the whole is not complete. */
  required: z.boolean().default(true),
  /**
   * What the leg's form is told: its field by an expression over { form, found, outputs, subject, legs }. `legs.<name>` is a leg that went
   * before: its `state`, and the identifier of the `certificate` it gave.
   */
  answers: z.record(z.string(), z.string()).default({}),
  /** Materials of the leg's matter, each by the material of the whole that is handed in for it: one file serves many legs. */
  materials: z.record(z.string(), z.string()).default({}),
})

/** 一件事、主办协办: child cases, in the order of their dependencies. */
const spawnStage = z.strictObject({
  kind: z.literal('spawn'),
  title: localized,
  legs: z.record(stageName, leg),
  /** Every required leg was granted. */
  next: route,
  /** Some were. */
  partial: route,
  /** None was. */
  failed: route,
})

/** A result is made. */
const issueStage = z.strictObject({
  kind: z.literal('issue'),
  title: localized,
  /** A registered result; `certificate` issues the matter's certificate type. */
  result: z.string(),
  next: route,
  /** Where a case goes whose result cannot be made (a name no font can print, say). */
  failed: route,
})

export const stage = z.discriminatedUnion('kind', [
  taskStage,
  decideStage,
  callStage,
  waitStage,
  forkStage,
  spawnStage,
  issueStage,
])
export type Stage = z.infer<typeof stage>
export const stageKinds = ['task', 'decide', 'call', 'wait', 'fork', 'spawn', 'issue'] as const
export type StageKind = (typeof stageKinds)[number]
export type TaskStage = z.infer<typeof taskStage>
export type ForkStage = z.infer<typeof forkStage>
export type SpawnStage = z.infer<typeof spawnStage>
export type SpawnLeg = z.infer<typeof leg>
export type Action = z.infer<typeof action>
export type Route = z.infer<typeof route>

/** A graph of stages as data. */
export const flow = z.strictObject({
  id: stageName,
  version: z.int().min(1),
  start: stageName,
  /**
   * How it is received. `statutory`: 行政许可法第三十二条 rules it, five days for the one notice, else deemed accepted. `filing`: what is
   * filed is accepted, and the periods run from that day. `none`: no clock, the flow says when.
   */
  acceptance: z.enum(['statutory', 'filing', 'none']).default('statutory'),
  /** Where a person looks again at what rules refused, when the applicant asks (个人信息保护法第二十四条第三款). */
  askReview: stageName.optional(),
  /** Where a closed case that turns out wrong is taken up again. */
  reopen: stageName.optional(),
  stages: z.record(stageName, stage),
})
export type Flow = z.infer<typeof flow>
