import type { OutputFor } from '#web/api'

export type MatterVersion = OutputFor<'GET /api/v1/matters/:slug/versions/:version'>
