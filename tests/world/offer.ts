import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { assigneeNames, resultNames, serviceNames } from '#modules/case'
import { lookAgain, publishPacks } from '#modules/matter'
import type { Database } from '#platform/database'
import type { World } from './world.ts'

const packs = fileURLToPath(new URL('../../packs', import.meta.url))

/** A matter of the test's own: the food-business licence, handled by another flow. */
export interface Offer {
  readonly slug: string
  /** As a flow pack is written, without its id and version. */
  readonly flow: object
  /** Lines of matter.yaml in place of those that begin alike. */
  readonly lines?: Readonly<Record<string, string>>
  /** Asks for no material. */
  readonly bare?: true
}

/** Publishes matters of the test's own beside all others, through the same checks as any pack. */
export async function offer(world: World, ...offers: readonly Offer[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-packs-'))
  try {
    await cp(packs, folder, { recursive: true })
    for (const [index, each] of offers.entries()) await writePack(folder, each, index)
    await world.owner.write((transaction) => publish(transaction, folder, world.clock.now()))
    lookAgain(world.database)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function publish(
  transaction: Parameters<Parameters<Database['write']>[0]>[0],
  folder: string,
  now: Temporal.Instant,
) {
  const names = { assignees: assigneeNames(), results: resultNames(), services: serviceNames() }
  await publishPacks(transaction, folder, names, now)
}

async function writePack(
  folder: string,
  { slug, flow, lines = {}, bare }: Offer,
  index: number,
): Promise<void> {
  const service = join(folder, 'services', slug)
  await cp(join(folder, 'services', 'food-business-licence'), service, { recursive: true })
  await rm(join(service, 'decision.yaml'))
  const file = join(service, 'matter.yaml')
  const changed = {
    slug,
    basicCode: `'1401319${String(90 + index)}000'`,
    codeVerified: 'false',
    flow: slug,
    ...lines,
  }
  const whole = await readFile(file, 'utf8')
  const text = bare ? whole.replace(/^materials:\n(?:[ #].*\n)+/m, 'materials: []\n') : whole
  const written = Object.entries(changed).reduce(
    (all, [name, value]) => all.replace(new RegExp(`^${name}:.*$`, 'm'), `${name}: ${value}`),
    text,
  )
  await writeFile(file, written)
  await writeFile(join(folder, 'flows', `${slug}.yaml`), stringify({ id: slug, version: 1, ...flow }))
}
