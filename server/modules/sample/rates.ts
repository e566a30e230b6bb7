import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { citation } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'

const rate = z.strictObject({
  matter: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Of the automatic decisions, so many are looked at. */
  share: z.number().min(0).max(1),
  /** Of those looked at, so many may be disagreed with before the rules stop. */
  haltAbove: z.number().min(0).max(1),
  /** Nothing is judged by fewer. */
  atLeast: z.int().min(1),
  source: citation,
})
export type SampleRate = z.infer<typeof rate>
const DEFAULT = 'default'

/** Puts the rates of `<packs>/sampling/rates.yaml` in place of those before. Throws StartFailure where they are not sound or have no default. */
export async function loadSampleRates(tx: Transaction, packsFolder: string): Promise<void> {
  const file = join(packsFolder, 'sampling', 'rates.yaml')
  const parsed = z
    .array(rate)
    .refine((rates) => rates.some(({ matter }) => matter === DEFAULT), 'there is no default')
    .safeParse(parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new StartFailure(`sampling/rates.yaml: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  const rows = JSON.stringify(parsed.data.map((body) => ({ slug: body.matter, body })))
  await tx`
    delete from sample.rate where slug not in (select slug from jsonb_to_recordset(${rows}::text::jsonb) as p (slug text))`
  await tx`
    insert into sample.rate select * from jsonb_to_recordset(${rows}::text::jsonb) as p (slug text, body jsonb)
    on conflict (slug) do update set body = excluded.body`
}

/** The rate of a matter: its own, else the default. */
export async function ratesOf(read: Read): Promise<(slug: string) => SampleRate> {
  const rows = await read<{ body: SampleRate }[]>`select body from sample.rate`
  const rates = new Map(rows.map(({ body }) => [body.matter, body]))
  return (slug) => {
    const found = rates.get(slug) ?? rates.get(DEFAULT)
    if (!found) throw new Error('packs/sampling/rates.yaml is not loaded')
    return found
  }
}
