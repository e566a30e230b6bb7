import { readFileSync } from 'node:fs'

/** The lines of a vector file in this folder as columns; lines that start with # and empty ones are left out. */
export function vectors(name: string): string[][] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' '))
}
