import type { City } from './city.ts'
import { connectClient, type Client } from './client.ts'
import { median, percentile, repeatedly } from './statistics.ts'
import type { Line } from './figure.ts'

/** Somebody of the demonstration, signed in. */
export async function signInAs(city: City, persona: string): Promise<Client> {
  const client = await connectClient(city.url)
  await client.call('POST', '/api/v1/demo/sign-in', { persona })
  return client
}

/** The least an answer over HTTP can cost: one that says only that the server lives. */
export async function bareAnswerMs(city: City): Promise<number> {
  const client = await connectClient(city.url)
  const samples = await repeatedly(200, () => client.call('GET', '/health/live'))
  client.close()
  return median(samples)
}

/** Requests of one kind, one after another: their time over HTTP, and what of it PostgreSQL spent on their statements. */
export async function measureGet(
  city: City,
  clientOf: () => Client,
  what: string,
  pathOf: (client: Client) => string | Promise<string>,
  { times, bareMs }: { times: number; bareMs: number },
): Promise<Line[]> {
  const ask = async (client: Client) => client.call('GET', await pathOf(client))
  for (let time = 0; time < 3; time++) await ask(clientOf())
  const database: number[] = []
  const http: number[] = []
  for (let time = 0; time < times; time++) {
    const client = clientOf()
    const path = await pathOf(client)
    const before = await executedMs(city)
    const started = performance.now()
    await client.call('GET', path)
    http.push(performance.now() - started)
    database.push((await executedMs(city)) - before)
  }
  const limit = { what: 'the shortest answer over HTTP', value: bareMs }
  return [
    { what: `${what}: at the database, p50`, value: median(database), unit: 'ms' },
    {
      what: `${what}: at the database, p95`,
      value: percentile(database, 0.95),
      unit: 'ms',
      aim: { most: 30 },
    },
    { what: `${what}: over HTTP, p50`, value: median(http), unit: 'ms', limit },
    { what: `${what}: over HTTP, p95`, value: percentile(http, 0.95), unit: 'ms' },
  ]
}

/** Time that PostgreSQL has spent on statements so far, without those of the background work and of asking. */
async function executedMs(city: City): Promise<number> {
  const [row] = await city.owner.read<[{ ms: number }]>`
    select sum(total_exec_time) as ms from pg_stat_statements
    where query !~ 'pg_stat_statements|ledger\\.|"case"\\.effect|indicator'`
  return row.ms
}
