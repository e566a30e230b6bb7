import { z } from 'zod'
import { peerReceipt, type PeerEnvelope } from '#contract'
import type { Platform } from '#platform/runtime'
import { digestOf, isReceiptSignature, ownKey, signMessage } from './envelope.ts'
import { keepReceipt, putOff, takeDue, type Outgoing } from './outgoing.ts'
import { findPeer, type Peer } from './peers.ts'
import { sendFiles } from './send-files.ts'
import { tell, type Failure } from './wire.ts'

const BATCH = 20

const answerShape = z.strictObject({ receipt: peerReceipt, signature: z.string().max(200) })

/** Sends the first of what is due in each thread, until the other side has signed for it. True where some was: the next may go. */
export async function deliver(platform: Platform, stopping?: AbortSignal): Promise<boolean> {
  const { database, clock } = platform
  const due = await takeDue(database.read, clock.now(), BATCH)
  const gone = await Promise.all(
    due.map(async (message) => {
      const failure = await send(platform, message, stopping)
      if (failure === undefined) return true
      // Broken off by the server itself: the lease runs out and it is tried again.
      if (stopping?.aborted) return false
      await putOff(database.read, message, failure, clock.now())
      platform.log.info('peer.message-put-off', { kind: message.kind, failure, tries: message.tries + 1 })
      return false
    }),
  )
  return gone.includes(true)
}

/** Undefined when it was signed for; otherwise in one word why not. */
async function send(
  platform: Platform,
  message: Outgoing,
  stopping: AbortSignal | undefined,
): Promise<string | undefined> {
  const peer = await findPeer(platform.database.read, message.peerId)
  if (!peer) return 'peer.unknown'
  const answer = await post(platform, peer, message, stopping)
  if (!('failure' in answer)) return answer.receipted
  if (answer.failure !== 'peer.files-missing') return answer.failure
  const failure = await sendFiles(platform, peer, message, answer.problem, stopping)
  if (failure !== undefined) return failure
  const again = await post(platform, peer, message, stopping)
  return 'failure' in again ? again.failure : again.receipted
}

/** `receipted` is undefined where the receipt is right, otherwise what is wrong with it. */
async function post(
  platform: Platform,
  peer: Peer,
  message: Outgoing,
  stopping: AbortSignal | undefined,
): Promise<{ receipted: string | undefined } | Failure> {
  const envelope: PeerEnvelope = {
    id: message.id,
    from: ownKey(platform.keyStore).keyId,
    to: peer.keyId,
    thread: message.thread,
    sequence: message.sequence,
    kind: message.kind,
    writtenAt: message.writtenAt.toString(),
    sentAt: platform.clock.now().toString(),
    content: message.content,
  }
  const body = { envelope, signature: await signMessage(platform.keyStore, envelope) }
  const answer = await tell(peer, '/api/v1/peer/messages', body, answerShape, stopping)
  if ('failure' in answer)
    return answer.failure === 'unreadable' ? { ...answer, failure: 'receipt-unreadable' } : answer
  const { receipt, signature } = answer.said
  const isOurs =
    receipt.message === envelope.id && receipt.by === peer.keyId && receipt.digest === digestOf(envelope)
  if (!isOurs || !isReceiptSignature(peer.publicKey, receipt, signature))
    return { receipted: 'receipt-invalid' }
  await keepReceipt(platform.database.read, message, answer.said, platform.clock.now())
  return { receipted: undefined }
}
