import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { citation } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'

const period = z.strictObject({ days: z.int().min(1).max(60), source: citation })
const line = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  callBack: period,
  fix: period,
  confirm: period,
  appeal: period,
})
/** Working days that a place sets, each with where it has them from. */
export type RatingPeriods = z.infer<typeof line>

/** Puts the days of `<packs>/rating/periods.yaml` in place of those before. Throws StartFailure where they are not sound. */
export async function loadRatingPeriods(tx: Transaction, packsFolder: string): Promise<void> {
  const file = join(packsFolder, 'rating', 'periods.yaml')
  const parsed = z
    .array(line)
    .min(1)
    .safeParse(parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new StartFailure(`rating/periods.yaml: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  const rows = JSON.stringify(parsed.data.map((body) => ({ region_code: body.region, body })))
  await tx`
    delete from rating.period where region_code not in (select region_code from jsonb_to_recordset(${rows}::text::jsonb) as p (region_code text))`
  await tx`
    insert into rating.period select * from jsonb_to_recordset(${rows}::text::jsonb) as p (region_code text, body jsonb)
    on conflict (region_code) do update set body = excluded.body`
}

/** The days for a region (GB/T 2260): its own, else its city's. Throws where neither has any. */
export async function periodsOf(read: Read, regionCode: string): Promise<RatingPeriods> {
  const county = regionCode.slice(0, 6)
  const [row] = await read<{ body: RatingPeriods }[]>`
    select body from rating.period where region_code in (${county}, ${`${county.slice(0, 4)}00`})
    order by region_code = ${county} desc limit 1`
  if (!row) throw new Error(`packs/rating/periods.yaml says nothing for ${county}`)
  return row.body
}
