import type { PeerEnvelope, PeerReceipt } from '#contract'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { arrivalsOf, forgetArrivals } from './arrivals.ts'
import { filesOf, noteOf, readMessage } from './content.ts'
import { digestOf, isMessageSignature, ownKey, signReceipt } from './envelope.ts'
import { handle } from './handle.ts'
import { requirePeer, type Peer } from './peers.ts'

export interface SignedReceipt {
  readonly receipt: PeerReceipt
  readonly signature: string
}

/**
 * Takes one message: signed by a peer, for this platform, the next of its thread. What it says is done before it is signed for, and
 * harmless when it is done twice, so a crash between the two loses nothing. The same message again gives the same receipt.
 */
export async function receive(
  platform: Platform,
  envelope: PeerEnvelope,
  signature: string,
): Promise<SignedReceipt> {
  const peer = await requirePeer(platform, envelope, (pem) => isMessageSignature(pem, envelope, signature))
  const known = await findReceipt(platform, envelope, peer)
  if (known) return known
  const message = readMessage(envelope.kind, envelope.content)
  if (!message) throw new Problem('request.invalid', { detail: `${envelope.kind} does not say that` })
  const files = await arrivalsOf(platform, peer, envelope.id, filesOf(message))
  await handle(platform, peer, envelope, message, files)
  return keep(platform, peer, envelope, noteOf(message))
}

interface Kept {
  readonly id: string
  readonly peerId: string
  readonly sequence: number
  readonly receipt: PeerReceipt
  readonly signature: string
}

/** The receipt given before; undefined where this is the next message of its thread. */
async function findReceipt(
  { database }: Platform,
  envelope: PeerEnvelope,
  peer: Peer,
): Promise<SignedReceipt | undefined> {
  const rows = await database.read<Kept[]>`
    select message_id as id, peer_id as "peerId", sequence, receipt, receipt_signature as signature from peer.incoming
    where message_id = ${envelope.id} or thread = ${envelope.thread} order by sequence`
  const same = rows.find(({ id }) => id === envelope.id)
  if (same) {
    if (same.peerId !== peer.id || same.receipt.digest !== digestOf(envelope))
      throw new Problem('peer.message-altered')
    return { receipt: same.receipt, signature: same.signature }
  }
  if (rows.some(({ peerId }) => peerId !== peer.id)) throw new Problem('peer.message-altered')
  const next = (rows.at(-1)?.sequence ?? 0) + 1
  if (envelope.sequence !== next) throw new Problem('peer.out-of-order', { members: { next } })
  return undefined
}

async function keep(
  platform: Platform,
  peer: Peer,
  envelope: PeerEnvelope,
  note: string | null,
): Promise<SignedReceipt> {
  const { database, clock, keyStore } = platform
  const now = clock.now()
  const receipt: PeerReceipt = {
    message: envelope.id,
    digest: digestOf(envelope),
    receivedAt: now.toString(),
    by: ownKey(keyStore).keyId,
  }
  const signature = await signReceipt(keyStore, receipt)
  await database.read`
    with kept as (
      insert into peer.incoming (thread, sequence, message_id, peer_id, kind, note, written_at, receipt, receipt_signature, received_at)
      values (${envelope.thread}, ${envelope.sequence}, ${envelope.id}, ${peer.id}, ${envelope.kind}, ${note},
        ${Temporal.Instant.from(envelope.writtenAt)}, ${database.read.json(receipt as never)}, ${signature}, ${now})
      on conflict do nothing
    )
    update peer.peer set heard_at = ${now} where peer_id = ${peer.id}`
  await forgetArrivals(database.read, envelope.id)
  // Of two that came at once, the first one's receipt stands.
  return (await findReceipt(platform, envelope, peer)) ?? { receipt, signature }
}
