import type { Database, Read } from '#platform/database'

/** A line that is lost: what the driver says when PostgreSQL or the process at its end is gone. */
function lost(): Error {
  return Object.assign(new Error('The connection to PostgreSQL was lost'), { code: 'CONNECTION_LOST' })
}

export interface Dying {
  readonly database: Database
  /** Whether the moment has come; nothing is answered after it. */
  readonly isDead: () => boolean
}

/**
 * A database as a process sees it that dies at a chosen statement: before it is sent, or after it was carried out and before
 * the answer came. From then on nothing is answered.
 */
export function dyingDatabase(real: Database, at: { statement: RegExp; when: 'before' | 'after' }): Dying {
  let isDead = false
  const mortal = <H extends Read>(handle: H): H => {
    const { json, array, types, typed, unsafe } = handle
    const tagged = (first: unknown, ...given: unknown[]) => {
      const make = handle as unknown as (...all: unknown[]) => unknown
      if (!Array.isArray(first) || !('raw' in first)) return make(first, ...given)
      const isHit = at.statement.test(first.join(' '))
      if (isDead || (isHit && at.when === 'before')) {
        isDead = true
        // A part of a statement is never awaited by itself.
        const refused = Promise.reject(lost())
        refused.catch(() => {})
        return refused
      }
      const made = make(first, ...given)
      if (!isHit || !(made instanceof Promise)) return made
      return made.then(() => {
        isDead = true
        throw lost()
      })
    }
    return Object.assign(tagged, { json, array, types, typed, unsafe }) as unknown as H
  }
  return {
    isDead: () => isDead,
    database: {
      read: mortal(real.read),
      write: async (body) => {
        if (isDead) throw lost()
        return real.write((transaction) => body(mortal(transaction)))
      },
      close: async () => {},
    },
  }
}
