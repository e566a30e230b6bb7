import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Transaction } from '#platform/database'
import type { Subject } from '../registry.ts'
import type { Flaw } from './flaws.ts'
import { generateRegistry, type SyntheticOptions } from './generate.ts'
import type { PersonaKey } from './personas.ts'

export interface LoadedRegistry {
  readonly persons: number
  readonly entities: number
  readonly records: number
  readonly flaws: readonly Flaw[]
  readonly personas: Readonly<Record<PersonaKey, Subject>>
}

/** Invents a city's registries and writes them into an empty schema by COPY; for the demo and for tests only. */
export async function loadSyntheticRegistry(
  tx: Transaction,
  options: SyntheticOptions,
): Promise<LoadedRegistry> {
  const { subjects, records, kinship, flaws, personas } = generateRegistry(options)
  await copy(
    await tx`copy registry.subject (id, kind, identifier, name, region_code) from stdin`.writable(),
    subjects.map((row) => [row.id, row.kind, row.identifier, row.name, row.regionCode]),
  )
  await copy(
    await tx`copy registry.record (subject_id, library, data, as_of, source_unit) from stdin`.writable(),
    records.map((row) => [row.subjectId, row.library, JSON.stringify(row.data), row.asOf, row.sourceUnit]),
  )
  await copy(
    await tx`copy registry.kinship (subject_id, relative_id, relation) from stdin`.writable(),
    kinship.map((row) => [row.subjectId, row.relativeId, row.relation]),
  )
  const persons = subjects.filter(({ kind }) => kind === 'person').length
  return { persons, entities: subjects.length - persons, records: records.length, flaws, personas }
}

async function copy(into: NodeJS.WritableStream, table: readonly (readonly string[])[]): Promise<void> {
  await pipeline(Readable.from(chunks(table)), into)
}

/** COPY's text format, in pieces large enough to be few. */
function* chunks(table: readonly (readonly string[])[]): Generator<string> {
  for (let start = 0; start < table.length; start += 1000)
    yield table
      .slice(start, start + 1000)
      .map((row) => `${row.map(escape).join('\t')}\n`)
      .join('')
}

function escape(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
