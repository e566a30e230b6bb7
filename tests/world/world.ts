import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'
import { simulatedClock } from '#platform/clock'
import { openSoftwareKeyStore } from '#platform/crypto'
import { connect, type Database } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Scanner } from '#platform/scan'
import { createSignals } from '#platform/signals'
import { openFileStore } from '#platform/storage'
import { createLog, createMetrics } from '#platform/telemetry'
import { TEMPLATE, TEST_PASSPHRASE, type Cluster } from './cluster.ts'

/** A working day in the demo's present: Thursday, 19 November 2026, 10:00 in China. */
export const MORNING = Temporal.Instant.from('2026-11-19T02:00:00Z')

export interface World extends AsyncDisposable {
  readonly platform: Platform
  readonly clock: ReturnType<typeof simulatedClock>
  readonly database: Database
  /** As the owner of the schema: for tests that look behind the scenes or play the hand at the database. */
  readonly owner: Database
  readonly url: string
  /** Log lines written so far, so that a test can look for what must not be there. */
  readonly logged: string[]
  close(): Promise<void>
}

interface WorldOptions {
  at?: Temporal.Instant
  mode?: 'demo' | 'production'
  maxConnections?: number
  /** A prepared database on a server of the test's own, instead of a copy of the template. */
  url?: string
  /** Where the run has no cluster of its own. */
  cluster?: Pick<Cluster, 'postgresUrl' | 'keyFolder'>
  scanner?: Scanner
  /** As other platforms call it. */
  name?: string
  uploads?: Platform['config']['uploads']
  counterparties?: Platform['config']['counterparties']
}

/** A platform of its own on a fresh copy of the template database, under a clock that stands still. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { url, drop } = options.url
    ? { url: new URL(options.url), drop: async () => {} }
    : await copyTemplate(options.cluster?.postgresUrl ?? inject('postgresUrl'))
  const database = connect({ url: url.href, role: 'yiwang_app', maxConnections: options.maxConnections ?? 5 })
  const owner = connect({ url: url.href, maxConnections: 1 })
  const clock = simulatedClock(options.at ?? MORNING)
  const logged: string[] = []
  const dataFolder = await mkdtemp(join(tmpdir(), 'yiwang-world-'))
  const platform: Platform = {
    config: {
      mode: options.mode ?? 'demo',
      host: '127.0.0.1',
      port: 0,
      dataFolder,
      databaseUrl: url.href,
      publicUrl: 'http://127.0.0.1:8080',
      trustedProxies: 'loopback',
      keyPassphrase: undefined,
      sms: undefined,
      clamdUrl: undefined,
      uploads: options.uploads ?? { maxBytes: 20_000_000, quotaBytes: 500_000_000 },
      signUp: 'registered-phone',
      instanceName: options.name ?? '晋中市',
      counterparties: options.counterparties ?? {},
      callbackUrl: 'http://127.0.0.1:8080',
      simulatorsUrl: undefined,
      demoSize: 1,
    },
    clock,
    database,
    keyStore: await openSoftwareKeyStore({
      folder: options.cluster?.keyFolder ?? inject('keyFolder'),
      passphrase: TEST_PASSPHRASE,
    }),
    files: await openFileStore(join(dataFolder, 'files')),
    scanner: options.scanner,
    signals: createSignals(),
    log: createLog((line) => void logged.push(line)),
    metrics: createMetrics(),
  }
  const close = async () => {
    await database.close()
    await owner.close()
    await drop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { platform, clock, database, owner, url: url.href, logged, close, [Symbol.asyncDispose]: close }
}

async function copyTemplate(server: string) {
  const name = `t_${randomBytes(8).toString('hex')}`
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  await admin`create database ${admin(name)} template ${admin(TEMPLATE)}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = async () => {
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin.end()
  }
  return { url, drop }
}
