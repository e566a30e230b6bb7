import { fileURLToPath } from 'node:url'
import { buildWeb } from '../cli/web-build.ts'
import { startCity } from './city.ts'
import type { Figure } from './figure.ts'
import { inbox } from './figures/inbox.ts'
import { instant } from './figures/instant.ts'
import { ledger } from './figures/ledger.ts'
import { memory } from './figures/memory.ts'
import { offers } from './figures/offers.ts'
import { page } from './figures/page.ts'
import { peer } from './figures/peer.ts'
import { review } from './figures/review.ts'
import { search } from './figures/search.ts'
import { store } from './figures/store.ts'
import { machineOf, partsOf, tableOf, writeResults, type Results } from './report.ts'

/** In the order in which they are taken: memory at rest before anything else, the million people and the million cases last. */
const figures: readonly Figure[] = [memory, instant, review, peer, ledger, search, page, offers, store, inbox]

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const given = (name: string, usual: number) =>
  Number(words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual)
const options = {
  quick,
  cases: given('cases', quick ? 5_000 : 1_000_000),
  persons: given('persons', quick ? 20_000 : 1_000_000),
  minutes: given('minutes', quick ? 0.5 : 10),
}
const asked = words.filter((word) => !/^--(quick|(cases|persons|minutes)=[\d.]+)$/.test(word))
if (asked.some((word) => !figures.some(({ name }) => name === word))) {
  process.stderr.write(
    `npm run bench -- [--quick] [--cases=N] [--persons=N] [--minutes=N] [${figures.map(({ name }) => name).join('] [')}]\n`,
  )
  process.exit(1)
}

const say = (text: string) => process.stderr.write(`${text} …\n`)
const chosen = figures.filter(({ name }) => asked.length === 0 || asked.includes(name))
const results: Record<string, Results[string]> = {}
const webFolder = chosen.includes(page) ? await buildWeb(say) : undefined
say('Starting a city')
await using city = await startCity({ webFolder })
for (const { name, title, measure } of chosen) {
  say(title)
  try {
    results[name] = { title, ...(await measure(city, options)) }
  } catch (cause) {
    // The other figures still count; the run has failed all the same.
    process.stderr.write(
      `${title} could not be measured: ${cause instanceof Error ? cause.stack : String(cause)}\n`,
    )
    process.exitCode = 1
  }
}
const machine = await machineOf(city.owner)
const file = await writeResults(
  fileURLToPath(new URL('./results', import.meta.url)),
  results,
  machine,
  ['npm run bench --', ...words].join(' '),
)
process.stdout.write(`${tableOf(results)}\n\n${partsOf(results)}\n`)
process.stdout.write(
  `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, PostgreSQL ${machine.postgres}; all of it in ${file}\n`,
)
