import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrate, startEmbedded } from '#platform/database'
import { openSoftwareKeyStore } from '#platform/crypto'
import { prepareTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    keyFolder: string
  }
}

export const TEMPLATE = 'yiwang_template'
export const TEST_PASSPHRASE = 'the tests keep their keys in a folder of their own'

/** One PostgreSQL for the whole run; every test file copies the template that is prepared here once. */
export default async function setup(project: TestProject) {
  const { postgresUrl, keyFolder, tearDown } = await startCluster()
  project.provide('postgresUrl', postgresUrl)
  project.provide('keyFolder', keyFolder)
  return tearDown
}

export interface Cluster {
  readonly postgresUrl: string
  readonly keyFolder: string
  tearDown(): Promise<void>
}

/** A PostgreSQL with the template that worlds are copied from: for a test outside the run that has one. */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-test-'))
  const given = process.env['YIWANG_TEST_DATABASE_URL']
  await mkdir(join(folder, 'keys'))
  // Nothing here has to survive a power cut, so nothing waits for the disk.
  const embedded = given
    ? undefined
    : await startEmbedded(join(folder, 'postgres'), {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: '200',
      })
  const url = given ?? embedded?.url ?? ''
  const tearDown = async () => {
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await buildTemplate(url, join(folder, 'keys'))
  } catch (cause) {
    await tearDown()
    throw cause
  }
  return { postgresUrl: url, keyFolder: join(folder, 'keys'), tearDown }
}

async function buildTemplate(url: string, keyFolder: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`drop database if exists ${sql(TEMPLATE)}`
  await sql`create database ${sql(TEMPLATE)}`
  await sql.end()
  const template = new URL(url)
  template.pathname = `/${TEMPLATE}`
  await migrate(template.href)
  await openSoftwareKeyStore({ folder: keyFolder, passphrase: TEST_PASSPHRASE })
  await prepareTemplate(template.href)
}
