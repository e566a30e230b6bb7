import { z } from 'zod'
import { peerReceipt, type PeerEnvelope } from '#contract'
import type { Platform } from '#platform/runtime'
import { digestOf, isReceiptSignature, ownKey, signMessage } from './envelope.ts'
import { keepReceipt, putOff, takeDue, type Outgoing } from './outgoing.ts'
import { findPeer, type Peer } from './peers.ts'

const BATCH = 20
const TIMEOUT_MS = 20_000

const answerShape = z.strictObject({ receipt: peerReceipt, signature: z.string().max(200) })
const problemShape = z.looseObject({ code: z.string().max(80) })

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
  const answer = await post(
    peer,
    { envelope, signature: await signMessage(platform.keyStore, envelope) },
    stopping,
  )
  if (typeof answer === 'string') return answer
  const { receipt, signature } = answer
  const isOurs =
    receipt.message === envelope.id && receipt.by === peer.keyId && receipt.digest === digestOf(envelope)
  if (!isOurs || !isReceiptSignature(peer.publicKey, receipt, signature)) return 'receipt-invalid'
  await keepReceipt(platform.database.read, message, answer, platform.clock.now())
  return undefined
}

async function post(
  peer: Peer,
  body: object,
  stopping: AbortSignal | undefined,
): Promise<z.infer<typeof answerShape> | string> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(`${peer.url}/api/v1/peer/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: stopping ? AbortSignal.any([timeout, stopping]) : timeout,
    })
    const said: unknown = await response.json().catch(() => undefined)
    if (!response.ok) {
      const problem = problemShape.safeParse(said)
      return problem.success ? problem.data.code : `status-${response.status}`
    }
    const answer = answerShape.safeParse(said)
    return answer.success ? answer.data : 'receipt-unreadable'
  } catch {
    return 'unreachable'
  }
}
