import { z } from 'zod'
import { stageKinds, stagePeriod } from './flow.ts'
import { legStates } from './case-legs.ts'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const point = z.strictObject({ x: z.number(), y: z.number() })

/** A figure of a flow's diagram, placed; pixels from the top left corner. */
export const diagramNode = z.strictObject({
  id: z.string(),
  /** `start` and `end` are where cases come in and go out, `join` is where branches meet; all else is a stage. */
  kind: z.enum(['start', 'end', 'join', ...stageKinds]),
  /** The stage it stands for; a join stands for its fork. */
  stage: z.string().optional(),
  title: localized,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  /** Who has it: `applicant`, or a role. */
  role: z.string().optional(),
  period: stagePeriod.optional(),
  minutes: z.int().optional(),
  legs: z.array(z.strictObject({ name: z.string(), title: localized })).optional(),
})
export type DiagramNode = z.infer<typeof diagramNode>

/** A line: every way out of one figure that leads to the same other one. */
export const diagramEdge = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** The ways out that it stands for, each named as in the flow (`actions.grant`); none where nothing is chosen. */
  exits: z.array(z.strictObject({ via: z.string(), label: localized })),
  /** Its corners, from where it leaves to where it arrives. */
  points: z.array(point).min(2),
  /** Where what is written on it begins, on the line, and how much room there is. */
  label: z.strictObject({ ...point.shape, width: z.number() }),
  /** Leads back to where the way has been. */
  isBack: z.boolean(),
})
export type DiagramEdge = z.infer<typeof diagramEdge>

/** A flow as it is drawn. */
export const flowDiagram = z.strictObject({
  width: z.number(),
  height: z.number(),
  nodes: z.array(diagramNode),
  edges: z.array(diagramEdge),
})
export type FlowDiagram = z.infer<typeof flowDiagram>

const actor = z.strictObject({
  kind: z.enum(['person', 'officer', 'system']),
  name: z.string(),
  unitName: z.string().optional(),
})

/** A figure with what a case has done there. */
const walkedNode = z.strictObject({
  ...diagramNode.shape,
  /** `unused` is where a closed case has never been. */
  state: z.enum(['done', 'now', 'later', 'unused']),
  /** How often the case came here, and how long it was here in all, in milliseconds. */
  visits: z.int(),
  spentMs: z.int(),
  /** Since when it is here. */
  since: z.string().optional(),
  /** Who acted here, each once, in order. */
  by: z.array(actor),
  /** What it waits for here: a time that ends, an answer, other cases, colleagues. */
  until: z.string().optional(),
  legs: z
    .array(
      z.strictObject({
        name: z.string(),
        title: localized,
        state: z.enum(['later', ...legStates]),
      }),
    )
    .optional(),
})
export type WalkedNode = z.infer<typeof walkedNode>

/** A line with the order in which the case went along it; none where it did not. */
const walkedEdge = z.strictObject({ ...diagramEdge.shape, taken: z.array(z.int()) })
export type WalkedEdge = z.infer<typeof walkedEdge>

/** One step of a case on its way. */
const walkStep = z.strictObject({
  order: z.int(),
  at: z.string(),
  /**
   * `entered` came in · `moved` by a way of the flow · `branched` into a branch · `joined` a branch ended · `returned` was sent
   * back · `ended` by a way of the flow · `stopped` ended where it stood: withdrawn, terminated, merged.
   */
  kind: z.enum(['entered', 'moved', 'branched', 'joined', 'returned', 'ended', 'stopped']),
  from: z.string().optional(),
  to: z.string().optional(),
  /** The line it went along. */
  edge: z.string().optional(),
  /** What was chosen or came about. */
  label: localized.optional(),
  verdict: z.enum(['pass', 'fail']).optional(),
  by: actor,
  reason: z.string().optional(),
})
export type WalkStep = z.infer<typeof walkStep>

/** The way of a case drawn over the flow of its version. */
export const caseDiagram = z.strictObject({
  width: z.number(),
  height: z.number(),
  status: z.enum(['open', 'closed']),
  nodes: z.array(walkedNode),
  edges: z.array(walkedEdge),
  steps: z.array(walkStep),
})
export type CaseDiagram = z.infer<typeof caseDiagram>

const version = z.strictObject({
  slug: z.string().max(80),
  version: z.coerce.number().int().min(1).max(1_000_000),
})

export const diagramOperations = {
  flow: operation({
    id: 'matter.diagram',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version/diagram',
    access: 'matter.inspect',
    summary: 'The flow of one version as a drawing: figures and lines in their places',
    params: version,
    output: flowDiagram,
    errors: ['matter.not-found'],
  }),
  bpmn: operation({
    id: 'matter.bpmn',
    method: 'GET',
    path: '/api/v1/matters/:slug/versions/:version/bpmn',
    access: 'matter.inspect',
    summary: 'The flow of one version as BPMN 2.0 (ISO/IEC 19510), for other modellers',
    params: version,
    output: z.unknown(),
    media: 'application/xml',
    errors: ['matter.not-found'],
  }),
  case: operation({
    id: 'case.diagram',
    method: 'GET',
    path: '/api/v1/cases/:id/diagram',
    access: 'case.trace',
    personal: true,
    summary: 'The way of a case drawn over its flow, what was sent back and who acted included',
    params: z.strictObject({ id: z.uuid() }),
    output: caseDiagram,
    errors: ['case.not-found'],
  }),
}
