import { Problem } from '#platform/errors'

/** Where a page ended: entries are ordered by time and id, both downwards. */
export interface Cursor {
  readonly at: string
  readonly id: string
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Writes a cursor as opaque text. */
export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** Reads a cursor; throws audit.cursor-invalid when it is none of ours. */
export function readCursor(text: string): Cursor {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  if (!UUID.test(id) || !isInstant(at)) throw new Problem('audit.cursor-invalid')
  return { at, id }
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text)
    return true
  } catch {
    return false
  }
}
