import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sm3Hex } from '#platform/crypto'
import { openFileStore } from './local-store.ts'
import { TooLarge } from './storage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const from = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)))
const content = async (stream: Readable | undefined) => stream && text(stream)

test('what is kept lies under its digest, for its owner alone, and once however often it is given', async () => {
  const store = await openFileStore(join(folder, 'once'))
  const digest = sm3Hex('进货查验制度')
  for (const parts of [['进货', '查验制度'], ['进货查验制度']]) {
    await using received = await store.receive(from(...parts), 100)
    expect(received).toMatchObject({ digest, size: 18 })
    expect((await received.read(6, 6)).toString()).toBe('查验')
    expect(await text(received.stream())).toBe('进货查验制度')
    await received.keep()
  }
  expect(await content(await store.open(digest))).toBe('进货查验制度')
  const shelf = join(folder, 'once', digest.slice(0, 2))
  expect(await readdir(shelf)).toEqual([digest])
  expect((await stat(join(shelf, digest))).mode & 0o777).toBe(0o600)
  expect((await stat(shelf)).mode & 0o777).toBe(0o700)
  expect(await readdir(join(folder, 'once', 'arriving'))).toEqual([])
  await store.remove(digest)
  await store.remove(digest)
  expect(await store.open(digest)).toBeUndefined()
})

test('what is not kept is gone: let go, too large, or broken off', async () => {
  const store = await openFileStore(join(folder, 'gone'))
  {
    await using received = await store.receive(from('看过不要'), 100)
    expect(received.size).toBe(12)
  }
  await expect(store.receive(from('1234567890', '1'), 10)).rejects.toBeInstanceOf(TooLarge)
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('半')
      throw new Error('the line went dead')
    })(),
  )
  await expect(store.receive(broken, 100)).rejects.toThrow('the line went dead')
  expect(await readdir(join(folder, 'gone', 'arriving'))).toEqual([])
  expect(await readdir(join(folder, 'gone'))).toEqual(['arriving'])
})

test('what a killed process left is cleared away, what it kept stays', async () => {
  const at = join(folder, 'killed')
  const before = await openFileStore(at)
  await using received = await before.receive(from('留下'), 100)
  await received.keep()
  await writeFile(join(at, 'arriving', 'half'), '半')
  const after = await openFileStore(at)
  expect(await readdir(join(at, 'arriving'))).toEqual([])
  expect(await content(await after.open(received.digest))).toBe('留下')
})

test('two that bring the same at once both have it', async () => {
  const store = await openFileStore(join(folder, 'both'))
  const bring = async () => {
    await using received = await store.receive(from('同一份'), 100)
    await received.keep()
    return received.digest
  }
  const [one, other] = await Promise.all([bring(), bring()])
  expect(one).toBe(other)
  expect(await content(await store.open(one))).toBe('同一份')
})

test.each(['../../etc/passwd', '', 'ABCDEF', '0'.repeat(63), `${'0'.repeat(64)}/x`])(
  'a digest that is none (%s) is no path',
  async (digest) => {
    const store = await openFileStore(join(folder, 'paths'))
    await expect(store.open(digest)).rejects.toThrow('Not a digest')
    expect(() => store.remove(digest)).toThrow('Not a digest')
    await expect(readFile(join(folder, 'paths', digest))).rejects.toThrow(/ENOENT|EISDIR|EACCES/)
  },
)
