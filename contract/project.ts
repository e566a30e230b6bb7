import { z } from 'zod'
import { legStates } from './case-legs.ts'
import { outcomes } from './flow.ts'
import { operation } from './operation.ts'
import { citation, localized } from './text.ts'

export const projectStageStates = [
  /** Something before it is not granted yet. */
  'waiting',
  /** May be filed. */
  'open',
  'running',
  ...outcomes,
  /** Its case is over without a decision, and what it waits for is gone. */
  'ended',
] as const
export type ProjectStageState = (typeof projectStageStates)[number]

/** 项目代码: 24 characters of the national investment platform. */
const code = z.string().regex(/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/)
const day = z.string()

/** Working days that did not count, and whose they were. */
const excluded = z.object({ from: day, to: day, days: z.int(), why: z.enum(['applicant', 'suspended']) })

/** Working days on which government had it, so far. */
const used = z.object({ days: z.int(), excluded: z.array(excluded) })

const needed = z.object({ stage: localized, leg: localized })

const stageCase = z.object({
  /** Absent where the caller may not open it. */
  id: z.uuid().nullable(),
  number: z.string(),
  unitName: z.string(),
  turn: z.enum(['applicant', 'government', 'nobody']),
})

const leg = z.object({
  name: z.string(),
  title: localized,
  matter: z.string(),
  unitName: z.string().nullable(),
  state: z.enum(legStates),
  case: stageCase.nullable(),
  used: z.int(),
  /** It may be filed now, ahead of its stage. */
  mayBegin: z.boolean(),
})

const stage = z.object({
  name: z.string(),
  title: localized,
  /** The matter by which it is filed. */
  matter: z.string(),
  state: z.enum(projectStageStates),
  /** What has to be granted first. */
  missing: z.array(needed),
  /** What is handed in for all of it, once. */
  materials: z.array(localized),
  /** 牵头部门. */
  unitName: z.string().nullable(),
  case: stageCase.nullable(),
  legs: z.array(leg),
  used,
})
export type ProjectStage = z.infer<typeof stage>

const verdict = z.object({
  reviewer: localized,
  version: z.int().nullable(),
  round: z.int(),
  passed: z.boolean(),
  said: z.string().nullable(),
  /** What a comment rests on. */
  basis: z.array(citation),
  unit: z.string(),
  at: z.string(),
})

const summary = z.object({
  code: z.string(),
  name: z.string(),
  site: z.string(),
  kind: localized,
  subjectName: z.string(),
  regionName: z.string(),
  registeredAt: z.string(),
  /** One clock over everything that runs side by side. */
  clock: used.extend({ count: z.int(), basis: citation }),
  stages: z.array(stage.pick({ name: true, title: true, state: true }).extend({ used: z.int() })),
  /** By the total clock: `near` from four fifths of it on, as long as a stage is not granted. */
  risk: z.enum(['on-time', 'near', 'over']),
  /** Of the legs that are being decided, the one that has taken the most days. */
  slowest: z.object({ stage: localized, leg: localized, unitName: z.string(), days: z.int() }).nullable(),
})
export type ProjectSummary = z.infer<typeof summary>

export const projectView = summary.omit({ stages: true }).extend({
  stages: z.array(stage),
  /** Every version of the drawings, the newest first. */
  drawings: z.array(
    z.object({
      version: z.int(),
      /** SM3 of all sheets, hex. */
      digest: z.string(),
      keptAt: z.string(),
      sheets: z.array(z.object({ name: z.string(), files: z.array(z.string()), isChanged: z.boolean() })),
      verdicts: z.array(verdict),
    }),
  ),
  /** What was said at the joint visits, the newest first. */
  visits: z.array(verdict),
})
export type ProjectView = z.infer<typeof projectView>

export const projectOperations = {
  mine: operation({
    id: 'project.mine',
    method: 'GET',
    path: '/api/v1/projects/mine',
    access: 'project.read-own',
    summary: 'The construction projects of whom the caller may act for',
    output: z.object({ projects: z.array(summary) }),
    errors: [],
  }),
  list: operation({
    id: 'project.list',
    method: 'GET',
    path: '/api/v1/projects',
    access: 'project.list',
    summary: 'The construction projects of the caller’s region: stages, days used, the slowest leg',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
    output: z.object({ projects: z.array(summary) }),
    errors: [],
  }),
  get: operation({
    id: 'project.get',
    method: 'GET',
    path: '/api/v1/projects/:code',
    access: 'project.read',
    summary: 'A construction project: its stages, its total clock, its drawings and what was said of them',
    params: z.strictObject({ code }),
    output: projectView,
    errors: ['project.not-found'],
  }),
}
