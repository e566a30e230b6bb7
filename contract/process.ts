import { z } from 'zod'
import { caseSummary } from './case-view.ts'
import { diagramEdge, diagramNode } from './diagram.ts'
import { operation } from './operation.ts'

/** A figure of a flow with what the cases of a span have done there. */
const measuredNode = z.strictObject({
  ...diagramNode.shape,
  /** Cases that have been here, and those that are here now. */
  cases: z.int(),
  now: z.int(),
  /** Stays that have ended, how long half of them took at most, and nine in ten; milliseconds of any day. Absent where none has. */
  stays: z.int(),
  medianMs: z.int().optional(),
  p90Ms: z.int().optional(),
  /** All the time that cases have spent here, those that are here still included. */
  spentMs: z.int(),
  /** Cases of which a task here was or is done after its day. */
  overdue: z.int(),
  /** 瓶颈: of all the time spent, most is spent here. */
  isSlowest: z.boolean(),
})
export type MeasuredNode = z.infer<typeof measuredNode>

/** A line with how many cases went along it, and how often. */
const measuredEdge = z.strictObject({ ...diagramEdge.shape, cases: z.int(), times: z.int() })
export type MeasuredEdge = z.infer<typeof measuredEdge>

/** Cases that went the same way: the figures they came to, in order. */
const variant = z.strictObject({
  path: z.array(z.string()),
  cases: z.int(),
  /** How it ended; `open` is on its way still, `stopped` was withdrawn or terminated where it stood. */
  state: z.enum(['open', 'ended', 'stopped']),
})

/** What cases of one version took from filing to their end: what a change of the flow has brought. */
const versionFigures = z.strictObject({
  version: z.int(),
  cases: z.int(),
  closed: z.int(),
  medianMs: z.int().optional(),
  p90Ms: z.int().optional(),
})

export const processView = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  /** Cases filed in these days within the scope, and how many of them, the newest, are counted. */
  filed: z.int(),
  counted: z.int(),
  /** Cases that were sent back, that had to be corrected, that ended. */
  returned: z.int(),
  corrected: z.int(),
  closed: z.int(),
  width: z.number(),
  height: z.number(),
  nodes: z.array(measuredNode),
  edges: z.array(measuredEdge),
  /** The most frequent first; `others` went other ways. */
  variants: z.array(variant),
  others: z.int(),
  /** By version, of the year before `until`. */
  versions: z.array(versionFigures),
})
export type ProcessView = z.infer<typeof processView>

const params = z.strictObject({
  slug: z.string().max(80),
  version: z.coerce.number().int().min(1).max(1_000_000),
})
/** Days before `until`, which is today unless said. */
const span = {
  days: z.coerce.number().int().min(1).max(366).default(90),
  until: z.iso.date().optional(),
}

export const processOperations = {
  read: operation({
    id: 'case.process',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version/process',
    access: 'case.process',
    summary: 'How the cases of a version really went: along which lines, how long where, and by which ways',
    params,
    query: z.strictObject(span),
    output: processView,
    errors: ['matter.not-found'],
  }),
  cases: operation({
    id: 'case.process-cases',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version/process/cases',
    access: 'case.process',
    personal: true,
    summary: 'The newest cases behind a figure of the process',
    params,
    query: z.strictObject({
      ...span,
      /** `line` went along it · `stage` came there · `now` is there · `variant` went that way · `overdue` had a task late there. */
      what: z.enum(['line', 'stage', 'now', 'variant', 'overdue', 'returned', 'corrected', 'closed']),
      /** The line's or figure's id; of a way its state and its figures, a space between. */
      of: z.string().max(4000).default(''),
    }),
    /** `count` is the figure; at most fifty cases are listed. */
    output: z.strictObject({ count: z.int(), cases: z.array(caseSummary) }),
    errors: ['matter.not-found'],
  }),
}
