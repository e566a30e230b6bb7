import { z } from 'zod'
import { citation, localized } from './text.ts'

export const clockNames = ['acceptance', 'correction', 'statutory', 'promised'] as const

/** One clock of a case. `due` is a legal date; `daysLeft` counts in the clock's own unit and is negative when overdue. */
export const clockView = z.object({
  /** One of the law's clocks, or `stage` with the stage whose time it measures. */
  name: z.enum([...clockNames, 'stage']),
  stage: z.object({ name: z.string(), title: localized }).optional(),
  startedOn: z.string(),
  due: z.string(),
  count: z.int(),
  unit: z.enum(['working', 'calendar']),
  basis: citation.optional(),
  /** The calendar of a year it runs into is not published yet. */
  provisional: z.boolean(),
  /** Times it stood still, with reason and basis; and the extension. */
  pauses: z
    .array(z.object({ from: z.string(), to: z.string().optional(), reason: z.string(), basis: citation }))
    .optional(),
  extension: z.object({ count: z.int(), reason: z.string(), basis: citation, by: z.string() }).optional(),
  state: z.enum(['running', 'stopped', 'met', 'late']),
  endedOn: z.string().optional(),
  daysLeft: z.int(),
  /** Share of the period used, 0 to 1. */
  used: z.number(),
  /** Supervision colour: green, yellow (two days or fewer left), red (overdue), grey (stopped or ended). */
  colour: z.enum(['green', 'yellow', 'red', 'grey']),
})
export type ClockView = z.infer<typeof clockView>
