import { StartFailure } from '#platform/errors'
import { systemClock } from '#platform/clock'
import { attach } from '../server/operator/attach.ts'
import { operatorOf } from '../server/operator/operator.ts'
import { importOrganization, type OrganizationReport } from '../server/operator/organization-import.ts'
import { faultLines } from './faults.ts'
import { checkReadable } from './files.ts'
import { createProgress } from './progress.ts'
import { alignedRows } from './table.ts'

/** Imports units and officers, or shows what that would do; gives the exit code. */
export async function organizationImport(
  files: readonly string[],
  { apply = false, json = false }: { apply?: boolean; json?: boolean },
): Promise<number> {
  for (const file of files) await checkReadable(file)
  if (files.length === 0) throw new StartFailure('No file was named')
  const progress = createProgress()
  const { database, close } = await attach({ progress: (text) => progress.step(text) })
  try {
    const when = { apply, operator: operatorOf(), now: systemClock.now() }
    const report = await importOrganization(database, files, when)
    progress.done()
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report, apply))
    return report.faults.length > 0 ? 1 : 0
  } finally {
    await close()
  }
}

const SIGNS = { add: '+', change: '~', end: '−' } as const
const HEADS = { unit: '机构 Units', officer: '工作人员 Officers', holding: '任职 Posts held' } as const

function describe(report: OrganizationReport, apply: boolean): string {
  const { changes, accounts, faults, unchanged } = report
  const lines: string[] = []
  for (const kind of ['unit', 'officer', 'holding'] as const) {
    const rows = changes
      .filter((one) => one.of === kind)
      .map(({ what, label, words, file, line }) => [SIGNS[what], label, words.zh, `${file}:${line}`])
    if (rows.length > 0) lines.push(HEADS[kind], ...alignedRows(rows), '')
  }
  if (accounts.length > 0)
    lines.push(
      '账号 Accounts',
      ...alignedRows(accounts.map(({ what, name, phones }) => [SIGNS[what], name, phones.join(' → ')])),
      '',
    )
  if (faults.length > 0) lines.push('有错的行 Faulty lines', ...faultLines(faults), '')
  const counts = (what: keyof typeof SIGNS) => changes.filter((one) => one.what === what).length
  lines.push(
    `+ ${counts('add')} added   ~ ${counts('change')} changed   − ${counts('end')} ended   = ${unchanged.units + unchanged.holdings} unchanged   ✗ ${faults.length} faults`,
    outcome(report, apply),
  )
  return `${lines.join('\n')}\n`
}

function outcome(
  { applied, faults, changes, accounts, services }: OrganizationReport,
  apply: boolean,
): string {
  if (applied)
    return changes.length + accounts.length === 0
      ? '没有变化。 Nothing changed.'
      : `已写入。 Written. Units here now handle ${services ?? 0} service items.`
  if (faults.length > 0)
    return '什么都没有写：先改好上面的行。 Nothing was written: mend the lines above first.'
  if (changes.length + accounts.length === 0) return '没有变化。 Nothing would change.'
  return apply ? '' : '试运行，什么都没有写；确认后加 --apply。 A dry run, nothing was written: add --apply.'
}
