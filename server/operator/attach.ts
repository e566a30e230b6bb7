import { join } from 'node:path'
import { claimFolder, holderOf, readConfig, type Config } from '#platform/config'
import { systemClock } from '#platform/clock'
import { connect, findRunning, schemaStanding, startEmbedded, type Database } from '#platform/database'
import { StartFailure } from '#platform/errors'
import { migrateOrSay } from '../boot.ts'
import { refuseOtherCity } from '../other-city.ts'
import { prepareReference } from '../prepare.ts'

/** An installation as an operator's command works on it, whether or not its server runs. */
export interface Attached {
  readonly database: Database
  readonly config: Config
  close(): Promise<void>
}

/**
 * Reaches the database of this installation: the one of DATABASE_URL, our own that the running server has, or our own started for the
 * time being. An empty one is prepared; one of another release is refused, as its server has to be started first. Throws StartFailure.
 */
export async function attach(
  options: { env?: Record<string, string | undefined>; progress?: (step: string) => void } = {},
): Promise<Attached> {
  const { env, progress = () => {} } = options
  const config = readConfig('production', env)
  const undo: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const url = config.databaseUrl ?? (await reachOwn(config, undo, progress))
    await makeCurrent(url, progress)
    const database = connect({ url, maxConnections: 2 })
    undo.push(() => database.close())
    await refuseOtherCity(database, 'production')
    return { database, config, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function reachOwn(
  { dataFolder }: Config,
  undo: (() => Promise<void>)[],
  progress: (step: string) => void,
): Promise<string> {
  const folder = join(dataFolder, 'postgres')
  const holder = await holderOf(dataFolder)
  if (holder !== undefined) {
    const url = await findRunning(folder)
    if (url) return url
    throw new StartFailure(
      `Another Yiwang (process ${holder}) is starting or stopping on ${dataFolder}: wait for it`,
    )
  }
  undo.push(await claimFolder(dataFolder))
  progress('Starting PostgreSQL')
  const embedded = await startEmbedded(folder)
  undo.push(() => embedded.stop())
  return embedded.url
}

async function makeCurrent(url: string, progress: (step: string) => void): Promise<void> {
  const standing = await schemaStanding(url).catch(async (cause: unknown) => {
    // Says in one sentence why it cannot be reached.
    await migrateOrSay(url, () => {})
    throw cause
  })
  if (standing === 'newer') throw new StartFailure('The database is of a newer release: use that release')
  if (standing === 'older')
    throw new StartFailure('The database is of an older release: start the server of this release first')
  if (standing === 'current') return
  await migrateOrSay(url, progress)
  progress('Loading places, calendars, statutes and matters')
  const database = connect({ url, maxConnections: 1 })
  try {
    await prepareReference(database, systemClock.now(), { demo: false })
  } finally {
    await database.close()
  }
}
