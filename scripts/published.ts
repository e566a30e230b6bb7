import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lineOf, publishedIn, readPublished } from './published-text.ts'

// Adds what is new in packs/ to the list of what is published; a line that stands is never changed.
const packs = fileURLToPath(new URL('../packs', import.meta.url))
const file = `${packs}/PUBLISHED.txt`
const text = readFileSync(file, 'utf8')
const stands = new Set(readPublished(text).map(({ name, version }) => `${name} ${version}`))
const fresh = publishedIn(packs).filter(({ name, version }) => !stands.has(`${name} ${version}`))
const head = text.split('\n').filter((line) => line.startsWith('#'))
const lines = [...readPublished(text), ...fresh].toSorted(
  (a, b) => a.name.localeCompare(b.name, 'en') || a.version - b.version,
)
writeFileSync(file, `${[...head, ...lines.map(lineOf)].join('\n')}\n`)
console.log(`${fresh.length} new in packs/PUBLISHED.txt`)
