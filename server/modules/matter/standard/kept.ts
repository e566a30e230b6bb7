import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { standardFile, standardItem, standardLevels } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import type { Standards } from './compare.ts'

/** Items of the levels above, by basic code. */
export type StandardsByCode = ReadonlyMap<string, Standards>

/** Reads `<packs>/standards/*.yaml`; a folder of packs may have none. Throws a StartFailure that names the file. */
export async function readStandards(packsFolder: string): Promise<StandardsByCode> {
  const folder = join(packsFolder, 'standards')
  const files = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  const read = await Promise.all(
    files
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map(async (file) => {
        const parsed = standardFile.safeParse(parse(await readFile(join(folder, file), 'utf8')))
        if (!parsed.success)
          throw new StartFailure(`standards/${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
        const { basicCode, levels } = parsed.data
        return [basicCode, inOrder(levels)] as const
      }),
  )
  return new Map(read)
}

/** Puts what the levels above set in place of what was there. */
export async function storeStandards(tx: Transaction, standards: StandardsByCode): Promise<void> {
  const rows = JSON.stringify(
    [...standards].flatMap(([basic_code, levels]) =>
      levels.map((body) => ({ basic_code, level: body.level, body })),
    ),
  )
  await tx`
    with put (basic_code, level, body) as (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as p (basic_code text, level text, body jsonb)),
    gone as (delete from matter.standard s where not exists (select 1 from put p where p.basic_code = s.basic_code and p.level = s.level))
    insert into matter.standard (basic_code, level, body) select basic_code, level, body from put
    on conflict (basic_code, level) do update set body = excluded.body`
}

/** What the levels above set for a basic code, or for every one. */
export async function findStandards(read: Read, basicCode?: string): Promise<StandardsByCode> {
  const rows = await read<{ basicCode: string; body: unknown }[]>`
    select basic_code as "basicCode", body from matter.standard
    where ${basicCode ?? null}::text is null or basic_code = ${basicCode ?? null}`
  const byCode = Map.groupBy(rows, (row) => row.basicCode)
  return new Map(
    [...byCode].map(([code, of]) => [code, inOrder(of.map(({ body }) => standardItem.parse(body)))]),
  )
}

function inOrder(levels: Standards): Standards {
  return levels.toSorted((a, b) => standardLevels.indexOf(a.level) - standardLevels.indexOf(b.level))
}
