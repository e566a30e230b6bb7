import type { OutputFor } from '#web/api'

/** A case as lists show it. */
export type CaseSummary = OutputFor<'GET /api/v1/my/cases'>['cases'][number]
