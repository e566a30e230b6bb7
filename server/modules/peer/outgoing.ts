import type { PeerEnvelope, PeerMessageKind, PeerReceipt } from '#contract'
import { holdFiles, releaseFiles } from '#modules/material'
import { uuidv7 } from '#platform/crypto'
import type { Read, Transaction } from '#platform/database'
import { filesOf, noteOf, type PeerMessage } from './content.ts'

export interface Outgoing {
  readonly thread: string
  readonly sequence: number
  readonly id: string
  readonly peerId: string
  readonly kind: PeerMessageKind
  readonly content: PeerEnvelope['content']
  readonly writtenAt: Temporal.Instant
  readonly tries: number
}

const LEASE_SECONDS = 60
const LONGEST_DELAY_MINUTES = 60

/** Puts a message at the end of its thread; under the lock of the crossing, which the transaction holds. Its files are held until it is signed for. Gives its id. */
export async function write(
  transaction: Transaction,
  { thread, peerId }: { readonly thread: string; readonly peerId: string },
  message: PeerMessage,
  now: Temporal.Instant,
): Promise<string> {
  const id = uuidv7(now)
  await transaction`
    insert into peer.outgoing (thread, sequence, message_id, peer_id, kind, content, note, written_at, due_at)
    select ${thread}, coalesce(max(sequence), 0) + 1, ${id}, ${peerId}, ${message.kind},
      ${transaction.json(message.content as never)}, ${noteOf(message)}, ${now}, ${now}
    from peer.outgoing where thread = ${thread}`
  await holdFiles(
    transaction,
    id,
    filesOf(message).map(({ digest }) => digest),
  )
  return id
}

/** The first unsent message of each thread that is due, of peers that are not suspended, for this worker alone for a while. */
export function takeDue(read: Read, now: Temporal.Instant, limit: number): PromiseLike<Outgoing[]> {
  return read<Outgoing[]>`
    update peer.outgoing o set taken_until = ${now.add({ seconds: LEASE_SECONDS })}
    from (
      select thread, sequence from peer.outgoing w join peer.peer p using (peer_id)
      where receipted_at is null and p.state = 'active'
        -- A clock that was set back holds nothing up.
        and (due_at <= ${now} or due_at > ${now.add({ minutes: LONGEST_DELAY_MINUTES })})
        and (taken_until is null or taken_until <= ${now} or taken_until > ${now.add({ seconds: LEASE_SECONDS })})
        and not exists (select from peer.outgoing e where e.thread = w.thread and e.sequence < w.sequence and e.receipted_at is null)
      order by due_at limit ${limit} for update of w skip locked
    ) due
    where o.thread = due.thread and o.sequence = due.sequence
    returning o.thread, o.sequence, o.message_id as id, o.peer_id as "peerId", o.kind, o.content, o.written_at as "writtenAt", o.tries`
}

/** The other side has signed for it: its content, which may be personal, is not kept beside the case. */
export async function keepReceipt(
  read: Read,
  { id, thread, sequence, peerId }: Outgoing,
  signed: { readonly receipt: PeerReceipt; readonly signature: string },
  now: Temporal.Instant,
): Promise<void> {
  await read`
    with kept as (
      update peer.outgoing set receipt = ${read.json(signed.receipt as never)}, receipt_signature = ${signed.signature},
        receipted_at = ${now}, tries = tries + 1, failure = null, content = null, taken_until = null
      where thread = ${thread} and sequence = ${sequence}
    )
    update peer.peer set heard_at = ${now} where peer_id = ${peerId}`
  await releaseFiles(read, id)
}

/** Still being sent, by this worker. */
export async function renew(
  read: Read,
  { thread, sequence }: Outgoing,
  now: Temporal.Instant,
): Promise<void> {
  await read`
    update peer.outgoing set taken_until = ${now.add({ seconds: LEASE_SECONDS })} where thread = ${thread} and sequence = ${sequence}`
}

/** Later and later, up to an hour: 5 s, 10 s, 20 s … */
export async function putOff(
  read: Read,
  { thread, sequence, tries }: Outgoing,
  failure: string,
  now: Temporal.Instant,
): Promise<void> {
  const seconds = Math.min(5 * 2 ** Math.min(tries, 12), LONGEST_DELAY_MINUTES * 60)
  await read`
    update peer.outgoing set tries = tries + 1, failure = ${failure}, due_at = ${now.add({ seconds })}, taken_until = null
    where thread = ${thread} and sequence = ${sequence}`
}
