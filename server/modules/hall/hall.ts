import type { HallRules } from '#contract'

/** A service hall as it is set up. */
export interface Hall {
  readonly id: string
  readonly revision: number
  readonly name: string
  readonly address: string
  readonly regionCode: string
  readonly regionName: string
  readonly regionPath: string
  readonly rules: HallRules
  readonly state: 'open' | 'closed'
}

export interface HallWindow {
  readonly id: string
  readonly hallId: string
  readonly number: number
  readonly name: string
  readonly takes: string[] | null
  readonly staffed: boolean
  readonly state: 'open' | 'paused' | 'closed'
  readonly officerId: string | null
  readonly officerName: string | null
}

/** A number that somebody took. */
export interface Ticket {
  readonly id: string
  readonly hallId: string
  readonly hallName: string
  readonly day: Temporal.PlainDate
  /** `A023`. */
  readonly number: string
  readonly bookingId: string | null
  readonly subjectId: string | null
  readonly name: string | null
  readonly slug: string | null
  readonly caseId: string | null
  readonly cameAt: Temporal.Instant
  readonly onlyWindow: number | null
  readonly state: 'waiting' | 'called' | 'serving' | 'served' | 'missed'
  readonly windowId: string | null
  readonly windowNumber: number | null
  readonly windowName: string | null
  readonly calledAt: Temporal.Instant | null
  readonly calls: number
}
