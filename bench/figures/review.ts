import { connect } from '#platform/database'
import { generateSm2Key } from '#platform/crypto'
import type { City } from '../city.ts'
import type { Figure } from '../figure.ts'
import type { Carried, Load } from '../line.ts'
import { median } from '../statistics.ts'
import { observeCase, writeCases } from './bare-case.ts'

const IN_FLIGHT = 32
/** As many connections as the server itself holds. */
const CONNECTIONS = 12

/** A licence with people in it: filed and judged beforehand by rules, accepted, taken up for review, granted and delivered. */
export const review: Figure = {
  name: 'review',
  title: 'Review flow: submit, accept, review, decide, deliver',
  measure: async (city, { quick }) => {
    const rounds = quick ? 2 : 5
    const cases = quick ? 40 : 150
    const bare = await observeCase(city, async () => (await carry(city, 1)).caseId)
    await carry(city, cases)
    const raw = connect({ url: city.databaseUrl, maxConnections: CONNECTIONS })
    try {
      const { privateKey } = generateSm2Key('the limit signs with a key of its own')
      await writeCases(raw, bare, privateKey, { cases, inFlight: IN_FLIGHT })
      const engine: number[] = []
      const limit: number[] = []
      for (let round = 0; round < rounds; round++) {
        engine.push(cases / (await carry(city, cases)).seconds)
        limit.push(cases / (await writeCases(raw, bare, privateKey, { cases, inFlight: IN_FLIGHT })).seconds)
      }
      return {
        lines: [
          {
            what: `cases from filing to delivery, ${IN_FLIGHT} at a time`,
            value: median(engine),
            unit: 'cases/s',
            limit: {
              what: `a case's ${bare.rows} rows in ${bare.acts.length} bare statements, one transaction each, and one SM2 signature`,
              value: median(limit),
            },
          },
        ],
        data: {
          casesOfARound: cases,
          rounds,
          actsOfOneCase: bare.acts.length,
          rowsOfOneCase: bare.rows,
          rowsOfEachAct: bare.acts.map(({ rows }) => rows).join(' + '),
          bytesOfOneCase: bare.bytes,
          inFlight: IN_FLIGHT,
          connections: CONNECTIONS,
        },
      }
    } finally {
      await raw.close()
    }
  },
}

function carry(city: City, cases: number): Promise<Carried> {
  const load: Load = { line: 'licence', cases, inFlight: Math.min(cases, IN_FLIGHT), isRead: true }
  return city.ask<Carried>({ carry: load })
}
