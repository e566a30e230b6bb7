import type { FastifyInstance } from 'fastify'
import { auditHandlers } from '#modules/audit'
import { calendarHandlers, followCalendar, refreshCalendar } from '#modules/calendar'
import {
  assigneeNames,
  caseHandlers,
  createCourses,
  createRecount,
  createRelay,
  resultNames,
  serviceNames,
} from '#modules/case'
import { certificateHandlers } from '#modules/certificate'
import { createHallDays, hallHandlers } from '#modules/hall'
import { creditHandlers } from '#modules/credit'
import { demoHandlers, identityHandlers, sweepIdentity } from '#modules/identity'
import { cockpitHandlers } from '#modules/cockpit'
import { createPostOffice, deliveryHandlers } from '#modules/delivery'
import { indicatorHandlers } from '#modules/indicator'
import { lawHandlers } from '#modules/law'
import { createLedger, ledgerHandlers } from '#modules/ledger'
import { materialHandlers, sweepMaterials } from '#modules/material'
import { createPublisher, designHandlers, matterHandlers } from '#modules/matter'
import { messageHandlers } from '#modules/message'
import { licenceHandlers } from '#modules/licence'
import { createOffers, offerHandlers } from '#modules/offer'
import { organizationHandlers } from '#modules/organization'
import { createTill, paymentHandlers } from '#modules/payment'
import { projectHandlers } from '#modules/project'
import { createExchange, peerHandlers } from '#modules/peer'
import { createRectifications, ratingHandlers } from '#modules/rating'
import { realtyHandlers } from '#modules/realty'
import { regionHandlers } from '#modules/region'
import { createSampling, sampleHandlers } from '#modules/sample'
import { createHttpServer, type Handler } from '#platform/http'
import { createCorrections, serviceHandlers } from '#modules/service'
import { createSupervision, supervisionHandlers } from '#modules/supervision'
import type { Platform } from '#platform/runtime'
import { gate } from './gate.ts'
import { people } from './people.ts'
import './registered.ts'
import { serverRoles, type ServerRole } from './roles.ts'
import { serveSimulated } from './simulated.ts'
import { serveWeb } from './web.ts'

/** Every operation that is served; the demo's own exist only in the demo. */
export function handlersFor(platform: Platform): Handler[] {
  return [
    ...regionHandlers,
    ...organizationHandlers,
    ...calendarHandlers,
    ...lawHandlers,
    ...ledgerHandlers,
    ...auditHandlers,
    ...identityHandlers(people),
    ...messageHandlers,
    ...offerHandlers,
    ...licenceHandlers,
    ...realtyHandlers,
    ...certificateHandlers,
    ...materialHandlers,
    ...matterHandlers,
    ...designHandlers(flowNames()),
    ...serviceHandlers,
    ...caseHandlers,
    ...hallHandlers,
    ...paymentHandlers,
    ...deliveryHandlers,
    ...peerHandlers,
    ...projectHandlers,
    ...ratingHandlers,
    ...creditHandlers,
    ...sampleHandlers,
    ...supervisionHandlers,
    ...indicatorHandlers,
    ...cockpitHandlers,
    ...(platform.config.mode === 'demo' ? demoHandlers : []),
  ]
}

/** What modules have registered for flows to name. */
export function flowNames() {
  return { assignees: assigneeNames(), results: resultNames(), services: serviceNames() }
}

export interface Composition {
  readonly http: FastifyInstance
  /** Starts the background work; without the role of a worker only what requests need. */
  start(roles?: readonly ServerRole[]): void
  stop(): Promise<void>
}

/** Puts the offices together on a platform whose database is prepared; not yet listening. */
export async function compose(
  platform: Platform,
  options: { webFolder?: string; requestsPerMinute?: number } = {},
): Promise<Composition> {
  await refreshCalendar(platform)
  const http = await createHttpServer(platform, gate, handlersFor(platform), {
    requestsPerMinute: options.requestsPerMinute,
  })
  const { simulatorsUrl } = platform.config
  if (simulatorsUrl) await serveSimulated(http, simulatorsUrl)
  if (options.webFolder) await serveWeb(http, options.webFolder)
  const ledger = createLedger(platform)
  const works = [
    createRelay(platform),
    createRecount(platform),
    createCourses(platform),
    createPublisher(platform, flowNames()),
    createSupervision(platform),
    createExchange(platform),
    createRectifications(platform),
    createCorrections(platform),
    createHallDays(platform),
    createSampling(platform),
    createTill(platform),
    createPostOffice(platform),
    createOffers(platform),
  ]
  const calendar = followCalendar(platform)
  const off = platform.signals.on('case.acted', ledger.wake)
  let sweeping: NodeJS.Timeout | undefined
  const sweep = () => {
    void platform.database
      .write((transaction) => sweepIdentity(transaction, platform.clock.now()))
      .catch((cause: unknown) => platform.log.error('identity.sweep-failed', cause))
    void sweepMaterials(platform).catch((cause: unknown) =>
      platform.log.error('material.sweep-failed', cause),
    )
  }
  return {
    http,
    start: (roles = serverRoles) => {
      calendar.start()
      if (!roles.includes('worker')) return
      ledger.start()
      for (const work of works) work.start()
      sweeping = setInterval(sweep, SWEEP_MS).unref()
    },
    stop: async () => {
      off()
      clearInterval(sweeping)
      await http.close()
      await Promise.all([ledger, calendar, ...works].map((work) => work.stop()))
    },
  }
}

/** Spent codes, ended sessions, old counters and files nobody refers to are cleared away this often. */
const SWEEP_MS = 3_600_000
