import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#platform/database'
import type { Findings, Line } from './figure.ts'

export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly postgres: string
  readonly commit: string
}

export type Results = Readonly<Record<string, Findings & { readonly title: string }>>

export async function machineOf(owner: Database): Promise<Machine> {
  const [row] = await owner.read<[{ version: string }]>`select current_setting('server_version') as version`
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}-${process.arch}`,
    node: process.version,
    postgres: row.version,
    commit: commitOf(),
  }
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

/** The table as it is printed. */
export function tableOf(results: Results): string {
  const rows = Object.values(results).flatMap(({ title, lines }) => [
    [title, '', '', '', ''],
    ...lines.map(cellsOf),
  ])
  const heads = ['', 'measured', 'raw limit', 'share', 'aim']
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...rows].map((row) => widthOf(row[column] ?? head))),
  )
  const text = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0
          ? cell + ' '.repeat((widths[0] ?? 0) - widthOf(cell))
          : ' '.repeat((widths[column] ?? 0) - widthOf(cell)) + cell,
      )
      .join('  ')
      .trimEnd()
  return [text(heads), ...rows.map(text)].join('\n')
}

function cellsOf(line: Line): string[] {
  const { value, unit, limit, aim } = line
  const share = limit && (unit === 'ms' ? limit.value / value : value / limit.value)
  const isMet = aim && ('least' in aim ? (share ?? value) >= aim.least : (share ?? value) <= aim.most)
  const aimed = aim ? `${'least' in aim ? `≥ ${aim.least}` : `≤ ${aim.most}`} ${isMet ? '✓' : '✗'}` : ''
  return [
    `  ${line.what}`,
    `${format(value)} ${unit}`,
    limit ? `${format(limit.value)} ${unit}` : '',
    share === undefined ? '' : share.toFixed(2),
    aimed,
  ]
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 })
}

/** Columns are counted as a terminal shows them; nothing here is wider than one. */
function widthOf(text: string): number {
  return [...text].length
}

/** Keeps the figures with everything needed to read them later. */
export async function writeResults(
  folder: string,
  results: Results,
  machine: Machine,
  command: string,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'latest.json')
  await writeFile(
    file,
    `${JSON.stringify({ at: Temporal.Now.instant().toString(), command, machine, figures: results }, null, 2)}\n`,
  )
  return file
}

/** What the figures rest on, and the data they were measured on. */
export function partsOf(results: Results): string {
  const words = (facts: Readonly<Record<string, number | string>>) =>
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  return Object.values(results)
    .map(
      ({ title, data, parts }) =>
        `${title}: ${words(data)}${Object.entries(parts ?? {})
          .map(([name, value]) => `\n  ${name}: ${value}`)
          .join('')}`,
    )
    .join('\n')
}
