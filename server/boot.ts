import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { smsSenderOf } from '#modules/identity'
import { readConfig, claimFolder, openFolder, openSecrets, type Config } from '#platform/config'
import { systemClock } from '#platform/clock'
import { openSoftwareKeyStore, type KeyStore } from '#platform/crypto'
import { connect, migrate, startEmbedded, type Database } from '#platform/database'
import { StartFailure } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { openClamd } from '#platform/scan'
import { createSignals } from '#platform/signals'
import { openFileStore } from '#platform/storage'
import { createLog, createMetrics, type Log } from '#platform/telemetry'
import { startSimulators } from './demo/simulators/start.ts'
import { refuseOtherCity } from './other-city.ts'
import { prepareReference } from './prepare.ts'
import { serverRoles, type ServerRole } from './roles.ts'

export interface Booted {
  readonly platform: Platform
  /** As the owner of the schema: for loading what the server itself may not change. */
  readonly owner: Database
  /** Does work that begins anew when it is interrupted, on a platform whose commits do not wait for the disk. */
  hasten<T>(work: (platform: Platform) => Promise<T>): Promise<T>
  /** Ends the database connections, our own PostgreSQL included, and gives the data folder back. */
  shutDown(): Promise<void>
}

export interface BootOptions {
  readonly mode: Config['mode']
  /** Both, unless another process of the same folder and database does the rest. */
  readonly roles?: readonly ServerRole[]
  readonly env?: Record<string, string | undefined>
  readonly log?: Log
  /** Told before each step, in a few words. */
  readonly progress?: (step: string) => void
}

/** From nothing to a platform with a prepared database. Throws StartFailure with one sentence, leaving nothing running. */
export async function boot({
  mode,
  roles = serverRoles,
  env,
  log = createLog(),
  progress = () => {},
}: BootOptions): Promise<Booted> {
  const config = readConfig(mode, env)
  const undo: (() => Promise<void>)[] = []
  const shutDown = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const isWhole = roles.length === serverRoles.length
    if (!isWhole && !config.databaseUrl)
      throw new StartFailure(
        'Processes that share the work need DATABASE_URL: the embedded PostgreSQL has one',
      )
    const keyFolder = join(config.dataFolder, 'keys')
    if (!roles.includes('web') && !existsSync(keyFolder))
      throw new StartFailure(`There are no keys in ${config.dataFolder} yet: start the role web first`)
    if (isWhole) undo.push(await claimFolder(config.dataFolder))
    else await openFolder(config.dataFolder)
    const secrets = await openSecrets(config)
    progress(config.databaseUrl ? 'Connecting to PostgreSQL' : 'Starting PostgreSQL')
    const url = config.databaseUrl ?? (await startOwn(config, undo))
    await migrateOrSay(url, progress)
    const owner = connect({ url, maxConnections: 3 })
    undo.push(() => owner.close())
    await refuseOtherCity(owner, mode)
    await mkdir(keyFolder, { recursive: true, mode: 0o700 })
    const keyStore = await openSoftwareKeyStore({ folder: keyFolder, passphrase: secrets.keyPassphrase })
    // Production without a way to send codes fails here, not at the first sign-in.
    if (mode === 'production') smsSenderOf({ config, database: owner })
    progress('Loading places, calendars, statutes and matters')
    await prepareReference(owner, systemClock.now(), { demo: mode === 'demo' })
    const application = { url, role: 'yiwang_app', maxConnections: 12 }
    const database = connect(application)
    undo.push(() => database.close())
    const platform: Platform = {
      config: await withParties(config, isWhole, keyStore, undo),
      clock: systemClock,
      database,
      keyStore,
      files: await openFileStore(join(config.dataFolder, 'files')),
      scanner: config.clamdUrl ? openClamd({ url: config.clamdUrl }) : undefined,
      signals: createSignals(),
      log,
      metrics: createMetrics(),
    }
    const hasten = async <T>(work: (hasty: Platform) => Promise<T>) => {
      const hasty = connect({ ...application, isHasty: true })
      try {
        return await work({ ...platform, database: hasty })
      } finally {
        await hasty.close()
      }
    }
    return { platform, owner, hasten, shutDown }
  } catch (cause) {
    await shutDown()
    throw cause
  }
}

/** In the demo, the parties that no agreement is configured with are simulated; one process has to be the whole platform then. */
async function withParties(
  config: Config,
  isWhole: boolean,
  keyStore: KeyStore,
  undo: (() => Promise<void>)[],
): Promise<Config> {
  if (config.mode !== 'demo' || !isWhole) return config
  const simulators = await startSimulators({
    customerKey: () =>
      keyStore.publicKeys().find(({ purpose, isCurrent }) => purpose === 'counterparty' && isCurrent)?.pem ??
      '',
    now: () => systemClock.now(),
    file: join(config.dataFolder, 'simulated-parties.json'),
    paceSeconds: 8,
  })
  undo.push(() => simulators.stop())
  return {
    ...config,
    simulatorsUrl: simulators.url,
    counterparties: { ...simulators.counterparties, ...config.counterparties },
  }
}

async function startOwn(config: Config, undo: (() => Promise<void>)[]): Promise<string> {
  const embedded = await startEmbedded(join(config.dataFolder, 'postgres'))
  undo.push(() => embedded.stop())
  return embedded.url
}

/** Brings a database to this release's schema. Throws StartFailure where it cannot be reached. */
export async function migrateOrSay(url: string, progress: (step: string) => void): Promise<void> {
  try {
    await migrate(url, (name) => progress(`Building the schema: ${name}`))
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (/^(ECONN|ENOTFOUND|CONNECT_|28)/.test(code))
      throw new StartFailure(`The database cannot be reached (${code}): is DATABASE_URL right?`, { cause })
    throw cause
  }
}
