/** A file that cannot be read on as a table; told with the line where reading stopped. */
export class TabularFault extends Error {
  readonly line: number
  readonly words: { readonly zh: string; readonly en: string }

  constructor(line: number, words: { zh: string; en: string }, options?: { cause?: unknown }) {
    super(`line ${line}: ${words.en}`, options)
    this.name = 'TabularFault'
    this.line = line
    this.words = words
  }
}
