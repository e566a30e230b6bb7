import { writeFile } from 'node:fs/promises'
import { systemClock } from '#platform/clock'
import type { LineFault } from '#platform/tabular'
import { attach } from '../server/operator/attach.ts'
import { operatorOf } from '../server/operator/operator.ts'
import { importRegistry } from '../server/operator/registry-import.ts'
import { faultLines, faultsAsCsv } from './faults.ts'
import { checkReadable, countLines } from './files.ts'
import { createProgress } from './progress.ts'

export interface RegistryImportCommand {
  readonly mapping: string
  readonly apply?: boolean
  readonly faults?: string
  readonly json?: boolean
}

/** Imports rows into a base library, or says what that would do; gives the exit code. */
export async function registryImport(path: string, options: RegistryImportCommand): Promise<number> {
  for (const file of [path, options.mapping]) await checkReadable(file)
  const apply = options.apply ?? false
  const of = await countLines(path)
  const progress = createProgress()
  const { database, close } = await attach({ progress: (text) => progress.step(text) })
  try {
    const faults: LineFault[] = []
    const { mapping, counts } = await importRegistry(
      database,
      { path, mappingPath: options.mapping },
      {
        apply,
        operator: operatorOf(),
        now: systemClock.now(),
        onFault: (fault) => void faults.push(fault),
        onBatch: ({ rows }) => progress.count(apply ? 'Importing' : 'Comparing', rows, Math.max(of, rows)),
      },
    )
    progress.done()
    if (options.faults) await writeFile(options.faults, faultsAsCsv(faults), { mode: 0o600 })
    const { library, kind } = mapping
    if (options.json)
      process.stdout.write(`${JSON.stringify({ library, kind, applied: apply, counts, faults })}\n`)
    else process.stdout.write(describe({ library, apply, counts, faults, kept: options.faults }))
    return faults.length > 0 ? 1 : 0
  } finally {
    await close()
  }
}

function describe(report: {
  library: string
  apply: boolean
  counts: Awaited<ReturnType<typeof importRegistry>>['counts']
  faults: readonly LineFault[]
  kept: string | undefined
}): string {
  const { library, apply, counts, faults, kept } = report
  const { rows, added, changed, confirmed, unchanged, older, faulty } = counts
  const lines = [
    `${library}: ${rows} rows`,
    `  + ${added} added   ~ ${changed} changed   ✓ ${confirmed} confirmed anew   = ${unchanged} unchanged   < ${older} older than what is held   ✗ ${faulty} faulty`,
    ...(faults.length > 0
      ? ['有错的行，没有导入 Faulty lines, not imported', ...faultLines(faults, kept ? 10 : 100)]
      : []),
    ...(kept ? [`All faults are in ${kept}`] : []),
    apply
      ? '已写入。 Written.'
      : '试运行，什么都没有写；确认后加 --apply。 A dry run, nothing was written: add --apply.',
  ]
  return `${lines.join('\n')}\n`
}
