import { NotInSql } from './syntax.ts'

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|("[^"]*"|'[^']*')|([A-Za-z_]\w*|#)|(==|!=|<=|>=|\?\?|[-+*/<>()[\],.]))/y

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign'
  readonly text: string
}

/** The words and signs of a ZEN expression; throws NotInSql at what it does not know. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = []
  const text = expression.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new NotInSql(`${text.slice(from, from + 12)} is not known here`)
    const [, number, quoted, name, sign] = match
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1) })
    else tokens.push({ kind: name === undefined ? 'sign' : 'name', text: name ?? sign ?? '' })
  }
  return tokens
}
