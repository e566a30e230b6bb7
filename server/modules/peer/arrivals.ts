import type { PeerPiece } from '#contract'
import { holdFiles, receiveFile, releaseFiles, type FileType } from '#modules/material'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { isPieceSignature } from './envelope.ts'
import { requirePeer, type Peer } from './peers.ts'

/** A file that a message names, whole or on its way. */
export interface Arrival {
  readonly digest: string
  readonly size: number
  readonly have: number
  readonly state: 'awaited' | 'here' | 'refused'
  readonly fault: string | null
  readonly type: FileType | null
  readonly scan: 'clean' | 'unscanned' | null
}

/** Every file of a message by its digest, each here or refused. Throws peer.files-missing with how much of each is here, which asks for the rest. */
export async function arrivalsOf(
  platform: Platform,
  peer: Peer,
  messageId: string,
  files: readonly { readonly digest: string; readonly size: number }[],
): Promise<ReadonlyMap<string, Arrival>> {
  if (files.length === 0) return new Map()
  const { read } = platform.database
  const { maxBytes } = platform.config.uploads
  await read`
    insert into peer.arrival (message_id, digest, peer_id, size, state, fault, at)
    select ${messageId}, f.digest, ${peer.id}, f.size, case when f.size > ${maxBytes} then 'refused' else 'awaited' end,
      case when f.size > ${maxBytes} then 'material.too-large' end, ${platform.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(files)}::text::jsonb) as f (digest text, size bigint) on conflict do nothing`
  const rowsNow = () =>
    read<Arrival[]>`
      select ${columns(read)} from peer.arrival where message_id = ${messageId} and peer_id = ${peer.id} order by size, digest`
  let rows = await rowsNow()
  // Whole, and the server was gone before it looked at it, or nobody could.
  const whole = rows.filter(({ state, have, size }) => state === 'awaited' && have === size)
  for (const each of whole) await join(platform, { message: messageId, digest: each.digest }, each)
  if (whole.length > 0) rows = await rowsNow()
  const arrivals = new Map(rows.map((row) => [row.digest, row]))
  // The id is another peer's message.
  if (files.some(({ digest, size }) => arrivals.get(digest)?.size !== size))
    throw new Problem('peer.message-altered')
  const missing = rows
    .filter(({ state }) => state === 'awaited')
    .map(({ digest, have }) => ({ digest, have }))
  if (missing.length > 0) throw new Problem('peer.files-missing', { members: { files: missing } })
  return arrivals
}

/**
 * Takes one piece of an awaited file. Only the piece that comes next is added; whole, the file is compared with its digest and looked at
 * as any upload is. One that differs is dropped and awaited anew. Throws material.scanner-away, then it stays awaited.
 */
export async function takePiece(
  platform: Platform,
  piece: PeerPiece,
  signature: string,
): Promise<{ have: number }> {
  const peer = await requirePeer(platform, piece, (pem) => isPieceSignature(pem, piece, signature))
  const bytes = Buffer.from(piece.bytes, 'base64')
  const { read } = platform.database
  const at = { message: piece.message, digest: piece.digest, peerId: peer.id }
  const [row] = await read<Arrival[]>`
    with here as (
      update peer.arrival set have = have + ${bytes.length}
      where message_id = ${at.message} and digest = ${at.digest} and peer_id = ${at.peerId} and state = 'awaited'
        and have = ${piece.place} and have + ${bytes.length} <= size
      returning *
    ), put as (
      insert into peer.piece (message_id, digest, place, bytes) select message_id, digest, ${piece.place}, ${bytes} from here
    )
    select ${columns(read)} from here
    union all
    select ${columns(read)} from peer.arrival where message_id = ${at.message} and digest = ${at.digest} and peer_id = ${at.peerId}
      and not exists (select from here)`
  if (!row) throw new Problem('peer.file-not-awaited')
  if (row.state !== 'awaited') return { have: row.size }
  return { have: row.have === row.size ? await join(platform, at, row) : row.have }
}

type Place = { readonly message: string; readonly digest: string }

/** Makes a file of its pieces; gives how much of it is here after that. */
async function join(platform: Platform, { message, digest }: Place, { size }: Arrival): Promise<number> {
  const { read } = platform.database
  try {
    const file = await receiveFile(platform, piecesOf(read, message, digest), platform.clock.now())
    if (file.digest !== digest) {
      // Altered where it was kept: none of it is believed.
      await read`
        with gone as (delete from peer.piece where message_id = ${message} and digest = ${digest})
        update peer.arrival set have = 0 where message_id = ${message} and digest = ${digest} and state = 'awaited'`
      platform.log.info('peer.file-altered', { size })
      return 0
    }
    await holdFiles(read, message, [digest])
    await settle(read, message, digest, { state: 'here', type: file.type, scan: file.scan, fault: null })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500) throw cause
    await settle(read, message, digest, { state: 'refused', type: null, scan: null, fault: cause.code })
  }
  return size
}

async function* piecesOf(read: Read, message: string, digest: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ;) {
    const [piece] = await read<{ bytes: Uint8Array }[]>`
      select bytes from peer.piece where message_id = ${message} and digest = ${digest} and place = ${place}`
    if (!piece) return
    yield piece.bytes
    place += piece.bytes.length
  }
}

async function settle(
  read: Read,
  message: string,
  digest: string,
  to: Pick<Arrival, 'state' | 'type' | 'scan' | 'fault'>,
): Promise<void> {
  await read`
    with gone as (delete from peer.piece where message_id = ${message} and digest = ${digest})
    update peer.arrival set state = ${to.state}, type = ${to.type}, scan = ${to.scan}, fault = ${to.fault}
    where message_id = ${message} and digest = ${digest}`
}

/** The message is done and signed for: what it brought is kept by whom it is for, and here no more. */
export async function forgetArrivals(read: Read | Transaction, messageId: string): Promise<void> {
  await read`
    with gone as (delete from peer.piece where message_id = ${messageId})
    delete from peer.arrival where message_id = ${messageId}`
  await releaseFiles(read, messageId)
}

/** Longer than a platform is away; a message that comes after all brings its files anew. */
const KEPT_FOR = { hours: 24 * 14 }

/** Clears away files of messages that never came whole. */
export async function sweepArrivals(platform: Platform): Promise<void> {
  const { read } = platform.database
  const stale = await read<{ messageId: string }[]>`
    select distinct message_id as "messageId" from peer.arrival where at < ${platform.clock.now().subtract(KEPT_FOR)} limit 100`
  for (const { messageId } of stale) await forgetArrivals(read, messageId)
}

function columns(read: Read) {
  return read`digest, size, have, state, fault, type, scan`
}
