/** JSON text in the canonical form of RFC 8785 (JCS); throws a TypeError for what that form cannot say: undefined, NaN, lone surrogates, class instances, nesting beyond 64. */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

/** Parses text that must already be canonical; throws a SyntaxError or TypeError when one byte of it could be written differently. */
export function parseCanonicalJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (canonicalJson(value) !== text) throw new SyntaxError('Not canonical JSON')
  return value
}

const DEEPEST = 64

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new TypeError('Nested too deep for canonical JSON')
  switch (typeof value) {
    case 'string':
      return writeString(value)
    case 'boolean':
      return String(value)
    case 'number':
      // RFC 8785 §3.2.2.3: numbers as ECMAScript writes them.
      if (!Number.isFinite(value)) throw new TypeError('Canonical JSON has no NaN or infinity')
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
      return writeObject(value, depth)
    default:
      throw new TypeError(`Canonical JSON has no ${typeof value}`)
  }
}

function writeString(value: string): string {
  // RFC 8785 §3.2.2.2: lone surrogates are refused.
  if (!value.isWellFormed()) throw new TypeError('Canonical JSON has no lone surrogates')
  return JSON.stringify(value)
}

/** RFC 8785 §3.2.3: members by the UTF-16 code units of their names, which is how ECMAScript sorts strings. */
function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('Canonical JSON has plain objects only')
  const members = value as Record<string, unknown>
  // Every act is written so, and joining arrays of members took twice as long.
  let text = '{'
  for (const name of Object.keys(members).toSorted())
    text += `${text === '{' ? '' : ','}${writeString(name)}:${write(members[name], depth + 1)}`
  return `${text}}`
}
