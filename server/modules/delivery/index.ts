import { registerService } from '#modules/case'
import { handOver, notice, ofCase, toHandOver } from './operations/parcels.ts'
import { post } from './service.ts'

export { createPostOffice, workTheOffice } from './office.ts'

registerService('delivery.post', post)

/** The operations of this module. */
export const deliveryHandlers = [ofCase, notice, toHandOver, handOver]
