import { peerOperations } from '#contract'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { fingerprintOf, ownKey } from '../envelope.ts'
import { findPeer, listPeers, putPeer, setPeerState } from '../peers.ts'
import { askIdentity, refreshKeys, refreshOffer } from '../visit.ts'

export const list = implement(peerOperations.list, async ({ platform }) => {
  const { keyId, pem } = ownKey(platform.keyStore)
  const peers = await listPeers(platform.database.read)
  return {
    self: {
      name: platform.config.instanceName,
      keyId,
      publicKey: pem,
      fingerprint: fingerprintOf(pem),
    },
    peers: peers.map((peer) => ({
      id: peer.id,
      name: peer.name,
      url: peer.url,
      keyId: peer.keyId,
      state: peer.state,
      addedAt: peer.addedAt.toString(),
      heardAt: peer.heardAt?.toString() ?? null,
      waiting: peer.waiting,
      failure: peer.failure,
      services: peer.services.length,
    })),
  }
})

/** The key is taken only as the two administrators compared it: who answers at an address may be anybody. */
export const add = implement(peerOperations.add, async ({ platform, now }, { body }) => {
  const url = body.url.replace(/\/+$/, '')
  const identity = await askIdentity(url)
  if (!identity) throw new Problem('peer.unreachable')
  const told = body.fingerprint.replace(/\s/g, '').toLowerCase()
  if (fingerprintOf(identity.publicKey) !== told) throw new Problem('peer.fingerprint-differs')
  if (fingerprintOf(ownKey(platform.keyStore).pem) === told) throw new Problem('peer.is-this-one')
  const id = await putPeer(platform.database.read, {
    id: uuidv7(now),
    name: identity.name,
    url,
    keyId: told.slice(0, 16),
    publicKey: identity.publicKey,
    addedAt: now,
  })
  const peer = { id, url, keyId: told.slice(0, 16), publicKey: identity.publicKey }
  await Promise.all([refreshOffer(platform, peer), refreshKeys(platform, peer)])
  return { id }
})

export const suspend = implement(peerOperations.suspend, async ({ platform }, { params, body }) => {
  if (!(await setPeerState(platform.database.read, params.id, body.state)))
    throw new Problem('peer.not-found')
  platform.signals.emit('peer.written')
  return { state: body.state }
})

export const services = implement(peerOperations.services, async ({ platform }, { params }) => {
  const peer = await findPeer(platform.database.read, params.id)
  if (!peer) throw new Problem('peer.not-found')
  return { services: peer.services, toldAt: peer.toldAt?.toString() ?? null }
})
