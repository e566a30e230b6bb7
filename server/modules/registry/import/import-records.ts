import { recordAudit, type AuditEntry } from '#modules/audit'
import type { Database } from '#platform/database'
import type { LineFault } from '#platform/tabular'
import type { Mapping } from './mapping.ts'
import { readRecordRow, type ImportedRecord, type IsRegion, type SourceRow } from './record-row.ts'
import { judgeBatch, writeBatch, type Outcome } from './store.ts'

export type ImportCounts = Readonly<Record<Outcome | 'faulty' | 'rows', number>>

export interface ImportOptions {
  readonly mapping: Mapping
  /** Writes; without it everything is only judged. */
  readonly apply: boolean
  readonly now: Temporal.Instant
  readonly isRegion: IsRegion
  /** The audit entry of a batch that was written: its counts and lines. */
  readonly entryOf: (counts: Readonly<Record<Outcome, number>>, lines: string) => AuditEntry
  readonly onFault?: (fault: LineFault) => void
  /** Told after each batch. */
  readonly onBatch?: (counts: ImportCounts) => void
}

/** Rows a transaction: an import that is broken off keeps what was done, and run again goes on with the rest. */
const BATCH = 500
const LOCK = 7_140_704

/** Brings the rows of a source into a library, or says what that would do. The same rows again change nothing. */
export async function importRecords(
  database: Database,
  rows: AsyncIterable<SourceRow>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const run = new Run(database, options)
  for await (const row of rows) await run.take(row)
  return run.finish()
}

class Run {
  readonly #database: Database
  readonly #options: ImportOptions
  readonly #counts = { added: 0, changed: 0, confirmed: 0, unchanged: 0, older: 0, faulty: 0, rows: 0 }
  readonly #lineOf = new Map<string, number>()
  #batch: ImportedRecord[] = []

  constructor(database: Database, options: ImportOptions) {
    this.#database = database
    this.#options = options
  }

  async take(row: SourceRow): Promise<void> {
    this.#counts.rows += 1
    const read = readRecordRow(row, this.#options.mapping, this.#options)
    if (!('identifier' in read)) return this.#refuse(read)
    const before = this.#lineOf.get(read.identifier)
    if (before !== undefined) return this.#refuse([sameAs(before, row)])
    this.#lineOf.set(read.identifier, row.line)
    this.#batch.push(read)
    if (this.#batch.length >= BATCH) await this.#flush()
  }

  async finish(): Promise<ImportCounts> {
    await this.#flush()
    return this.#counts
  }

  /** However much is wrong with it, it is one row that is not imported. */
  #refuse(faults: readonly LineFault[]) {
    this.#counts.faulty += new Set(faults.map(({ line }) => line)).size
    for (const fault of faults) this.#options.onFault?.(fault)
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    const { now, apply, entryOf, onBatch } = this.#options
    if (batch.length > 0) {
      const judged = await this.#database.write(async (transaction) => {
        // One import at a time, so that nobody is entered twice.
        if (apply) await transaction`select pg_advisory_xact_lock(${LOCK})`
        const all = await judgeBatch(transaction, batch, now)
        if (!apply) return all
        await writeBatch(transaction, all, now)
        const counts = countOf(all.outcomes)
        const lines = `${batch[0]?.line ?? 0}-${batch.at(-1)?.line ?? 0}`
        if (counts.added + counts.changed + counts.confirmed > 0)
          await recordAudit(transaction, [entryOf(counts, lines)])
        return all
      })
      this.#refuse(judged.faults)
      for (const { outcome } of judged.outcomes) this.#counts[outcome] += 1
    }
    onBatch?.({ ...this.#counts })
  }
}

function countOf(outcomes: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> {
  const counts = { added: 0, changed: 0, confirmed: 0, unchanged: 0, older: 0 }
  for (const { outcome } of outcomes) counts[outcome] += 1
  return counts
}

function sameAs(line: number, row: SourceRow): LineFault {
  return {
    file: row.file,
    line: row.line,
    words: { zh: `与第${line}行是同一个号码`, en: `The same identifier stands on line ${line}` },
  }
}
