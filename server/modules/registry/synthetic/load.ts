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

/** Rows a statement: large enough that statements are few, small enough that none is a burden. */
const BATCH = 2_000

/** Invents a city's registries and writes them into an empty schema; for the demo and for tests only. */
export async function loadSyntheticRegistry(
  tx: Transaction,
  options: SyntheticOptions,
): Promise<LoadedRegistry> {
  const { subjects, records, kinship, flaws, personas } = generateRegistry(options)
  // @NOTE Not by COPY: postgres.js never settles a COPY that the server has refused, so a second load would hang.
  await inBatches(
    subjects,
    (rows) => tx`
      insert into registry.subject (id, kind, identifier, name, region_code)
      select id, kind, identifier, name, "regionCode" from jsonb_to_recordset(${rows}::text::jsonb)
        as row (id uuid, kind text, identifier text, name text, "regionCode" text)`,
  )
  await inBatches(
    records,
    (rows) => tx`
      insert into registry.record (subject_id, library, data, as_of, source_unit)
      select "subjectId", library, data, "asOf", "sourceUnit" from jsonb_to_recordset(${rows}::text::jsonb)
        as row ("subjectId" uuid, library text, data jsonb, "asOf" timestamptz, "sourceUnit" text)`,
  )
  await inBatches(
    kinship,
    (rows) => tx`
      insert into registry.kinship (subject_id, relative_id, relation)
      select "subjectId", "relativeId", relation from jsonb_to_recordset(${rows}::text::jsonb)
        as row ("subjectId" uuid, "relativeId" uuid, relation text)`,
  )
  const persons = subjects.filter(({ kind }) => kind === 'person').length
  return { persons, entities: subjects.length - persons, records: records.length, flaws, personas }
}

/** Sends all batches at once: they share the transaction's connection and run one after another. */
async function inBatches<T>(
  rows: readonly T[],
  insert: (json: string) => PromiseLike<unknown>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  )
  await Promise.all(batches.map((batch) => insert(JSON.stringify(batch))))
}
