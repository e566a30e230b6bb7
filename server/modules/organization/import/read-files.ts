import { basename } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml'
import {
  cleanCell,
  columnOf,
  csvRowsOf,
  TabularFault,
  textOf,
  type Columns,
  type LineFault,
} from '#platform/tabular'
import { officerColumns, requiredOfOfficer, requiredOfUnit, unitColumns } from './columns.ts'
import type { RawRow } from './line.ts'

/** The rows of some files, told apart by what they describe, and what in the files is no row. */
export interface RawRows {
  readonly units: readonly RawRow[]
  readonly officers: readonly RawRow[]
  readonly faults: readonly LineFault[]
}

const TABLES = {
  units: { columns: unitColumns, required: requiredOfUnit },
  officers: { columns: officerColumns, required: requiredOfOfficer },
} as const
type Table = keyof typeof TABLES

/**
 * Reads tables of units and officers: CSV files with a heading line (one table a file, told by its headings),
 * YAML files with `units:` and `officers:` as lists. Throws where a file cannot be opened.
 */
export async function readOrganizationFiles(paths: readonly string[]): Promise<RawRows> {
  const read: RawRows[] = []
  for (const path of paths) {
    const isYaml = /\.ya?ml$/i.test(path)
    try {
      read.push(isYaml ? await readYaml(path) : await readCsv(path))
    } catch (cause) {
      if (!(cause instanceof TabularFault)) throw cause
      read.push(nothingBut({ file: basename(path), line: cause.line, words: cause.words }))
    }
  }
  return {
    units: read.flatMap(({ units }) => units),
    officers: read.flatMap(({ officers }) => officers),
    faults: read.flatMap(({ faults }) => faults),
  }
}

async function readCsv(path: string): Promise<RawRows> {
  const file = basename(path)
  const rows: RawRow[] = []
  const faults: LineFault[] = []
  let heading: { table: Table; names: readonly string[] } | undefined
  for await (const { line, cells } of csvRowsOf(path)) {
    if (!heading) {
      const read = readHeading(file, line, cells)
      if ('words' in read) return nothingBut(read)
      heading = read
      continue
    }
    const { names } = heading
    // A spreadsheet fills short rows up with commas and leaves rows of commas behind.
    if (cells.every((cell) => cleanCell(cell) === '')) continue
    if (cells.length === names.length)
      rows.push({ file, line, cells: filled(names.map((name, at) => [name, cells[at] ?? ''])) })
    else
      faults.push({
        file,
        line,
        words: {
          zh: `有${cells.length}个单元格，表头有${names.length}个`,
          en: `It has ${cells.length} cells, the heading has ${names.length}`,
        },
      })
  }
  if (!heading) return nothingBut({ file, line: 1, words: { zh: '文件是空的', en: 'The file is empty' } })
  return { units: [], officers: [], faults, [heading.table]: rows }
}

/** Which table it is, and the columns in their order. Officers have roles, units have none. */
function readHeading(file: string, line: number, headings: readonly string[]) {
  const refuse = (zh: string, en: string): LineFault => ({ file, line, words: { zh, en } })
  const table: Table = headings.some((one) => columnOf(one, { role: officerColumns.role }))
    ? 'officers'
    : 'units'
  const { columns, required } = TABLES[table]
  const names = headings.map((heading) => columnOf(heading, columns))
  const unknown = headings.filter((_, at) => names[at] === undefined)
  if (unknown.length > 0)
    return refuse(`不认识的列：${unknown.join('、')}`, `Unknown columns: ${unknown.join(', ')}`)
  const known = names.filter((name) => name !== undefined)
  const twice = known.filter((name, at) => known.indexOf(name) !== at)
  if (twice.length > 0)
    return refuse(`重复的列：${twice.join('、')}`, `Columns given twice: ${twice.join(', ')}`)
  const missing = required.filter((name) => !known.includes(name))
  if (missing.length > 0)
    return refuse(`缺少列：${headingsOf(columns, missing)}`, `Missing columns: ${missing.join(', ')}`)
  return { table, names: known }
}

function headingsOf(columns: Columns, names: readonly string[]): string {
  return names.map((name) => columns[name]?.find((one) => /\p{Script=Han}/u.test(one)) ?? name).join('、')
}

async function readYaml(path: string): Promise<RawRows> {
  const file = basename(path)
  const lines = new LineCounter()
  const text = (await Array.fromAsync(textOf(path))).join('')
  // Every scalar is a text: 007 is a staff number and 11140728… a credit code.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true })
  const lineOf = (node: unknown) => lines.linePos((node as Node).range?.[0] ?? 0).line
  const [error] = document.errors
  const fault = (line: number, zh: string, en: string): LineFault => ({ file, line, words: { zh, en } })
  if (error)
    return nothingBut(
      fault(lines.linePos(error.pos[0]).line, '不是正确的YAML', 'This is not well-formed YAML'),
    )
  const root = document.contents
  const faults: LineFault[] = []
  const found: Record<Table, RawRow[]> = { units: [], officers: [] }
  if (!isMap(root)) return nothingBut(fault(1, '要有units或officers', 'It has neither units nor officers'))
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if ((name !== 'units' && name !== 'officers') || !isSeq(value)) {
      faults.push(
        fault(lineOf(key), '只认units和officers两个列表', 'Only the lists units and officers are known'),
      )
      continue
    }
    for (const item of value.items) {
      const line = lineOf(item)
      const cells = isMap(item)
        ? cellsOf(item.toJSON() as Record<string, unknown>, TABLES[name].columns)
        : undefined
      if (typeof cells === 'object') found[name].push({ file, line, cells })
      else
        faults.push(fault(line, `不认识的内容：${cells ?? ''}`, `Not understood: ${cells ?? 'no mapping'}`))
    }
  }
  return { ...found, faults }
}

/** The cells of one item by column; the name of what is no column or no plain value. */
function cellsOf(item: Readonly<Record<string, unknown>>, columns: Columns): Record<string, string> | string {
  const pairs: [string, string][] = []
  for (const [key, value] of Object.entries(item)) {
    const name = columnOf(key, columns)
    const text = Array.isArray(value) && value.every(isText) ? value.join('、') : (value ?? '')
    if (name === undefined || !isText(text)) return key
    pairs.push([name, text])
  }
  return filled(pairs)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function filled(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map(([name, cell]) => [name, cleanCell(cell)] as const).filter(([, cell]) => cell !== ''),
  )
}

function nothingBut(fault: LineFault): RawRows {
  return { units: [], officers: [], faults: [fault] }
}
