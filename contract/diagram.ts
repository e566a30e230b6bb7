import { z } from 'zod'
import { stageKinds } from './flow.ts'
import { localized, period } from './text.ts'

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
  period: period.optional(),
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
