import { findSubjectWithFacts } from '#modules/registry'
import { perDatabase, type Database } from '#platform/database'

/** A bookshop of the demo city: on record in every library that licences read. */
const BOOKSHOP = '01900000-0000-7000-8000-000000000101'
const FIRMS = 1_000
/** No unified credit code begins with it. */
const NOBODY = 'BENCH-'

/** Firms of the bookshop's kind, so that nobody asks for a thousand licences: what a holder has is looked at before anything is granted. */
export async function settleFirms(owner: Database): Promise<void> {
  await owner.write(async (transaction) => {
    await transaction`
      insert into registry.subject (id, kind, identifier, name, region_code)
      select gen_random_uuid(), kind, ${NOBODY}::text || place, name, region_code
      from registry.subject, generate_series(1, ${FIRMS}::int) as place where id = ${BOOKSHOP}`
    await transaction`
      insert into registry.record (subject_id, library, data, as_of, source_unit)
      select firm.id, library, data, as_of, source_unit
      from registry.record, registry.subject firm where subject_id = ${BOOKSHOP} and starts_with(firm.identifier, ${NOBODY})`
  })
  await owner.read`analyze registry.subject, registry.record`
}

/** One after another, with what the libraries hold of each. */
export async function nextFirm(database: Database, libraries: Parameters<typeof findSubjectWithFacts>[2]) {
  const firms = firmsOf(database)
  firms.ids ??= database.read<{ id: string }[]>`
    select id from registry.subject where starts_with(identifier, ${NOBODY}) order by id`
  const ids = await firms.ids
  const id = ids[firms.turn++ % ids.length]?.id
  const found = id && (await findSubjectWithFacts(database.read, id, libraries))
  if (!found) throw new Error('There are no firms')
  return found
}

interface Firms {
  ids?: PromiseLike<readonly { id: string }[]>
  turn: number
}
const firmsOf = perDatabase((): Firms => ({ turn: 0 }))
