import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { EICAR, simulateClamd, type SimulatedClamd } from '#world'
import { openClamd } from './clamd.ts'
import { ScannerAway } from './scan.ts'

let clamd: SimulatedClamd
let folder: string
beforeAll(async () => {
  clamd = await simulateClamd({ maxLength: 1_000_000 })
  folder = await mkdtemp(join(tmpdir(), 'yiwang-clamd-'))
})
afterAll(async () => {
  await clamd[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  clamd.mood = 'well'
})

const bytes = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)))
const scan = (what: Readable, timeoutMs = 5_000) => openClamd({ url: clamd.url, timeoutMs }).scan(what)

test('clean is clean, and the test file is found wherever it stands', async () => {
  expect(await scan(bytes('一份', '', '制度'))).toEqual({ clean: true })
  expect(
    await scan(bytes(Buffer.alloc(200_000, 7), `%PDF-1.7 ${EICAR.slice(0, 20)}`, EICAR.slice(20))),
  ).toEqual({
    clean: false,
    found: 'Eicar-Signature',
  })
  expect(await scan(bytes())).toEqual({ clean: true })
})

test('a Unix socket is asked as well', async () => {
  await using local = await simulateClamd({ path: join(folder, 'clamd.ctl') })
  expect(await openClamd({ url: local.url }).scan(bytes(EICAR))).toEqual({
    clean: false,
    found: 'Eicar-Signature',
  })
})

test('more than the daemon takes has no verdict, though it answers before all is sent', async () => {
  const much = Array.from({ length: 40 }, () => Buffer.alloc(100_000))
  await expect(scan(bytes(...much))).rejects.toThrow(
    /no verdict: INSTREAM size limit exceeded|hung up|reached/,
  )
})

test.each(['slow', 'dying', 'babbling', 'endless', 'failing'] as const)(
  'a daemon that is %s gives no verdict',
  async (mood) => {
    clamd.mood = mood
    await expect(scan(bytes('制度', Buffer.alloc(300_000)), 300)).rejects.toBeInstanceOf(ScannerAway)
  },
)

test('a daemon that is slow is waited for', async () => {
  clamd.mood = 'slow'
  expect(await scan(bytes('制度'))).toEqual({ clean: true })
})

test('a daemon that is not there, and a file that breaks off, are told', async () => {
  await expect(openClamd({ url: 'tcp://127.0.0.1:9' }).scan(bytes('x'))).rejects.toBeInstanceOf(ScannerAway)
  await expect(openClamd({ url: `unix://${folder}/none` }).scan(bytes('x'))).rejects.toBeInstanceOf(
    ScannerAway,
  )
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('半')
      throw new Error('the disk went away')
    })(),
  )
  await expect(scan(broken)).rejects.toBeInstanceOf(ScannerAway)
})
