import { peerOperations } from '#contract'
import { currentServices } from '#modules/matter'
import { implement } from '#platform/http'
import { ownKey } from '../envelope.ts'
import { isOffered, offerOf } from '../offers.ts'
import { receive as receiveMessage } from '../receive.ts'

export const identity = implement(peerOperations.identity, ({ platform }) => {
  const { keyId, pem } = ownKey(platform.keyStore)
  return { name: platform.config.instanceName, keyId, publicKey: pem }
})

export const offers = implement(peerOperations.offers, async ({ platform }) => {
  const services = await currentServices(platform.database)
  return { services: services.filter(isOffered).map(({ definition }) => offerOf(definition)) }
})

export const receive = implement(peerOperations.receive, ({ platform }, { body }) =>
  receiveMessage(platform, body.envelope, body.signature),
)
