import type { OutputFor } from '#web/api'

export type Challenge = OutputFor<'POST /api/v1/identity/sign-in/begin'>
