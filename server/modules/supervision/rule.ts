import { z } from 'zod'
import { cardColours, citation, localized, milestones, period, shownTo } from '#contract'

/** Clocks of government; the correction clock runs against the applicant and earns nobody a card. */
const watchedClocks = ['acceptance', 'statutory', 'promised', 'stage'] as const

/**
 * What a rule looks at. `milestones`: acts that reached one of these. `clocks`: running ones, from the day on which so many days
 * are left (−1: the day after the last). `suspended`: a procedure that takes longer than the applicant was told. `untouched`: an
 * open case whose turn is government's and with which nobody has done anything for so many working days.
 */
const on = z.union([
  z.strictObject({ milestones: z.array(z.enum(milestones)).min(1) }),
  z.strictObject({ clocks: z.array(z.enum(watchedClocks)).min(1), daysLeft: z.int().min(-1).max(30) }),
  z.strictObject({ suspended: z.literal(true) }),
  z.strictObject({ untouched: z.int().min(1).max(250) }),
])

/** A rule of e-supervision (电子监察), as packs write it. */
export const rule = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  version: z.int().min(1),
  colour: z.enum(cardColours),
  title: localized,
  meaning: localized,
  on,
  /** A ZEN expression over the facts (facts.ts) that must be true beside; without it what is looked at is enough. */
  when: z.string().min(1).max(1000).optional(),
  /** What the card says: a template over the facts. */
  says: localized,
  /** What must be done now, and within what time. */
  todo: localized,
  within: period,
  /** Who hears of it. */
  shown: z.array(z.enum(shownTo)).min(1),
  /** The article for licences (行政许可) and the one for everything else. */
  basis: z.strictObject({ licence: citation, other: citation }),
  /** How long it may be objected to. */
  objection: period,
})
export type Rule = z.infer<typeof rule>
export type WatchedClock = (typeof watchedClocks)[number]

export type RuleOn<K extends 'milestones' | 'clocks' | 'suspended' | 'untouched'> = Rule & {
  on: Extract<Rule['on'], Record<K, unknown>>
}

/** The rules that look at one kind of thing. */
export function rulesOn<K extends 'milestones' | 'clocks' | 'suspended' | 'untouched'>(
  rules: readonly Rule[],
  kind: K,
): RuleOn<K>[] {
  return rules.filter((each): each is RuleOn<K> => kind in each.on)
}
