import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '../city.ts'
import { settleFamilies } from '../families.ts'
import type { Figure } from '../figure.ts'
import { openAndSubmit } from '../filings.ts'
import type { Memory } from '../server.ts'
import { CLIENTS } from './instant.ts'

const MEGABYTE = 2 ** 20

/** What the server's process keeps in memory, beside PostgreSQL's own: before anybody comes, and while many file. Measured first, on a fresh server. */
export const memory: Figure = {
  name: 'memory',
  title: 'Memory',
  measure: async (city, { quick }) => {
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
    return {
      lines: [
        { what: 'server at rest', value: rest.server, unit: 'MB', aim: { most: 350 } },
        {
          what: `server while ${CLIENTS} clients file, peak`,
          value: peak.server,
          unit: 'MB',
          aim: { most: 350 },
        },
        { what: 'PostgreSQL at rest', value: rest.postgres, unit: 'MB' },
        { what: 'PostgreSQL under the same load, peak', value: peak.postgres, unit: 'MB' },
      ],
      data: { clients: CLIENTS, filings: families.length * (families[0]?.elders.length ?? 0) },
    }
  },
}

async function sample(city: City) {
  const [{ rssBytes }, postgresBytes] = await Promise.all([city.ask<Memory>('memory'), city.postgresBytes()])
  return { server: rssBytes / MEGABYTE, postgres: (postgresBytes ?? Number.NaN) / MEGABYTE }
}
