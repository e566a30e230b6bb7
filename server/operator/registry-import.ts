import { readFile } from 'node:fs/promises'
import { systemAuditEntry } from '#modules/audit'
import { codesOf } from '#modules/region'
import {
  columnsRead,
  importRecords,
  readMapping,
  sourceRowsOf,
  type ImportCounts,
  type Mapping,
} from '#modules/registry'
import { dateOf } from '#platform/clock'
import type { Database } from '#platform/database'
import { StartFailure } from '#platform/errors'
import type { LineFault } from '#platform/tabular'

export interface RegistryImportOptions {
  readonly apply: boolean
  readonly operator: string
  readonly now: Temporal.Instant
  readonly onFault: (fault: LineFault) => void
  readonly onBatch: (counts: ImportCounts) => void
}

/** Brings the rows of a file into a base library by a mapping file, or says what that would do. Throws StartFailure for a mapping that is wrong. */
export async function importRegistry(
  database: Database,
  { path, mappingPath }: { path: string; mappingPath: string },
  { apply, operator, now, onFault, onBatch }: RegistryImportOptions,
): Promise<{ mapping: Mapping; counts: ImportCounts }> {
  const mapping = await mappingIn(mappingPath)
  const on = dateOf(now)
  const [counties, cities] = [
    await codesOf(database.read, 'county', on),
    await codesOf(database.read, 'prefecture', on),
  ]
  const counts = await importRecords(database, sourceRowsOf(path, columnsRead(mapping)), {
    mapping,
    apply,
    now,
    isRegion: (code) => counties.has(code) || cities.has(code),
    entryOf: ({ added, changed, confirmed }, lines) =>
      systemAuditEntry(now, {
        operation: 'registry.import',
        details: { operator, library: mapping.library, lines, added, changed, confirmed },
      }),
    onFault,
    onBatch,
  })
  return { mapping, counts }
}

async function mappingIn(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new StartFailure(`The mapping ${path} cannot be read`, { cause })
  })
  try {
    return readMapping(text)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new StartFailure(`The mapping ${path} is not right: ${cause.message}`, { cause })
  }
}
