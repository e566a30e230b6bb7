/** What of ZEN can be said in SQL. */
export type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  /** `facts["social-insurance"].cards`: a name and what is read below it. */
  | { readonly kind: 'path'; readonly root: string; readonly names: readonly string[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'binary'; readonly sign: Sign; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Node[] }
  /** `d(x).add(1, "month")`. */
  | { readonly kind: 'method'; readonly of: Node; readonly name: string; readonly given: readonly Node[] }

export const signs = ['or', 'and', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '??'] as const
export type Sign = (typeof signs)[number]

/** How tightly a sign binds, loosest first. */
const tightness: Record<Sign, number> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '??': 6,
}

/** An expression that SQL cannot be made of; it may be sound all the same. */
export class NotInSql extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'NotInSql'
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|("[^"]*"|'[^']*')|([A-Za-z_]\w*|#)|(==|!=|<=|>=|\?\?|[-+*/<>()[\],.]))/y

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign'
  readonly text: string
}

/** Reads a ZEN expression; throws NotInSql at what it does not know. */
export function parse(expression: string): Node {
  const tokens = tokensOf(expression)
  let at = 0
  const peek = () => tokens[at]
  const isNext = (text: string) => peek()?.text === text && peek()?.kind !== 'text'
  const take = (text: string) => {
    if (!isNext(text)) throw new NotInSql(`${text} is missing in ${expression}`)
    at++
  }

  function binary(least: number): Node {
    let left = unary()
    for (;;) {
      const sign = signs.find((each) => isNext(each))
      if (!sign || tightness[sign] < least) return left
      at++
      left = { kind: 'binary', sign, left, right: binary(tightness[sign] + 1) }
    }
  }

  function unary(): Node {
    if (isNext('not')) {
      at++
      return { kind: 'not', of: unary() }
    }
    if (isNext('-')) {
      at++
      return { kind: 'binary', sign: '-', left: { kind: 'literal', value: 0 }, right: unary() }
    }
    return below(primary())
  }

  function primary(): Node {
    const token = tokens[at++]
    if (!token) throw new NotInSql(`${expression} ends too early`)
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'literal', value: token.text }
    if (token.kind === 'name') return named(token.text)
    if (token.text === '(') {
      const inner = binary(1)
      take(')')
      return inner
    }
    if (token.text === '[') return { kind: 'list', items: upTo(']') }
    throw new NotInSql(`${token.text} is not known here: ${expression}`)
  }

  function named(name: string): Node {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' }
    if (name === 'null') return { kind: 'literal', value: null }
    if (!isNext('(')) return { kind: 'path', root: name, names: [] }
    at++
    return { kind: 'call', name, given: upTo(')') }
  }

  function below(node: Node): Node {
    let found = node
    for (;;) {
      if (isNext('.')) {
        at++
        const name = tokens[at++]
        if (name?.kind !== 'name') throw new NotInSql(`a name is missing after . in ${expression}`)
        if (isNext('(')) {
          at++
          found = { kind: 'method', of: found, name: name.text, given: upTo(')') }
        } else found = under(found, name.text)
      } else if (isNext('[') && found.kind === 'path') {
        at++
        const name = tokens[at++]
        if (name?.kind !== 'text') throw new NotInSql(`only names stand in [ ] here: ${expression}`)
        take(']')
        found = under(found, name.text)
      } else return found
    }
  }

  function upTo(end: string): Node[] {
    const items: Node[] = []
    while (!isNext(end)) {
      items.push(binary(1))
      if (!isNext(end)) take(',')
    }
    take(end)
    return items
  }

  const whole = binary(1)
  if (at < tokens.length) throw new NotInSql(`${peek()?.text} is not known here: ${expression}`)
  return whole
}

function under(node: Node, name: string): Node {
  if (node.kind !== 'path') throw new NotInSql(`.${name} of what is no record`)
  return { ...node, names: [...node.names, name] }
}

function tokensOf(expression: string): Token[] {
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
