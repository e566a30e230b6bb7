import type { Localized } from '#contract'
import { perDatabase, type Database } from '#platform/database'
import { rule, type Rule } from './rule.ts'

/** Rules change with a release only; another server's release is seen within this time. */
const LOOK_AGAIN_MS = 60_000

interface Remembered {
  rules?: { at: number; list: Promise<Rule[]> }
}
const rememberedOf = perDatabase((): Remembered => ({}))

/** The rules in force. */
export function rulesOf(database: Database): Promise<Rule[]> {
  const remembered = rememberedOf(database)
  const known = remembered.rules
  if (known && performance.now() - known.at < LOOK_AGAIN_MS) return known.list
  const list = currentRules(database)
  remembered.rules = { at: performance.now(), list }
  list.catch(() => delete remembered.rules)
  return list
}

async function currentRules({ read }: Database): Promise<Rule[]> {
  const rows = await read<
    { body: unknown }[]
  >`select body from supervision.rule where withdrawn_at is null order by id`
  return rows.map(({ body }) => rule.parse(body))
}

/** What rules are called, those that were withdrawn included, in the words of their newest version. */
export async function ruleTitles({ read }: Database): Promise<ReadonlyMap<string, Localized>> {
  const rows = await read<{ id: string; title: Localized }[]>`
    select distinct on (id) id, body -> 'title' as title from supervision.rule order by id, version desc`
  return new Map(rows.map(({ id, title }) => [id, title]))
}
