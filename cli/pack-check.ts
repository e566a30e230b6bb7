import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { openLibrary } from '#modules/law'
import { bySlug, checkPack, PackRefused, readPacks, readStandards, type Finding } from '#modules/matter'
import { dateOf, systemClock } from '#platform/clock'
import { StartFailure } from '#platform/errors'
import { registeredNames } from '../server/registered.ts'

/** Everything wrong with the pack in a folder, judged by what this release knows: its flows, its law library, its registered names. */
export async function findingsOf(folder: string): Promise<Finding[]> {
  if (!existsSync(join(folder, 'matter.yaml')))
    throw new StartFailure(`${folder} is no pack: it has no matter.yaml`)
  const library = openLibrary()
  const today = dateOf(systemClock.now()).toString()
  const [matters, standards] = await Promise.all([
    mattersBeside(folder),
    readStandards(dirname(dirname(resolve(folder)))),
  ])
  return checkPack(folder, {
    ...registeredNames(),
    hasArticle: (address: string) => library.find(address, today) !== undefined,
    standards,
    ...(matters ? { matters } : {}),
  })
}

/** The packs it lies among, which its legs may name; undefined where it lies alone, or one of them cannot be read. */
async function mattersBeside(folder: string) {
  const kind = dirname(resolve(folder))
  if (!['services', 'work'].includes(basename(kind))) return undefined
  try {
    return bySlug(await readPacks(dirname(kind)))
  } catch (cause) {
    if (cause instanceof PackRefused) return undefined
    throw cause
  }
}
