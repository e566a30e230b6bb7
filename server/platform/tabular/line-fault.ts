export interface Words {
  readonly zh: string
  readonly en: string
}

/** Where something stands in a file that was handed in. */
export interface FilePlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Why a line cannot be taken; its words name no personal data. */
export interface LineFault extends FilePlace {
  readonly words: Words
}
