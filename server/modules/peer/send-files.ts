import { z } from 'zod'
import { PIECE_BYTES, type PeerPiece } from '#contract'
import type { Platform } from '#platform/runtime'
import { ownKey, signPiece } from './envelope.ts'
import { renew, type Outgoing } from './outgoing.ts'
import type { Peer } from './peers.ts'
import { tell } from './wire.ts'

const missingShape = z.object({
  files: z.array(z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), have: z.int().min(0) })).max(50),
})
const haveShape = z.strictObject({ have: z.int().min(0) })

/** Sends what the other side says is missing of a message's files, from where it has them; undefined when it has them all, otherwise in one word why not. */
export async function sendFiles(
  platform: Platform,
  peer: Peer,
  message: Outgoing,
  problem: unknown,
  stopping: AbortSignal | undefined,
): Promise<string | undefined> {
  const missing = missingShape.safeParse(problem)
  if (!missing.success) return 'unreadable'
  // Only what the message names: nobody asks for anything else.
  const named = JSON.stringify(message.content)
  for (const { digest, have } of missing.data.files) {
    if (!named.includes(`"${digest}"`)) return 'unreadable'
    const failure = await sendFile(platform, peer, message, digest, have, stopping)
    if (failure !== undefined) return failure
  }
  return undefined
}

async function sendFile(
  platform: Platform,
  peer: Peer,
  message: Outgoing,
  digest: string,
  from: number,
  stopping: AbortSignal | undefined,
): Promise<string | undefined> {
  const file = await platform.files.open(digest)
  if (!file) {
    platform.log.error('peer.file-lost', new Error('A file to be sent is not in the store'), {
      message: message.id,
    })
    return 'file-lost'
  }
  let place = 0
  for await (const bytes of inPieces(file, PIECE_BYTES)) {
    const start = place
    place += bytes.length
    if (place <= from) continue
    const rest = start < from ? bytes.subarray(from - start) : bytes
    const piece: PeerPiece = {
      from: ownKey(platform.keyStore).keyId,
      to: peer.keyId,
      message: message.id,
      digest,
      place: Math.max(start, from),
      bytes: rest.toString('base64'),
      sentAt: platform.clock.now().toString(),
    }
    const body = { piece, signature: await signPiece(platform.keyStore, piece) }
    const answer = await tell(peer, '/api/v1/peer/files', body, haveShape, stopping)
    if ('failure' in answer) return answer.failure
    // It dropped what it had, or another worker is ahead: it says at the next try from where.
    if (answer.said.have !== place) return 'file-out-of-step'
    await renew(platform.database.read, message, platform.clock.now())
  }
  return undefined
}

async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk])
    while (held.length >= size) {
      yield held.subarray(0, size)
      held = held.subarray(size)
    }
  }
  if (held.length > 0) yield held
}
