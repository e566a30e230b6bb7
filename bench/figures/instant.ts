import { connect } from '#platform/database'
import { generateSm2Key } from '#platform/crypto'
import type { City } from '../city.ts'
import { settleFamilies, type Family } from '../families.ts'
import { openAll, openAndSubmit, submitAll } from '../filings.ts'
import type { Figure, Findings } from '../figure.ts'
import type { Profile } from '../server.ts'
import { median, percentile } from '../statistics.ts'
import { observeCase, writeCases, type BareCase } from './bare-case.ts'

export const CLIENTS = 32
/** As many connections as the server itself holds. */
const CONNECTIONS = 12

/** A parent's allowance filed by the child, decided by rules, certified, proven: POST submit alone, and together with opening the draft. */
export const instant: Figure = {
  name: 'instant',
  title: 'Instant approval over HTTP',
  measure: async (city, { quick }) => {
    const rounds = quick ? 2 : 4
    const perRound = quick ? 15 : 25
    // The first round warms both sides up, the last is profiled and one files from opening on; none of these three counts.
    const families = await settleFamilies(city, { families: CLIENTS, eldersEach: (rounds + 3) * perRound })
    const batch = (round: number) =>
      families.map(({ filer, elders }) => ({
        filer,
        elders: elders.slice(round * perRound, (round + 1) * perRound),
      }))
    const [first, ...warming] = await openAll(batch(0))
    if (!first) throw new Error('Nobody files')
    const bare = await observeCase(city, async () => {
      const draft = first.drafts.pop()
      await submitAll([{ ...first, drafts: draft ? [draft] : [] }])
      return draft?.id ?? ''
    })
    await submitAll([first, ...warming])
    const raw = connect({ url: city.databaseUrl, maxConnections: CONNECTIONS })
    try {
      const { privateKey } = generateSm2Key('the limit signs with a key of its own')
      const writeBare = async (acts: number) =>
        (await writeCases(raw, bare, privateKey, { cases: acts, inFlight: CLIENTS })).perSecond
      await writeBare(200)
      const runs = { submit: [] as number[], limit: [] as number[], ms: [] as number[] }
      for (let round = 1; round <= rounds; round++) {
        const drafts = await openAll(batch(round))
        const submitted = await submitAll(drafts)
        runs.submit.push(submitted.perSecond)
        runs.ms.push(...submitted.samples)
        runs.limit.push(await writeBare(CLIENTS * perRound))
      }
      const whole = await openAndSubmit(batch(rounds + 1))
      const bareMs = await bareStatementMs(city)
      const parts = {
        'statement: the bare act': `${bareMs.toFixed(2)} ms`,
        ...(await profile(city, batch(rounds + 2))),
      }
      return report(bare, runs, whole.perSecond, parts)
    } finally {
      await raw.close()
      for (const { filer } of families) filer.close()
    }
  },
}

/** Where the server's thread and PostgreSQL spend their time while the clients submit. */
async function profile(city: City, families: readonly Family[]): Promise<Record<string, string>> {
  const drafts = await openAll(families)
  await city.owner.read`select pg_stat_statements_reset()`
  await city.ask('start-profile')
  await submitAll(drafts)
  const shares = await city.ask<Profile>('stop-profile')
  const statements = await city.owner.read<{ text: string; calls: number; ms: number }[]>`
    select left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as text, calls, mean_exec_time as ms from pg_stat_statements order by total_exec_time desc limit 8`
  return {
    ...Object.fromEntries(
      shares
        .filter(({ share }) => share >= 0.01)
        .map(({ part, share }) => [`thread: ${part}`, `${(share * 100).toFixed(0)} %`]),
    ),
    ...Object.fromEntries(
      statements.map(({ text, calls, ms }) => [`statement: ${text}`, `${calls} × ${ms.toFixed(2)} ms`]),
    ),
  }
}

/** What PostgreSQL took for one bare act. */
async function bareStatementMs(city: City): Promise<number> {
  const [row] = await city.owner.read<
    { ms: number }[]
  >`select mean_exec_time as ms from pg_stat_statements where query like 'with t0 as (insert into%' order by calls desc limit 1`
  return row?.ms ?? Number.NaN
}

function report(
  bare: BareCase,
  runs: { submit: number[]; limit: number[]; ms: number[] },
  wholePerSecond: number,
  parts: Record<string, string>,
): Findings {
  const limit = median(runs.limit)
  return {
    lines: [
      {
        what: 'submit to certificate, 32 clients',
        value: median(runs.submit),
        unit: 'acts/s',
        limit: {
          what: `one act's ${bare.rows} rows by one bare statement, and one SM2 signature`,
          value: limit,
        },
        aim: { least: 0.5 },
      },
      { what: 'submit p50', value: percentile(runs.ms, 0.5), unit: 'ms' },
      { what: 'submit p99', value: percentile(runs.ms, 0.99), unit: 'ms', aim: { most: 2000 } },
      { what: 'open and submit, 32 clients', value: wholePerSecond, unit: 'acts/s' },
    ],
    data: {
      clients: CLIENTS,
      connections: CONNECTIONS,
      acts: runs.ms.length,
      rounds: runs.submit.length,
      rowsOfOneAct: bare.rows,
      bytesOfOneAct: bare.bytes,
    },
    parts,
  }
}
