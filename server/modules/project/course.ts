import { z } from 'zod'
import { citation, localized } from '#contract'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
/** Legs that must be granted first, by the stage they are of. */
const after = z.record(name, z.array(name).min(1)).default({})

/** The stages of a kind of project, in their order: a pack in `packs/projects`. */
export const course = z.strictObject({
  id: name,
  version: z.int().min(1),
  title: localized,
  /** The matter that registers a project. */
  register: name,
  /** The total clock: days on which government had it. */
  total: z.strictObject({ count: z.int().min(1).max(1000), unit: z.literal('working'), basis: citation }),
  stages: z.record(
    name,
    z.strictObject({
      title: localized,
      /** The matter by which the stage is filed; its legs are those of the stage. */
      matter: name,
      after,
      /** Legs that may be filed alone before their stage, and what they wait for. */
      early: z.record(name, z.strictObject({ after })).default({}),
    }),
  ),
})
export type Course = z.infer<typeof course>
export type After = z.infer<typeof after>

/** What was granted for a project: `land/permit`, by stage and leg. */
export type Granted = ReadonlySet<string>

export function grantKey(stage: string, leg: string): string {
  return `${stage}/${leg}`
}

/** What has to be granted still before a stage or leg opens, in the order of the course. */
export function missingFor(needed: After, granted: Granted): { stage: string; leg: string }[] {
  return Object.entries(needed).flatMap(([stage, legs]) =>
    legs.filter((leg) => !granted.has(grantKey(stage, leg))).map((leg) => ({ stage, leg })),
  )
}

/** What is wrong with a course in itself: it waits for what it has not, or for itself. */
export function faultsOf({ stages }: Course): string[] {
  const names = Object.keys(stages)
  return Object.entries(stages).flatMap(([stage, { after: needed, early }]) =>
    [needed, ...Object.values(early).map((each) => each.after)].flatMap((each) =>
      Object.keys(each)
        .filter((before) => !names.includes(before) || names.indexOf(before) >= names.indexOf(stage))
        .map((before) => `${stage} waits for ${before}, which does not come before it`),
    ),
  )
}
