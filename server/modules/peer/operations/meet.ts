import { peerFileOperations, peerOperations } from '#contract'
import { publishKeys } from '#modules/ledger'
import { currentServices } from '#modules/matter'
import { implement } from '#platform/http'
import { takePiece } from '../arrivals.ts'
import { ownKey, signKeys } from '../envelope.ts'
import { isOffered, offerOf } from '../offers.ts'
import { receive as receiveMessage } from '../receive.ts'

export const identity = implement(peerOperations.identity, ({ platform }) => {
  const { keyId, pem } = ownKey(platform.keyStore)
  return { name: platform.config.instanceName, keyId, publicKey: pem }
})

export const offers = implement(peerOperations.offers, async ({ platform }) => {
  const services = await currentServices(platform.database)
  const types = new Map(
    services.map(({ definition: { slug, result } }) => [slug, result?.certificate?.typeCode]),
  )
  return {
    services: services
      .filter(isOffered)
      .map(({ definition }) => offerOf(definition, (slug) => types.get(slug))),
  }
})

export const receive = implement(peerOperations.receive, ({ platform }, { body }) =>
  receiveMessage(platform, body.envelope, body.signature),
)

export const keys = implement(peerFileOperations.keys, async ({ platform: { keyStore }, now }) => {
  const statement = {
    from: ownKey(keyStore).keyId,
    at: now.toString(),
    keys: publishKeys(keyStore).keys,
  }
  return { statement, signature: await signKeys(keyStore, statement) }
})

export const piece = implement(peerFileOperations.piece, ({ platform }, { body }) =>
  takePiece(platform, body.piece, body.signature),
)
