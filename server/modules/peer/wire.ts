import { z } from 'zod'
import type { Peer } from './peers.ts'

const TIMEOUT_MS = 20_000

const problemShape = z.looseObject({ code: z.string().max(80) })

/** In one word why nothing came of it: a code the other side gave, or `unreachable`, `unreadable`, `status-…`. */
export interface Failure {
  readonly failure: string
  readonly problem?: z.infer<typeof problemShape>
}

/** Posts to a peer and reads what it says. */
export async function tell<T>(
  peer: Pick<Peer, 'url'>,
  path: string,
  body: object,
  shape: z.ZodType<T>,
  stopping: AbortSignal | undefined,
): Promise<{ readonly said: T } | Failure> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(`${peer.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: stopping ? AbortSignal.any([timeout, stopping]) : timeout,
    })
    const told: unknown = await response.json().catch(() => undefined)
    if (!response.ok) {
      const problem = problemShape.safeParse(told)
      return problem.success
        ? { failure: problem.data.code, problem: problem.data }
        : { failure: `status-${response.status}` }
    }
    const said = shape.safeParse(told)
    return said.success ? { said: said.data } : { failure: 'unreadable' }
  } catch {
    return { failure: 'unreachable' }
  }
}
