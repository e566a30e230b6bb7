import { expect } from 'vitest'
import type { BillView, CaseView } from '#contract'
import { createRelay } from '#modules/case'
import { workTheOffice } from '#modules/delivery'
import { workTheTill } from '#modules/payment'
import { callersOf, type Caller } from './callers.ts'
import { openParties, type Parties } from './parties.ts'
import { createWorld, type World } from './world.ts'

type StreetOptions = NonNullable<Parameters<typeof createWorld>[0]> & { readonly webFolder?: string }

/** A city with its banks and its carrier, and somebody whose licence was lost. */
export interface Street {
  readonly world: World
  readonly city: Awaited<ReturnType<typeof callersOf>>
  readonly banks: Parties['simulators']
  readonly son: Caller
  /** Files for a licence, and gives the case, which waits to be paid for. */
  file(medium?: 'electronic' | 'post'): Promise<string>
  billOf(caseId: string): Promise<BillView>
  viewOf(caseId: string): Promise<CaseView>
  /** Places an order, and gives its id. */
  order(billId: string, channel?: 'bank' | 'ecny'): Promise<string>
  /** Time goes by; what is due is done, here and at the banks. */
  pass(duration?: Temporal.DurationLike): Promise<void>
  close(): Promise<void>
}

export async function openStreet({ webFolder, ...options }: StreetOptions = {}): Promise<Street> {
  const world = await createWorld(options)
  const parties = await openParties(world, () => city)
  const city = await callersOf(world, webFolder === undefined ? {} : { webFolder })
  let son = await city.as('son')
  const street: Street = {
    world,
    city,
    banks: parties.simulators,
    get son() {
      return son
    },
    async file(medium = 'electronic') {
      const opened = await son.post('/api/v1/filings', { slug: 'driving-licence-reissue' })
      expect(opened).toMatchObject({ status: 200 })
      const id = String(opened.body['id'])
      const filed = await son.post(`/api/v1/filings/${id}/submit`, {
        answers: { why: '丢失', medium },
        declared: true,
      })
      expect(filed.body).toMatchObject({ outcome: 'granted' })
      await street.pass()
      return id
    },
    async billOf(caseId) {
      const { body } = await son.get(`/api/v1/cases/${caseId}/bills`)
      const { bills } = body as unknown as { bills: BillView[] }
      const [bill] = bills
      if (!bill) throw new Error('there is no bill')
      return bill
    },
    viewOf: async (caseId) => (await son.get(`/api/v1/cases/${caseId}`)).body as unknown as CaseView,
    async order(billId, channel = 'bank') {
      const placed = await son.post(`/api/v1/bills/${billId}/orders`, { channel })
      expect(placed).toMatchObject({ status: 200 })
      return String(placed.body['orderId'])
    },
    async pass(duration) {
      if (duration) world.clock.advance(duration)
      const relay = createRelay(world.platform)
      for (let round = 0; round < 3; round++) {
        while ((await relay.runOnce()) > 0);
        await parties.simulators.settle()
        await workTheTill(world.platform)
        await workTheOffice(world.platform)
      }
      await relay.stop()
      // A session does not last for ever.
      if (duration) son = await city.as('son')
    },
    async close() {
      await parties[Symbol.asyncDispose]()
      await city.composition.http.close()
      await world.close()
    },
  }
  return street
}
