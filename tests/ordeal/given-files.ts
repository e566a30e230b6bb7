import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilingView, LibraryItem } from '#contract'
import type { Caller, World } from '#world'
import { FIRM } from './licence.ts'

/** The firm's open draft of a food licence; `fresh` gives what it was given back to the library. */
export async function openLicence(who: Caller, fresh = false): Promise<FilingView> {
  const body = { slug: 'food-business-licence', subjectId: FIRM, fresh }
  return (await who.post('/api/v1/filings', body)).body as unknown as FilingView
}

export async function libraryOf(who: Caller): Promise<LibraryItem[]> {
  return ((await who.get('/api/v1/my/materials')).body as unknown as { items: LibraryItem[] }).items
}

/** Paths of kept files within the store. */
export async function stored({ platform }: World): Promise<string[]> {
  const all = await readdir(join(platform.config.dataFolder, 'files'), { recursive: true })
  return all.filter((path) => /[0-9a-f]{64}$/.test(path))
}

/** Files that are being taken in. */
export function arriving({ platform }: World): Promise<string[]> {
  return readdir(join(platform.config.dataFolder, 'files', 'arriving'))
}

/** How much is on record, whether anybody sees it or not. */
export async function records({ owner }: World) {
  const [row] = await owner.read`
    select (select count(*) from material.file)::int as files, (select count(*) from material.item)::int as items,
      (select count(*) from material.given)::int as given`
  return row
}
