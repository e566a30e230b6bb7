import type { FastifyInstance } from 'fastify'
import { auditHandlers } from '#modules/audit'
import { calendarHandlers, refreshCalendar } from '#modules/calendar'
import { demoHandlers, identityHandlers } from '#modules/identity'
import { lawHandlers } from '#modules/law'
import { createLedger, ledgerHandlers } from '#modules/ledger'
import { messageHandlers } from '#modules/message'
import { organizationHandlers } from '#modules/organization'
import { regionHandlers } from '#modules/region'
import type { Platform } from '#platform/runtime'
import { createHttpServer, type Gate, type Handler } from '#platform/http'
import { people } from './people.ts'

/** Every operation that is served. */
export function handlersFor(platform: Platform): Handler[] {
  return [...regionHandlers, ...calendarHandlers, ...lawHandlers, ...ledgerHandlers, ...organizationHandlers, ...auditHandlers, ...identityHandlers(people), ...messageHandlers, ...(platform.config.mode === 'demo' ? demoHandlers : [])]
}

export interface Composition {
  readonly http: FastifyInstance
  /** Starts the background work: ledger integrator, relay. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Puts the offices together on a platform. */
export async function compose(platform: Platform, gate: Gate): Promise<Composition> {
  await refreshCalendar(platform)
  const http = await createHttpServer(platform, gate, handlersFor(platform))
  const ledger = createLedger(platform)
  platform.signals.on('case.acted', ledger.wake)
  return {
    http,
    start: async () => {
      ledger.start()
    },
    stop: async () => {
      await http.close()
      await ledger.stop()
    },
  }
}
