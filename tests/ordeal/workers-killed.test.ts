import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRelay } from '#modules/case'
import { systemClock } from '#platform/clock'
import { openSoftwareKeyStore } from '#platform/crypto'
import { migrate, startEmbedded, type EmbeddedPostgres } from '#platform/database'
import { callersOf, createWorld, prepareTemplate, type World } from '#world'
import { fileLicence } from './licence.ts'
import { yiwang, type Started } from './processes.ts'

const CASES = 40
const PASSPHRASE = 'the workers share the keys of this folder'

let folder: string
let database: EmbeddedPostgres
let world: World
let hand: postgres.Sql
const ids: string[] = []
const running = new Set<Started>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-workers-'))
  // The disk keeps what a killed process wrote; only a power cut needs fsync, and this is none.
  database = await startEmbedded(join(folder, 'postgres'), { fsync: 'off' })
  await migrate(database.url)
  await prepareTemplate(database.url)
  await openSoftwareKeyStore({ folder: join(folder, 'data', 'keys'), passphrase: PASSPHRASE })
  // Filed thirty days ago, and nobody has answered: by the real clock every one of them is due.
  world = await createWorld({ url: database.url, at: systemClock.now().subtract({ hours: 24 * 30 }) })
  const city = await callersOf(world)
  const agent = await city.as('firm-agent')
  for (let filed = 0; filed < CASES; filed++) ids.push(await fileLicence(agent))
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  await city.composition.http.close()
  hand = postgres(database.url, { max: 2, onnotice: () => {} })
}, 240_000)
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all([...running].map(({ ended }) => ended))
  await hand?.end({ timeout: 1 })
  await world?.close()
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function startWorker(): Promise<Started> {
  const worker = yiwang(['start', '--roles=worker'], {
    DATABASE_URL: database.url,
    YIWANG_DATA_DIR: join(folder, 'data'),
    YIWANG_KEY_PASSPHRASE: PASSPHRASE,
  })
  running.add(worker)
  void worker.ended.then(() => running.delete(worker))
  expect(await worker.ready, worker.output()).toBe('ready')
  return worker
}

/** Holds a table, so that whoever writes it stands still in the middle of a statement, until it is let go. */
async function hold(table: string) {
  const line = await hand.reserve()
  await line`begin`
  await line.unsafe(`lock table ${table} in share mode`)
  return {
    letGo: async () => {
      await line`commit`
      line.release()
    },
  }
}

const standingStill = (statement: string) =>
  expect
    .poll(
      async () =>
        (
          await hand<{ count: number }[]>`
            select count(*)::int as count from pg_stat_activity
            where wait_event_type = 'Lock' and application_name = 'yiwang' and query like ${`%${statement}%`}`
        )[0]?.count,
      { timeout: 30_000, interval: 20 },
    )
    .toBeGreaterThan(0)
const fired = async () =>
  (await hand<{ count: number }[]>`select count(*)::int as count from "case".act where command = 'elapse'`)[0]
    ?.count ?? 0

test(
  'workers are killed in the middle of an act and of a notice, and PostgreSQL under them: each timer and notice once',
  { timeout: 240_000 },
  async () => {
    // One is killed while its act stands in PostgreSQL: the act happens, and nobody hears of it.
    const acts = await hold('"case".act')
    const first = await startWorker()
    await standingStill('apply')
    first.child.kill('SIGKILL')
    await first.ended
    expect(await fired()).toBe(0)
    await acts.letGo()
    await expect.poll(fired).toBeGreaterThan(0)

    // One is killed while its notices stand in PostgreSQL: they never were.
    const notices = await hold('message.notice')
    const second = await startWorker()
    await standingStill('message.notice')
    second.child.kill('SIGKILL')
    await second.ended
    await notices.letGo()

    // PostgreSQL is killed under two that are at work.
    await hold('"case".act')
    const workers = [await startWorker(), await startWorker()]
    await standingStill('apply').catch(() => {})
    await database.crash()
    await database.restart()
    // The old line was lost in the middle of its transaction, and its lock with it.
    void hand.end({ timeout: 1 }).catch(() => {})
    hand = postgres(database.url, { max: 2, onnotice: () => {} })

    await expect.poll(fired, { timeout: 90_000, interval: 200 }).toBe(CASES)
    await expect
      .poll(
        async () =>
          (await hand<{ left: number }[]>`select count(*)::int as left from "case".effect`)[0]?.left,
        { timeout: 90_000, interval: 200 },
      )
      .toBe(0)
    expect(workers.every(({ child }) => child.exitCode === null)).toBe(true)
    const elapsed = await hand`
      select case_id from "case".act where command = 'elapse' and case_id = any (${ids}) group by case_id having count(*) = 1`
    expect(elapsed).toHaveLength(CASES)
    const told = await hand<{ notices: number; recipients: number }[]>`
      select count(*)::int as notices, count(distinct subject_id)::int as recipients
      from message.notice where kind = 'case.deemed-accepted' group by case_id`
    expect(told).toHaveLength(CASES)
    expect(told.filter(({ notices: sent, recipients }) => sent !== 2 || recipients !== 2)).toEqual([])
    const accepted = await hand<{ from: string }[]>`
      select distinct state -> 'accepted' ->> 'deemed' as from from "case"."case" where case_id = any (${ids})`
    expect(accepted.map(({ from }) => from)).toEqual(['true'])

    for (const { child } of workers) child.kill('SIGTERM')
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0])
  },
)

test('a worker alone says what it needs', { timeout: 60_000 }, async () => {
  const noKeys = yiwang(['start', '--roles=worker'], {
    DATABASE_URL: database.url,
    YIWANG_DATA_DIR: join(folder, 'empty'),
  })
  expect(await noKeys.ended).toBe(1)
  expect(noKeys.output()).toMatch(/yiwang: There are no keys in .* yet: start the role web first/)
  const { DATABASE_URL: _, ...rest } = process.env
  const noDatabase = yiwang(['start', '--roles=worker'], {
    ...(rest as Record<string, string>),
    YIWANG_DATA_DIR: join(folder, 'data'),
  })
  expect(await noDatabase.ended).toBe(1)
  expect(noDatabase.output()).toContain('need DATABASE_URL')
  const nonsense = yiwang(['start', '--roles=web,mayor'], {})
  expect(await nonsense.ended).toBe(1)
  expect(nonsense.output()).toContain('--roles=web,mayor: name web or worker')
})
