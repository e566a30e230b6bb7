import { setTimeout as sleep } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#platform/crypto'
import { connect, type Read } from '#platform/database'
import type { City } from '../city.ts'
import { connectClient } from '../client.ts'
import type { Figure } from '../figure.ts'
import { inParallel, median, percentile } from '../statistics.ts'

const IN_FLIGHT = 32

/** Entries into the log, and how soon a signed checkpoint proves them. */
export const ledger: Figure = {
  name: 'ledger',
  title: 'Proof',
  measure: async (city, { quick }) => {
    const database = connect({ url: city.databaseUrl, role: 'yiwang_app', maxConnections: 12 })
    try {
      const entries = quick ? 1_500 : 4_000
      const rounds = quick ? 2 : 3
      const appended: number[] = []
      const bare: number[] = []
      await appendAll(database.read, 300)
      for (let round = 0; round < rounds; round++) {
        appended.push(await appendAll(database.read, entries))
        bare.push(await insertAll(database.read, entries))
      }
      await drained(city)
      const rate = 100
      const waits = await proofWaits(city, database.read, { rate, seconds: quick ? 4 : 10 })
      return {
        lines: [
          {
            what: `append, ${IN_FLIGHT} in flight, one entry a transaction`,
            value: median(appended),
            unit: 'entries/s',
            limit: { what: 'bare inserts of the same rows', value: median(bare) },
          },
          {
            what: `append to proof at ${rate} entries/s, p50`,
            value: median(waits),
            unit: 'ms',
            aim: { most: 1000 },
          },
          {
            what: `append to proof at ${rate} entries/s, p95`,
            value: percentile(waits, 0.95),
            unit: 'ms',
            aim: { most: 1000 },
          },
        ],
        data: { entries: entries * rounds * 2 + waits.length, waits: waits.length },
      }
    } finally {
      await database.close()
    }
  },
}

const entryOf = () => ({
  id: uuidv7(),
  kind: 'bench.entry',
  digest: randomBytes(32).toString('hex'),
  at: Temporal.Now.instant().round('millisecond').toString(),
})

async function appendAll(read: Read, count: number): Promise<number> {
  const entries = Array.from({ length: count }, entryOf)
  return (await inParallel(entries, IN_FLIGHT, (entry) => append(read, entry))).perSecond
}

async function append(read: Read, entry: ReturnType<typeof entryOf>): Promise<void> {
  await read`select ledger.append(${JSON.stringify([entry])}::text::jsonb)`
}

async function insertAll(read: Read, count: number): Promise<number> {
  const entries = Array.from({ length: count }, entryOf)
  const insert = async ({ id, kind, digest, at }: ReturnType<typeof entryOf>) => {
    await read`insert into ledger.pending (case_id, id, kind, digest, at) values (${id}, ${id}, ${kind}, ${Buffer.from(digest, 'hex')}, ${at})`
  }
  return (await inParallel(entries, IN_FLIGHT, insert)).perSecond
}

async function drained(city: City): Promise<void> {
  for (let pending = true; pending; await sleep(100)) {
    const [row] = await city.owner.read<
      [{ pending: boolean }]
    >`select exists (select from ledger.pending) as pending`
    pending = row.pending
  }
}

/** Appends at a steady rate and notes for each entry when a signed checkpoint covered it; the last one's proof is asked for over HTTP. */
async function proofWaits(
  city: City,
  read: Read,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<number[]> {
  const waiting = new Map<string, number>()
  const waits: number[] = []
  let isAppending = true
  const watch = async () => {
    while (isAppending || waiting.size > 0) {
      const proven = await city.owner.read<
        { id: string }[]
      >`select id from ledger.leaf where id = any (${[...waiting.keys()]}::uuid[])`
      for (const { id } of proven) {
        waits.push(performance.now() - (waiting.get(id) ?? 0))
        waiting.delete(id)
      }
      await sleep(5)
    }
  }
  const watching = watch()
  const last = entryOf()
  const started = performance.now()
  for (let number = 0; number < rate * seconds; number++) {
    const entry = number === rate * seconds - 1 ? last : entryOf()
    await sleep(Math.max(0, started + (number * 1000) / rate - performance.now()))
    await append(read, entry)
    waiting.set(entry.id, performance.now())
  }
  isAppending = false
  await watching
  const client = await connectClient(city.url)
  await client.call('GET', `/api/v1/ledger/entries/${last.id}/proof`)
  client.close()
  return waits
}
