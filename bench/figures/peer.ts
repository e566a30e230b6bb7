import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nextMessage, stopChild, type City } from '../city.ts'
import type { Figure } from '../figure.ts'
import type { Carried, Load } from '../line.ts'
import type { PeerLoad, PeerRun } from '../peer.ts'
import { median } from '../statistics.ts'

const IN_FLIGHT = 32
/** As many connections as our server holds: 12 for single statements and 3 for transactions. */
const CONNECTIONS = 15

/** Cases of three acts beside workflows of three steps of a durable-workflow library, on the same PostgreSQL. */
export const peer: Figure = {
  name: 'peer',
  title: 'Beside a durable-workflow library',
  measure: async (city, { quick }) => {
    const rounds = quick ? 2 : 5
    const cases = quick ? 100 : 600
    const child = fork(fileURLToPath(new URL('../peer.ts', import.meta.url)), {
      env: {
        ...process.env,
        PEER_DATABASE_URL: databaseOf(city, 'peer'),
        PEER_CONNECTIONS: String(CONNECTIONS),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    try {
      await nextMessage(child)
      const run = async (workflows: number) => {
        const done = nextMessage<PeerRun>(child)
        child.send({ workflows, inFlight: IN_FLIGHT } satisfies PeerLoad)
        return workflows / (await done).seconds
      }
      const carry = async (count: number) => {
        const load: Load = { line: 'order', cases: count, inFlight: IN_FLIGHT, isRead: false }
        return count / (await city.ask<Carried>({ carry: load })).seconds
      }
      await carry(cases)
      await run(cases)
      const ours: number[] = []
      const theirs: number[] = []
      const ratios: number[] = []
      for (let round = 0; round < rounds; round++) {
        const [own, other] = [await carry(cases), await run(cases)]
        ours.push(own)
        theirs.push(other)
        ratios.push(own / other)
      }
      return {
        lines: [
          { what: `our cases of three acts, ${IN_FLIGHT} at a time`, value: median(ours), unit: 'cases/s' },
          {
            what: `the peer's workflows of three empty steps, ${IN_FLIGHT} at a time`,
            value: median(theirs),
            unit: 'workflows/s',
          },
          {
            what: 'ours for one of theirs, round by round',
            value: median(ratios),
            unit: '×',
            aim: { least: 5 },
          },
        ],
        data: { rounds, casesOfARound: cases, inFlight: IN_FLIGHT, connectionsOfThePeer: CONNECTIONS },
        parts: {
          ours: 'an order of the hotline filed, claimed and answered: form checked, case, act, tasks, clocks, effects, ledger and audit entries, one statement and commit an act; inboxes, supervision and the signed log go on beside it',
          'the peer':
            '@dbos-inc/dbos-sdk: its status row, one row a step and its end, each written before the next begins; steps that do nothing',
        },
      }
    } finally {
      await stopChild(child)
    }
  },
}

/** Another database of the same cluster. */
function databaseOf({ databaseUrl }: City, name: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}
