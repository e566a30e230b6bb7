import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assigneeNames, resultNames, serviceNames } from '#modules/case'
import { bySlug, citedLaw, checkPack, readPacks, readStandards } from '#modules/matter'
import { resolveAddresses } from '#modules/law'
import { createWorld } from '#world'

const packsFolder = join(import.meta.dirname, '../../../packs')
const packs = await readPacks(packsFolder)
const world = await createWorld()
const addresses = [...new Set(packs.flatMap(({ definition }) => citedLaw(definition)))]
const resolved = await resolveAddresses(world.database.read, addresses, Temporal.PlainDate.from('2026-11-22'))
await world.close()

const names = {
  assignees: assigneeNames(),
  results: resultNames(),
  services: serviceNames(),
  matters: bySlug(packs),
  standards: await readStandards(packsFolder),
  hasArticle: (address: string) => resolved.has(address),
}

test.each(packs.map(({ folder, definition }) => [definition.slug, folder]))(
  'the pack %s may be published',
  async (_slug, folder) => {
    expect(await checkPack(folder, names)).toEqual([])
  },
)
