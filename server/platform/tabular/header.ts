import { cleanCell } from './cells.ts'

/** The columns a table may have: each by its name, with the other headings under which it is known. */
export type Columns = Readonly<Record<string, readonly string[]>>

/** The name of the column that a heading means; undefined for a heading nobody knows. */
export function columnOf(heading: string, columns: Columns): string | undefined {
  const plain = fold(heading)
  return Object.entries(columns).find(([name, others]) =>
    [name, ...others].some((known) => fold(known) === plain),
  )?.[0]
}

function fold(heading: string): string {
  return cleanCell(heading).normalize('NFKC').toLowerCase().replace(/[ _-]/g, '')
}
