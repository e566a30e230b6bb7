import type { Owners, Things } from './county-things.ts'

/** `denied`: the post or kind of person may not ask at all. `own`: answered, with nothing of 榆次区. Else the status and code. */
export type Verdict = 'denied' | 'own' | `${number} ${string}`

export interface Trial {
  readonly query?: (things: Things) => Record<string, string>
  readonly body?: (things: Things) => object
  readonly upload?: (things: Things) => Buffer
  /** What an officer of another county with every post of a county is answered. */
  readonly county: Verdict
  /** What another citizen is answered. */
  readonly citizen: Verdict
  /** Whose it is: the same reading, asked by them, is answered, so that what the strangers tried was real. */
  readonly owner?: keyof Owners
}

export const CASE = '404 case.not-found'
export const OFFICERS = { citizen: 'denied' } as const
export const PERSONS = { county: 'denied' } as const
/** A list, or something of one's own. */
export const own = (more: Partial<Trial> = {}): Trial => ({ county: 'own', citizen: 'denied', ...more })
