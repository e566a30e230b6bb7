import { z } from 'zod'

/** A time of day, `09:30`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const hours = z
  .array(z.strictObject({ from: time, to: time }))
  .max(4)
  .refine((spans) => spans.every(({ from, to }, at) => from < to && (spans[at - 1]?.to ?? '') <= from), {
    error: 'each ends after it begins, and one follows the other',
  })

/** How a hall works: when it is open, how many it takes, and who comes first. All of it is the hall's own setting. */
export const hallRules = z.strictObject({
  /** On working days of the published calendar, and on all others (周末延时服务); empty is closed. */
  hours: z.strictObject({ working: hours, rest: hours }),
  /** Length of a slot that is booked, and how long one visitor takes a window. */
  slotMinutes: z.int().min(10).max(240),
  serviceMinutes: z.int().min(1).max(120),
  /** How much of the windows' time may be booked; the rest is for those who just come. */
  bookablePercent: z.int().min(0).max(100),
  bookAheadDays: z.int().min(0).max(90),
  /** What ticket numbers begin with. */
  letters: z
    .strictObject({ booked: z.string().regex(/^[A-Z]$/), walkIn: z.string().regex(/^[A-Z]$/) })
    .refine(({ booked, walkIn }) => booked !== walkIn, { error: 'the letters differ' }),
  order: z.strictObject({
    /** Whoever booked goes before those who came up to this long before the slot; nobody is overtaken by later slots. */
    leadMinutes: z.int().min(0).max(480),
    /** So long before the slot it counts already. */
    earlyMinutes: z.int().min(0).max(120),
    /** Who checks in later than this after the slot began waits like those who just came. */
    graceMinutes: z.int().min(0).max(240),
  }),
  /** Who booked and did not come so often within so many days may not book for a while. */
  noShow: z.strictObject({
    count: z.int().min(1).max(20),
    withinDays: z.int().min(1).max(365),
    blockedDays: z.int().min(0).max(365),
    /** Whether it has been compared with the place's own rule. */
    verified: z.boolean(),
  }),
})
export type HallRules = z.infer<typeof hallRules>
