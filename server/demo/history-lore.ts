import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { citation } from '#contract'
import { PACKS_FOLDER } from '../prepare.ts'

const weighted = z.array(z.tuple([z.unknown(), z.number().positive()])).min(1)
const span = z.tuple([z.int(), z.int()])

/** How an answer is made; anything else in the file stands for itself. */
const recipe = z.union([
  z.strictObject({ pick: weighted }),
  z.strictObject({ some: z.array(z.string()).min(1), count: span }),
  z.strictObject({ number: span }),
  z.strictObject({ chance: z.number().min(0).max(1) }),
  z.strictObject({ offered: z.enum(['one', 'all']) }),
  z.strictObject({ held: z.string() }),
  z.strictObject({ text: z.array(z.string()).min(1) }),
  z.strictObject({ day: span }),
])
const constant = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const answers = z.record(z.string(), z.union([recipe, constant]))

export type Recipe = z.infer<typeof recipe>
export type Answerbook = z.infer<typeof answers>

const matterLore = z.strictObject({
  variants: z.array(z.strictObject({ industries: z.array(z.string()).optional(), answers })).min(1),
  /** Answers that rules will not settle by themselves. */
  troubled: answers.default({}),
  /** Answers given after a notice of corrections. */
  mended: answers.default({}),
  corrections: z.array(z.strictObject({ item: z.string(), what: z.string() })).default([]),
  refusals: z.array(z.strictObject({ text: z.string(), basis: citation })).default([]),
})

const texts = z.array(z.string()).min(1)
const loreSchema = z.strictObject({
  words: z.record(z.string(), texts),
  matters: z.record(z.string(), matterLore),
  opinions: z.strictObject({
    grant: texts,
    'grant-referred': texts,
    refuse: texts,
    'not-accept': texts,
    'hand-over': texts,
  }),
  corrected: texts,
  withdrawals: texts,
  ratings: z.strictObject({ praise: texts, mixed: texts, blame: texts }),
})

/** What people of the demo city answer, say and write: `packs/demo-city/answers.yaml`. */
export type Lore = z.infer<typeof loreSchema>
export type MatterLore = z.infer<typeof matterLore>

export async function readLore(): Promise<Lore> {
  return loreSchema.parse(parse(await readFile(join(PACKS_FOLDER, 'demo-city', 'answers.yaml'), 'utf8')))
}

/** Throws where the demo city has nothing to say about a matter. */
export function loreOf(lore: Lore, slug: string): MatterLore {
  const found = lore.matters[slug]
  if (!found) throw new RangeError(`packs/demo-city/answers.yaml says nothing about ${slug}`)
  return found
}
