const DEEPEST = 64

/** Why a parsed body must not go further in, if so: values PostgreSQL cannot keep, or nesting that only an attack has. */
export function unacceptable(body: unknown): string | undefined {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `nested deeper than ${DEEPEST}`
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string' && isUnkeepable(value)) return 'text with a NUL or a lone surrogate'
      if (value === null || typeof value !== 'object') continue
      for (const [key, inner] of Object.entries(value)) {
        if (isUnkeepable(key)) return 'a name with a NUL or a lone surrogate'
        next.push(inner)
      }
    }
    level = next
  }
  return undefined
}

export function isUnkeepable(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
