import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerEntry } from '#contract'
import type { Database, Read } from '#platform/database'
import { uuidv7 } from '#platform/crypto'
import { createWorld, type World } from '#world'
import { checkLedger } from './check-ledger.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { digestOf, leafOf, newSalt } from './entry.ts'
import { integrateBatch } from './integrate.ts'
import { createLedger } from './ledger.ts'
import { verifyConsistency, verifyInclusion } from './merkle.ts'
import { publishKeys } from './published-keys.ts'
import { findCheckpoint, sealedEntries } from './queries.ts'
import { entriesOfCase, findConsistencyProof, findInclusionProof, findInclusionProofs } from './tree-proof.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const newLedger = (of: World) => createLedger(of.platform)

function newEntry(caseId: string | undefined = uuidv7()): LedgerEntry {
  const id = uuidv7()
  return {
    id,
    kind: 'case.submitted',
    ...(caseId ? { caseId } : {}),
    digest: digestOf(newSalt(), { id }),
    at: '2026-11-19T02:00:00.123456Z',
  }
}

const append = (read: Read, entries: readonly LedgerEntry[]) =>
  read`select ledger.append(${read.json([...entries])})`

async function drain(of: World): Promise<number> {
  const ledger = newLedger(of)
  let total = 0
  for (let count = await ledger.integrateOnce(); count > 0; count = await ledger.integrateOnce())
    total += count
  return total
}

async function expectAllProved(of: World, entries: readonly LedgerEntry[]) {
  const proofs = await findInclusionProofs(
    of.database.read,
    entries.map(({ id }) => id),
  )
  expect(proofs.map(({ entry }) => entry.id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
  const wrong = proofs.filter(({ entry, index, path, checkpoint }) => {
    const parsed = parseCheckpoint(checkpoint)
    const hashes = path.map((hash) => Buffer.from(hash, 'hex'))
    return !parsed || !verifyInclusion(leafOf(entry), index, parsed.size, hashes, parsed.root)
  })
  expect(wrong).toEqual([])
  expect(await checkLedger(of.database.read, publishKeys(of.platform.keyStore).keys)).toMatchObject({
    ok: true,
  })
}

test('entries appended in concurrent statements are all proved, with and without a case', async () => {
  const entries = Array.from({ length: 600 }, (_, index) => newEntry(index % 10 === 0 ? undefined : uuidv7()))
  const before = (await findCheckpoint(world.database.read))?.size ?? 0
  const batches = Array.from({ length: 60 }, (_, index) => entries.slice(index * 10, index * 10 + 10))
  const appended = batches.map((batch) => append(world.database.read, batch))
  await newLedger(world).integrateOnce()
  await Promise.all(appended)
  await drain(world)
  expect((await findCheckpoint(world.database.read))?.size).toBe(before + 600)
  await expectAllProved(world, entries)
  expect(await findInclusionProof(world.database.read, entries[0]?.id ?? '')).toMatchObject({
    entry: entries[0],
  })
  expect(await findInclusionProof(world.database.read, uuidv7())).toBeUndefined()
})

test('integrators that run at once neither lose nor double an entry', async () => {
  const entries = Array.from({ length: 100 }, () => newEntry())
  await append(world.database.read, entries)
  const before = (await findCheckpoint(world.database.read))?.size ?? 0
  const counts = await Promise.all(Array.from({ length: 5 }, () => newLedger(world).integrateOnce()))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100)
  expect((await findCheckpoint(world.database.read))?.size).toBe(before + 100)
  await expectAllProved(world, entries)
})

test('an integration that is cut off never happened, and the next one does it whole', async () => {
  const entries = [newEntry(), newEntry()]
  await append(world.database.read, entries)
  const before = await findCheckpoint(world.database.read)
  const { keyStore } = world.platform
  const cut = world.database.write(async (transaction) => {
    expect(await integrateBatch(transaction, { keyStore, now: world.clock.now() })).toBe(2)
    throw new Error('killed')
  })
  await expect(cut).rejects.toThrow('killed')
  expect(await findCheckpoint(world.database.read)).toEqual(before)
  expect(await drain(world)).toBe(2)
  await expectAllProved(world, entries)
})

test('an act that is rolled back leaves no entry', async () => {
  const entry = newEntry()
  const failed = world.database.write(async (transaction) => {
    await append(transaction, [entry])
    throw new Error('refused')
  })
  await expect(failed).rejects.toThrow('refused')
  expect(await drain(world)).toBe(0)
  expect(await findInclusionProof(world.database.read, entry.id)).toBeUndefined()
})

test('every earlier checkpoint is proved to be the beginning of the last', async () => {
  const checkpoints = []
  for (const count of [1, 5, 300]) {
    await append(
      world.database.read,
      Array.from({ length: count }, () => newEntry()),
    )
    await drain(world)
    checkpoints.push(await findCheckpoint(world.database.read))
  }
  const last = checkpoints.at(-1)
  expect(new Set(checkpoints.map((checkpoint) => checkpoint?.note.split('\n')[0])).size).toBe(1)
  for (const earlier of checkpoints) {
    const [from, to] = [earlier?.size ?? 0, last?.size ?? 0]
    const path = (await findConsistencyProof(world.database.read, from, to)).map((hash) =>
      Buffer.from(hash, 'hex'),
    )
    expect(
      verifyConsistency(from, to, path, earlier?.root ?? Buffer.alloc(0), last?.root ?? Buffer.alloc(0)),
    ).toBe(true)
  }
})

test("a case's entries are found in the order they happened", async () => {
  const caseId = uuidv7()
  const entries = [newEntry(caseId), newEntry(), newEntry(caseId)]
  await append(world.database.read, entries)
  await drain(world)
  const found = await entriesOfCase(world.database.read, caseId)
  expect(found.map(({ entry }) => entry)).toEqual([entries[0], entries[2]])
  expect(await sealedEntries(world.database.read, caseId)).toEqual(new Set([entries[0]?.id, entries[2]?.id]))
})

test('the worker integrates by itself, and stops', async () => {
  const ledger = newLedger(world)
  ledger.start()
  const entries = [newEntry(), newEntry()]
  await append(world.database.read, entries.slice(0, 1))
  ledger.wake()
  await expect
    .poll(() => findInclusionProof(world.database.read, entries[0]?.id ?? ''), { timeout: 5_000 })
    .toBeDefined()
  await append(world.database.read, entries.slice(1))
  await expect
    .poll(() => findInclusionProof(world.database.read, entries[1]?.id ?? ''), { timeout: 5_000 })
    .toBeDefined()
  await ledger.stop()
  await append(world.database.read, [newEntry()])
  await sleep(500)
  expect(await drain(world)).toBe(1)
})

test('the worker outlives the loss of its connections', async () => {
  await using lost = await createWorld()
  const ledger = newLedger(lost)
  ledger.start()
  const entries = Array.from({ length: 15 }, () => newEntry())
  for (const entry of entries) {
    // Only those at work on the log: killed while it opens, a postgres.js connection throws where nobody can catch.
    await lost.owner.read`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like '%ledger.%'`
    await append(lost.owner.read, [entry])
    await sleep(10)
  }
  const isDone = async () => (await findCheckpoint(lost.owner.read))?.size === entries.length
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true)
  await ledger.stop()
  await expectAllProved(lost, entries)
})

test('the worker outlives a database that is down', async () => {
  let isDown = true
  const { read } = world.database
  const flaky: Database = {
    ...world.database,
    get read() {
      if (isDown) throw new Error('connection refused')
      return read
    },
  }
  const ledger = createLedger({ ...world.platform, database: flaky })
  const entry = newEntry()
  await append(read, [entry])
  ledger.start()
  await expect
    .poll(() => world.logged.filter((line) => line.includes('ledger.integration-failed')).length, {
      timeout: 5_000,
    })
    .toBeGreaterThan(1)
  isDown = false
  await expect.poll(() => findInclusionProof(read, entry.id), { timeout: 5_000 }).toBeDefined()
  await ledger.stop()
})

test.each([
  ['change an entry', "update ledger.leaf set entry = '' where index = 0"],
  ['delete an entry', 'delete from ledger.leaf'],
  ['delete a pending entry', 'delete from ledger.pending'],
  ['change a checkpoint', "update ledger.checkpoint set note = ''"],
  ['write an entry', "insert into ledger.leaf values (999999, gen_random_uuid(), null, '')"],
  ['write a tile', 'update ledger.tile set hashes = hashes'],
])('the server may not %s', async (_what, statement) => {
  await expect(world.database.read.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
})

test('nothing enters the log that was not pending', async () => {
  const { index, id } = { index: (await findCheckpoint(world.database.read))?.size ?? 0, id: uuidv7() }
  const entered = world.database.read`
    select ledger.integrate(${index}, ${[id]}::uuid[], ${[id]}::uuid[], ${['{}']}::text[], '{}', '{}', '{}',
      sha256(''), now(), 'key', 'note')`
  await expect(entered).rejects.toMatchObject({ message: 'only pending entries enter the log' })
  await expect(world.owner.read`update ledger.tile set hashes = sha256('')`).rejects.toMatchObject({
    message: 'a tile only grows',
  })
})

test.each([
  ['a short digest', { digest: 'abcd' }],
  ['a kind in words', { kind: 'Zhang San applied' }],
  ['a time without end', { at: 'infinity' }],
])('%s is refused with the act', async (_what, members) => {
  await expect(append(world.database.read, [{ ...newEntry(), ...members }])).rejects.toMatchObject({
    code: '23514',
  })
})

test.each([
  [
    'one changed entry',
    (owner: Read) =>
      owner`update ledger.leaf set entry = overlay(entry placing 'x'::bytea from 20) where index = 300`,
    'Entry 300 is not',
  ],
  [
    'one entry taken out',
    (owner: Read) => owner`delete from ledger.leaf where index = 299`,
    'Entry 299 is missing',
  ],
  [
    'a signature of nobody',
    (owner: Read) => owner`update ledger.checkpoint set note = replace(note, 'yiwang/', 'yiwong/')`,
    'not signed',
  ],
])('the check of the log finds %s', async (_what, tamper, problem) => {
  await using tampered = await createWorld()
  await append(
    tampered.database.read,
    Array.from({ length: 600 }, () => newEntry()),
  )
  await drain(tampered)
  const { keys } = publishKeys(tampered.platform.keyStore)
  expect(await checkLedger(tampered.database.read, keys)).toEqual({ ok: true, size: 600 })
  await tamper(tampered.owner.read)
  const check = await checkLedger(tampered.database.read, keys)
  expect(check).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
})
