type Value = string | number | boolean | null | readonly Value[]

/**
 * Whether a field is shown: the part of ZEN that forms use (comparison, `and` `or` `not`, `in`), over the answers.
 * What cannot be read shows the field, so that nothing is left unasked; the server judges again when it is filed.
 */
export function holds(when: string | undefined, answers: Readonly<Record<string, unknown>>): boolean {
  if (when === undefined) return true
  try {
    const reader = new Reader(tokenize(when), { ...answers, form: answers })
    const value = reader.either()
    return reader.atEnd() ? value === true : true
  } catch {
    return true
  }
}

function tokenize(text: string): string[] {
  const tokens = text.match(/"[^"]*"|'[^']*'|\d+(?:\.\d+)?|[A-Za-z_][\w.]*|==|!=|<=|>=|[<>()[\],]/g) ?? []
  if (tokens.join('').length !== text.replace(/\s+(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/g, '').length)
    throw new SyntaxError(text)
  return tokens
}

class Reader {
  private at = 0
  private readonly tokens: readonly string[]
  private readonly answers: Readonly<Record<string, unknown>>

  constructor(tokens: readonly string[], answers: Readonly<Record<string, unknown>>) {
    this.tokens = tokens
    this.answers = answers
  }

  atEnd(): boolean {
    return this.at === this.tokens.length
  }

  either(): Value {
    let value = this.both()
    while (this.take('or')) {
      const right = this.both()
      value = value === true || right === true
    }
    return value
  }

  private both(): Value {
    let value = this.negated()
    while (this.take('and')) {
      const right = this.negated()
      value = value === true && right === true
    }
    return value
  }

  private negated(): Value {
    if (this.peek() === 'not' && this.tokens[this.at + 1] !== 'in') {
      this.at++
      return this.negated() !== true
    }
    return this.compared()
  }

  private compared(): Value {
    const left = this.term()
    if (this.take('==')) return left === this.term()
    if (this.take('!=')) return left !== this.term()
    if (this.take('<=')) return Number(left) <= Number(this.term())
    if (this.take('>=')) return Number(left) >= Number(this.term())
    if (this.take('<')) return Number(left) < Number(this.term())
    if (this.take('>')) return Number(left) > Number(this.term())
    if (this.take('in')) return isAmong(left, this.term())
    if (this.peek() === 'not') {
      this.at += 2
      return !isAmong(left, this.term())
    }
    return left
  }

  private term(): Value {
    const token = this.tokens[this.at++]
    if (token === undefined) throw new SyntaxError('end')
    if (token === '(') return this.closed(this.either(), ')')
    if (token === '[') return this.list()
    if (/^["']/.test(token)) return token.slice(1, -1)
    if (/^\d/.test(token)) return Number(token)
    if (token === 'true') return true
    if (token === 'false') return false
    if (token === 'null') return null
    if (!/^[A-Za-z_]/.test(token)) throw new SyntaxError(token)
    return this.answer(token)
  }

  private list(): Value {
    const items: Value[] = []
    while (this.peek() !== ']') {
      items.push(this.term())
      if (!this.take(',')) break
    }
    return this.closed(items, ']')
  }

  private answer(path: string): Value {
    let value: unknown = this.answers
    for (const name of path.split('.')) {
      value =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
    }
    return value === undefined ? null : (value as Value)
  }

  private closed(value: Value, bracket: string): Value {
    if (!this.take(bracket)) throw new SyntaxError(bracket)
    return value
  }

  private peek(): string | undefined {
    return this.tokens[this.at]
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false
    this.at++
    return true
  }
}

function isAmong(value: Value, list: Value): boolean {
  return Array.isArray(list) && list.includes(value)
}
