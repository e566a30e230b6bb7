import { currentServices, offeredEdition } from '#modules/matter'
import { perDatabase, type Database } from '#platform/database'
import { buildIndex, type SearchIndex } from './search-index.ts'

interface Built {
  readonly edition: number
  readonly index: SearchIndex
}

const builtOf = perDatabase((): { last: Promise<Built> | undefined } => ({ last: undefined }))

/** The index of what is offered now: built anew when the catalogue has another edition, so that it never shows what is gone. */
export async function offeredIndex(database: Database): Promise<SearchIndex> {
  const built = builtOf(database)
  const edition = await offeredEdition(database)
  const last = await built.last?.catch(() => undefined)
  if (last?.edition === edition) return last.index
  const building = currentServices(database).then((matters) => ({
    edition,
    index: buildIndex(matters.map(({ definition }) => definition)),
  }))
  built.last = building
  return (await building).index
}
