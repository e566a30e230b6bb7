import { startCity, type City } from '../city.ts'
import type { Figure } from '../figure.ts'
import type { Carried, Load } from '../line.ts'
import { median } from '../statistics.ts'
import { fillStore, someOf } from '../store.ts'

const IN_FLIGHT = 32
const FEW = 10_000

/** Transitions where many cases lie in the store, beside the same where few do: two cities of one run, in turns. */
export const store: Figure = {
  name: 'store',
  title: 'Transitions with many cases in the store',
  measure: async (city, { quick, cases }) => {
    const many = await fillStore(city, cases)
    await using other = await startCity()
    const few = await fillStore(other, Math.min(FEW, Math.ceil(cases / 5)))
    const rounds = quick ? 2 : 7
    const perRound = quick ? 20 : 80
    const runs = { many: [] as Carried[], few: [] as Carried[] }
    await carry(city, perRound)
    await carry(other, perRound)
    for (let round = 0; round < rounds; round++) {
      runs.many.push(await carry(city, perRound))
      runs.few.push(await carry(other, perRound))
    }
    const rate = (all: readonly Carried[]) => median(all.map(({ acts, seconds }) => acts / seconds))
    const p99 = (all: readonly Carried[]) => median(all.map(({ p99Ms }) => p99Ms))
    const limit = { what: `the same with ${few.cases} cases in the store` }
    return {
      lines: [
        {
          what: `transitions, ${IN_FLIGHT} at a time`,
          value: rate(runs.many),
          unit: 'acts/s',
          limit: { ...limit, value: rate(runs.few) },
          ...(cases >= 1_000_000 ? { aim: { least: 0.9 } } : {}),
        },
        {
          what: 'one transition, p99 (median of the rounds)',
          value: p99(runs.many),
          unit: 'ms',
          limit: { ...limit, value: p99(runs.few) },
        },
      ],
      data: {
        cases: many.cases,
        events: many.events,
        units: many.units,
        databaseMegabytes: many.megabytes,
        secondsToFill: many.seconds,
        rounds,
        actsOfARound: runs.many[0]?.acts ?? 0,
      },
    }
  },
}

/** New licences from filing to delivery, and beside each of them two acts on a case of the store, taken at random. */
async function carry(city: City, cases: number): Promise<Carried> {
  const stored = (await someOf(city, cases)).map(({ id }) => id)
  const load: Load = { line: 'licence', cases, inFlight: IN_FLIGHT, isRead: true, stored }
  return city.ask<Carried>({ carry: load })
}
