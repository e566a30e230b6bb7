import type { InputFor, OutputFor } from '#web/api'

export const PROCESS = 'GET /api/v1/matters/:slug/versions/:version/process'
export const CASES = 'GET /api/v1/matters/:slug/versions/:version/process/cases'

export type Process = OutputFor<typeof PROCESS>

/** A number of the process, and what its cases are called together. */
export interface Behind {
  readonly what: NonNullable<InputFor<typeof CASES>['query']>['what']
  readonly of: string
  readonly title: string
}

/** Opens the cases behind a number. */
export type Open = (behind: Behind) => void
