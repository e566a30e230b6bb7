import { NotInSql, signs, tightness, type Node, type Sign } from './syntax.ts'
import { tokensOf, type Token } from './tokens.ts'

/** Reads a ZEN expression; throws NotInSql at what it does not know. */
export function parse(expression: string): Node {
  return new Reader(expression).whole()
}

class Reader {
  readonly #expression: string
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(expression: string) {
    this.#expression = expression
    this.#tokens = tokensOf(expression)
  }

  whole(): Node {
    const node = this.#binary(1)
    const left = this.#tokens[this.#at]
    if (left) throw this.#unknown(left.text)
    return node
  }

  #binary(least: number): Node {
    let left = this.#unary()
    for (;;) {
      const sign = signs.find((each): each is Sign => this.#isNext(each))
      if (!sign || tightness[sign] < least) return left
      this.#at++
      left = { kind: 'binary', sign, left, right: this.#binary(tightness[sign] + 1) }
    }
  }

  #unary(): Node {
    if (this.#took('not')) return { kind: 'not', of: this.#unary() }
    if (this.#took('-'))
      return { kind: 'binary', sign: '-', left: { kind: 'literal', value: 0 }, right: this.#unary() }
    return this.#below(this.#primary())
  }

  #primary(): Node {
    const token = this.#next()
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'literal', value: token.text }
    if (token.kind === 'name') return this.#named(token.text)
    if (token.text === '[') return { kind: 'list', items: this.#upTo(']') }
    if (token.text !== '(') throw this.#unknown(token.text)
    const inner = this.#binary(1)
    this.#take(')')
    return inner
  }

  #named(name: string): Node {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' }
    if (name === 'null') return { kind: 'literal', value: null }
    return this.#took('(')
      ? { kind: 'call', name, given: this.#upTo(')') }
      : { kind: 'path', root: name, names: [] }
  }

  /** What is read below a value: `.name`, `["name"]`, `.method(…)`. */
  #below(node: Node): Node {
    if (this.#took('.')) {
      const { kind, text: name } = this.#next()
      if (kind !== 'name') throw this.#unknown(name)
      const found: Node = this.#took('(')
        ? { kind: 'method', of: node, name, given: this.#upTo(')') }
        : under(node, name)
      return this.#below(found)
    }
    if (node.kind !== 'path' || !this.#took('[')) return node
    const { kind, text: name } = this.#next()
    if (kind !== 'text') throw this.#unknown(name)
    this.#take(']')
    return this.#below(under(node, name))
  }

  #upTo(end: string): Node[] {
    const items: Node[] = []
    while (!this.#isNext(end)) {
      items.push(this.#binary(1))
      if (!this.#isNext(end)) this.#take(',')
    }
    this.#take(end)
    return items
  }

  #next(): Token {
    const token = this.#tokens[this.#at++]
    if (!token) throw new NotInSql(`${this.#expression} ends too early`)
    return token
  }

  #isNext(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.text === text && token.kind !== 'text'
  }

  #took(text: string): boolean {
    const isNext = this.#isNext(text)
    if (isNext) this.#at++
    return isNext
  }

  #take(text: string): void {
    if (!this.#took(text)) throw new NotInSql(`${text} is missing in ${this.#expression}`)
  }

  #unknown(text: string): NotInSql {
    return new NotInSql(`${text} is not known here: ${this.#expression}`)
  }
}

function under(node: Node, name: string): Node {
  if (node.kind !== 'path') throw new NotInSql(`.${name} of what is no record`)
  return { ...node, names: [...node.names, name] }
}
