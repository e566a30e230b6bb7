import { CsvReader, type CsvRow } from './csv.ts'
import { textOf } from './text.ts'

/** The rows of a CSV file, one after the other; see CsvReader for the form. */
export async function* csvRowsOf(path: string): AsyncGenerator<CsvRow> {
  const reader = new CsvReader()
  for await (const text of textOf(path)) yield* reader.push(text)
  yield* reader.end()
}

export interface TextLine {
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** The lines of a text file with something on them. */
export async function* linesOf(path: string): AsyncGenerator<TextLine> {
  let rest = ''
  let line = 0
  for await (const piece of textOf(path)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') yield { line, text }
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest }
}
