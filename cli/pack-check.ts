import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assigneeNames, resultNames, serviceNames } from '#modules/case'
import { openLibrary } from '#modules/law'
import { checkPack, type Finding } from '#modules/matter'
import { dateOf, systemClock } from '#platform/clock'
import { StartFailure } from '#platform/errors'

/** Everything wrong with the pack in a folder, judged by what this release knows: its flows, its law library, its registered names. */
export async function findingsOf(folder: string): Promise<Finding[]> {
  if (!existsSync(join(folder, 'matter.yaml')))
    throw new StartFailure(`${folder} is no pack: it has no matter.yaml`)
  const library = openLibrary()
  const today = dateOf(systemClock.now()).toString()
  return checkPack(folder, {
    assignees: assigneeNames(),
    services: serviceNames(),
    results: resultNames(),
    hasArticle: (address: string) => library.find(address, today) !== undefined,
  })
}
