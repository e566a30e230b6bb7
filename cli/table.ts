/** Characters that take two places on a terminal (Unicode UAX #11, wide and full-width). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/gu

export function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0)
}

/** Rows as lines with their columns under each other; the last column is not filled up. */
export function alignedRows(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)),
    )
    return `${indent}${cells.join('  ')}`.trimEnd()
  })
}
