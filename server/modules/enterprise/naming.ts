import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { citation, localized } from '#contract'
import type { Read, Transaction } from '#platform/database'
import { StartFailure } from '#platform/errors'
import type { NameWords } from './name.ts'

const wordList = z.array(z.string().regex(/^\p{Script=Han}{1,20}$/u)).min(1)

const naming = z.strictObject({
  /** How long a name is kept for whoever filed for it. */
  reservation: z.strictObject({ months: z.int().min(1).max(24), basis: citation }),
  /** How long the name of an entity that ended is nobody else's. */
  afterEnd: z.strictObject({ years: z.int().min(0).max(10), basis: citation }),
  /** Why two names may not be the same. */
  same: citation,
  markLength: z.strictObject({ from: z.int().min(1), to: z.int().max(40) }),
  organisations: z.strictObject({ company: wordList }),
  trades: z.array(z.strictObject({ division: z.string().regex(/^\d{2}$/), words: wordList })).min(1),
  barred: z.array(z.strictObject({ words: wordList, reason: localized, basis: citation })),
})
type Written = z.infer<typeof naming>

/** The rules of names, ready to be asked. */
export interface Naming extends NameWords {
  readonly reservation: Written['reservation']
  readonly afterEnd: Written['afterEnd']
  readonly same: Written['same']
  readonly barred: Written['barred']
}

/** Puts `<packs>/registration/names.yaml` in place of what was there. Throws StartFailure where it is not sound. */
export async function loadNaming(tx: Transaction, packsFolder: string): Promise<void> {
  const file = join(packsFolder, 'registration', 'names.yaml')
  const parsed = naming.safeParse(parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new StartFailure(`registration/names.yaml: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
  await tx`
    insert into enterprise.naming (body) values (${JSON.stringify(parsed.data)}::text::jsonb)
    on conflict (is_only) do update set body = excluded.body`
}

/** The rules of names as they are loaded. */
export async function namingOf(read: Read): Promise<Naming> {
  const [row] = await read<{ body: Written }[]>`select body from enterprise.naming`
  if (!row) throw new Error('packs/registration/names.yaml is not loaded')
  const { trades, organisations, ...rest } = row.body
  return {
    ...rest,
    organisations: organisations.company,
    trades: new Map(trades.flatMap(({ division, words }) => words.map((word) => [word, division] as const))),
  }
}
