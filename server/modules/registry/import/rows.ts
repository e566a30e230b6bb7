import { basename } from 'node:path'
import { csvRowsOf, linesOf, TabularFault, type Words } from '#platform/tabular'
import type { SourceRow } from './record-row.ts'

const NOT_JSON: Words = { zh: '这一行不是JSON对象', en: 'This line is no JSON object' }

/** The rows of a source: JSON Lines where the name ends so, else CSV with a heading line. Ends at the first break of the file's form, told as its last row. */
export async function* sourceRowsOf(path: string, columns: readonly string[]): AsyncGenerator<SourceRow> {
  const file = basename(path)
  const rows = /\.(jsonl|ndjson)$/i.test(path) ? jsonRows(path, file) : csvRows(path, file, columns)
  try {
    yield* rows
  } catch (cause) {
    if (!(cause instanceof TabularFault)) throw cause
    yield { file, line: cause.line, source: undefined, words: cause.words }
  }
}

async function* jsonRows(path: string, file: string): AsyncGenerator<SourceRow> {
  for await (const { line, text } of linesOf(path)) {
    const value = objectIn(text)
    if (value) yield { file, line, source: (from) => at(value, from) }
    else yield { file, line, source: undefined, words: NOT_JSON }
  }
}

async function* csvRows(path: string, file: string, columns: readonly string[]): AsyncGenerator<SourceRow> {
  let heading: ReadonlyMap<string, number> | undefined
  let width = 0
  for await (const { line, cells } of csvRowsOf(path)) {
    if (!heading) {
      heading = new Map(cells.map((cell, index) => [cell.trim(), index]))
      width = cells.length
      const known = heading
      const missing = columns.filter((column) => !known.has(column))
      if (missing.length > 0)
        throw new TabularFault(line, {
          zh: `表头里没有对照文件用到的列：${missing.join('、')}`,
          en: `The heading lacks columns of the mapping: ${missing.join(', ')}`,
        })
      continue
    }
    const places = heading
    if (cells.length === width) yield { file, line, source: (from) => cells[places.get(from) ?? -1] }
    else
      yield {
        file,
        line,
        source: undefined,
        words: {
          zh: `有${cells.length}个单元格，表头有${width}个`,
          en: `It has ${cells.length} cells, the heading has ${width}`,
        },
      }
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function at(value: Record<string, unknown>, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      value,
    )
}
