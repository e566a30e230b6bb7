import { fileURLToPath } from 'node:url'
import { startCity } from './city.ts'
import type { Figure } from './figure.ts'
import { instant } from './figures/instant.ts'
import { machineOf, tableOf, writeResults, type Results } from './report.ts'

const figures: readonly Figure[] = [instant]

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const asked = words.filter((word) => !word.startsWith('--'))
const unknown = asked.filter((word) => !figures.some(({ name }) => name === word))
if (unknown.length > 0 || words.some((word) => word.startsWith('--') && word !== '--quick')) {
  process.stderr.write(`npm run bench -- [--quick] [${figures.map(({ name }) => name).join('] [')}]\n`)
  process.exit(1)
}

const chosen = figures.filter(({ name }) => asked.length === 0 || asked.includes(name))
const results: Record<string, Results[string]> = {}
await using city = await startCity({})
for (const { name, title, measure } of chosen) {
  process.stderr.write(`${title} …\n`)
  results[name] = { title, ...(await measure(city, { quick })) }
}
const machine = await machineOf(city.owner)
process.stdout.write(`${tableOf(results)}\n\n`)
for (const [name, { parts = {} }] of Object.entries(results)) for (const [part, value] of Object.entries(parts)) process.stdout.write(`${name}: ${part} ${value}\n`)
const file = await writeResults(fileURLToPath(new URL('./results', import.meta.url)), results, machine, ['npm run bench --', ...words].join(' '))
process.stdout.write(`${machine.processor}, ${machine.cores} cores, Node ${machine.node}, PostgreSQL ${machine.postgres}; written to ${file}\n`)
