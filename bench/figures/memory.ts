import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '../city.ts'
import { settleFamilies } from '../families.ts'
import type { Figure } from '../figure.ts'
import { openAndSubmit } from '../filings.ts'
import type { Carried } from '../line.ts'
import type { Memory } from '../server.ts'
import { median } from '../statistics.ts'
import { CLIENTS } from './instant.ts'

const MEGABYTE = 2 ** 20

/** What the server's process keeps in memory, beside PostgreSQL's own: before anybody comes, and while many file. Measured first, on a fresh server. */
export const memory: Figure = {
  name: 'memory',
  title: 'Memory',
  measure: async (city, { quick, minutes }) => {
    await sleep(2_000)
    const rest = await sample(city)
    const families = await settleFamilies(city, { families: CLIENTS, eldersEach: quick ? 5 : 25 })
    let isFiling = true
    const peak = { server: 0, postgres: 0 }
    const watch = async () => {
      while (isFiling) {
        const now = await sample(city)
        peak.server = Math.max(peak.server, now.server)
        peak.postgres = Math.max(peak.postgres, now.postgres)
        await sleep(200)
      }
    }
    const watching = watch()
    await openAndSubmit(families)
    isFiling = false
    await watching
    for (const { filer } of families) filer.close()
    const course = await longLoad(city, minutes)
    return {
      lines: [
        { what: 'server at rest', value: rest.server, unit: 'MB', aim: { most: 350 } },
        {
          what: `server while ${CLIENTS} clients file, peak`,
          value: peak.server,
          unit: 'MB',
          aim: { most: 350 },
        },
        {
          what: `server, the last fifth of ${minutes} minutes of acts for one of the second`,
          value: course.last / course.second,
          unit: '×',
          aim: { most: 1.1 },
        },
        { what: 'PostgreSQL at rest', value: rest.postgres, unit: 'MB' },
        { what: 'PostgreSQL under the same load, peak', value: peak.postgres, unit: 'MB' },
      ],
      data: {
        clients: CLIENTS,
        filings: families.length * (families[0]?.elders.length ?? 0),
        minutes,
        actsOfTheLongLoad: course.acts,
      },
      parts: {
        'MB in each fifth of the long load, median': course.fifths.map((each) => each.toFixed(0)).join(', '),
      },
    }
  },
}

/** Cases carried without a pause for so long; what the server kept in memory meanwhile, as the medians of five spans. The first warms up. */
async function longLoad(city: City, minutes: number) {
  const samples: { at: number; server: number }[] = []
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 60_000 / minutes
  let acts = 0
  const work = async () => {
    while (elapsed() < 1)
      for (const line of ['licence', 'order'] as const)
        acts += (await city.ask<Carried>({ carry: { line, cases: 64, inFlight: CLIENTS, isRead: true } }))
          .acts
  }
  const watch = async () => {
    for (; elapsed() < 1; await sleep(500))
      samples.push({ at: elapsed(), server: (await sample(city)).server })
  }
  await Promise.all([work(), watch()])
  const fifths = Array.from({ length: 5 }, (_, fifth) =>
    median(samples.filter(({ at }) => Math.floor(at * 5) === fifth).map(({ server }) => server)),
  )
  return { acts, fifths, second: fifths[1] ?? Number.NaN, last: fifths[4] ?? Number.NaN }
}

async function sample(city: City) {
  const [{ rssBytes }, postgresBytes] = await Promise.all([city.ask<Memory>('memory'), city.postgresBytes()])
  return { server: rssBytes / MEGABYTE, postgres: (postgresBytes ?? Number.NaN) / MEGABYTE }
}
