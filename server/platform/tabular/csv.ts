import { TabularFault } from './fault.ts'

export interface CsvRow {
  /** The line of the file on which the row begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Longer than any cell of a table of people or units: beyond it a quote was left open. */
const LONGEST_CELL = 100_000

/**
 * Reads CSV (RFC 4180) as it comes in pieces: rows end with CRLF or LF, a cell in quotes holds anything with its quotes doubled,
 * and nothing stands beside the quotes. Lines with nothing on them are left out. Throws TabularFault at the first break of this form.
 */
export class CsvReader {
  #rest = ''
  #line = 1
  #rowLine = 1
  #cells: string[] = []

  /** The rows that are complete with this piece. */
  push(text: string): CsvRow[] {
    this.#rest += text
    return this.#read(false)
  }

  /** The last row, where it has no line end. */
  end(): CsvRow[] {
    return this.#read(true)
  }

  #read(isEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    let at = 0
    for (;;) {
      const cell = this.#cellAt(at, isEnd)
      if (!cell) break
      this.#cells.push(cell.text)
      this.#line += cell.lines
      at = cell.after
      if (cell.isLast) this.#endRow(rows)
      if (isEnd && at >= this.#rest.length && cell.isLast) break
    }
    this.#rest = this.#rest.slice(at)
    return rows
  }

  #endRow(rows: CsvRow[]) {
    const isBlank = this.#cells.length === 1 && this.#cells[0] === ''
    if (!isBlank) rows.push({ line: this.#rowLine, cells: this.#cells })
    this.#cells = []
    this.#rowLine = this.#line
  }

  /** The cell that begins here with the separator behind it; undefined while its end has not come. */
  #cellAt(at: number, isEnd: boolean) {
    return this.#rest[at] === '"' ? this.#quotedAt(at, isEnd) : this.#plainAt(at, isEnd)
  }

  #plainAt(at: number, isEnd: boolean) {
    PLAIN.lastIndex = at
    const [text = ''] = PLAIN.exec(this.#rest) ?? []
    this.#checkLength(text.length)
    const behind = at + text.length
    if (this.#rest[behind] === '"')
      throw this.#fault('引号只能包住整个单元格', 'A quote stands inside a cell that is not in quotes')
    const separator = this.#separatorAt(behind, isEnd)
    return separator && { text, ...separator }
  }

  #quotedAt(at: number, isEnd: boolean) {
    QUOTED.lastIndex = at + 1
    const [inner = ''] = QUOTED.exec(this.#rest) ?? []
    this.#checkLength(inner.length)
    const closing = at + 1 + inner.length
    // A quote at the very end may be the first of two.
    if (closing >= this.#rest.length || (!isEnd && closing === this.#rest.length - 1)) {
      if (isEnd) throw this.#fault('引号没有闭合', 'A quote is not closed')
      return undefined
    }
    const separator = this.#separatorAt(closing + 1, isEnd)
    const lines = inner.split('\n').length - 1
    return separator && { ...separator, text: inner.replaceAll('""', '"'), lines: separator.lines + lines }
  }

  #separatorAt(at: number, isEnd: boolean) {
    const [one, two] = [this.#rest[at], this.#rest[at + 1]]
    if (one === ',') return { after: at + 1, lines: 0, isLast: false }
    if (one === '\n') return { after: at + 1, lines: 1, isLast: true }
    if (one === '\r' && two === '\n') return { after: at + 2, lines: 1, isLast: true }
    if (one === undefined) return isEnd ? { after: at, lines: 0, isLast: true } : undefined
    if (one === '\r' && two === undefined && !isEnd) return undefined
    throw one === '\r'
      ? this.#fault('行末应是换行（LF或CRLF）', 'A line ends with LF or CRLF, not with CR alone')
      : this.#fault('引号后面应是逗号或行末', 'Behind a closing quote stands a comma or the end of the line')
  }

  #checkLength(length: number) {
    if (length > LONGEST_CELL)
      throw this.#fault(
        '单元格太长，多半是引号没有闭合',
        'A cell is too long: a quote was probably left open',
      )
  }

  #fault(zh: string, en: string) {
    return new TabularFault(this.#line, { zh, en })
  }
}

const PLAIN = /[^",\r\n]*/y
const QUOTED = /(?:[^"]|"")*/y
