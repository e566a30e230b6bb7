import type { FastifyInstance } from 'fastify'
import { auditHandlers } from '#modules/audit'
import { organizationHandlers } from '#modules/organization'
import { regionHandlers } from '#modules/region'
import type { Platform } from '#platform/runtime'
import { createHttpServer, type Gate, type Handler } from '#platform/http'

/** Every operation that is served. */
export function handlersFor(_platform: Platform): Handler[] {
  return [...regionHandlers, ...organizationHandlers, ...auditHandlers]
}

export interface Composition {
  readonly http: FastifyInstance
  /** Starts the background work: ledger integrator, relay. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Puts the offices together on a platform. */
export async function compose(platform: Platform, gate: Gate): Promise<Composition> {
  const http = await createHttpServer(platform, gate, handlersFor(platform))
  return {
    http,
    start: async () => {},
    stop: async () => {
      await http.close()
    },
  }
}
