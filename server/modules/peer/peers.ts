import type { PeerService, TrustedKey } from '#contract'
import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { ownKey } from './envelope.ts'

export interface Peer {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly keyId: string
  readonly publicKey: string
  readonly state: 'active' | 'suspended'
  readonly addedAt: Temporal.Instant
  readonly heardAt: Temporal.Instant | null
  readonly services: PeerService[]
  readonly toldAt: Temporal.Instant | null
  /** What it issues certificates and signs its ledger with, as its own key signed last. */
  readonly issuerKeys: TrustedKey[]
}

export async function findPeer(read: Read, id: string): Promise<Peer | undefined> {
  const [row] = await read<Peer[]>`select ${columns(read)} from peer.peer p where peer_id = ${id}`
  return row
}

export async function findPeerByKey(read: Read, keyId: string): Promise<Peer | undefined> {
  const [row] = await read<Peer[]>`select ${columns(read)} from peer.peer p where key_id = ${keyId}`
  return row
}

export interface ListedPeer extends Peer {
  /** What has not been signed for, and why the oldest of it was not. */
  readonly waiting: number
  readonly failure: string | null
}

export function listPeers(read: Read): PromiseLike<ListedPeer[]> {
  return read<ListedPeer[]>`
    select ${columns(read)}, coalesce(o.waiting, 0)::int as waiting, o.failure
    from peer.peer p left join lateral (
      select count(*) as waiting, (array_agg(failure order by written_at))[1] as failure
      from peer.outgoing where peer_id = p.peer_id and receipted_at is null
    ) o on true order by p.name, p.peer_id`
}

/** A platform that comes back with the same key is the same one, wherever it lies now. */
export async function putPeer(
  read: Read,
  peer: Pick<Peer, 'id' | 'name' | 'url' | 'keyId' | 'publicKey' | 'addedAt'>,
): Promise<string> {
  const [row] = await read<{ id: string }[]>`
    insert into peer.peer (peer_id, name, url, key_id, public_key, added_at)
    values (${peer.id}, ${peer.name}, ${peer.url}, ${peer.keyId}, ${peer.publicKey}, ${peer.addedAt})
    on conflict (key_id) do update set name = excluded.name, url = excluded.url, state = 'active'
    returning peer_id as id`
  return row?.id ?? peer.id
}

export async function setPeerState(read: Read, id: string, state: Peer['state']): Promise<boolean> {
  const rows = await read`update peer.peer set state = ${state} where peer_id = ${id} returning peer_id`
  return rows.length > 0
}

export async function keepServices(
  read: Read,
  id: string,
  services: readonly PeerService[],
  at: Temporal.Instant,
): Promise<void> {
  await read`
    update peer.peer set services = ${read.json(services as never)}, told_at = ${at}, heard_at = ${at} where peer_id = ${id}`
}

/** A statement of keys replaces an older one, never a newer: a key that is left out of it is trusted no more. */
export async function keepIssuerKeys(
  read: Read,
  id: string,
  keys: readonly TrustedKey[],
  at: Temporal.Instant,
): Promise<void> {
  await read`
    update peer.peer set issuer_keys = ${read.json(keys as never)}, issuer_keys_at = ${at}
    where peer_id = ${id} and (issuer_keys_at is null or issuer_keys_at < ${at})`
}

function columns(read: Read) {
  return read`p.peer_id as id, p.name, p.url, p.key_id as "keyId", p.public_key as "publicKey", p.state,
    p.added_at as "addedAt", p.heard_at as "heardAt", p.services, p.told_at as "toldAt",
    p.issuer_keys as "issuerKeys"`
}

/** How far the clocks of two platforms may be apart, with the time a message takes. */
const FRESH_MINUTES = 10

/** The peer that signed what is meant for this platform, of now. Throws peer.unknown, peer.signature-invalid, peer.suspended, peer.message-outdated. */
export async function requirePeer(
  platform: Platform,
  signed: { readonly from: string; readonly to: string; readonly sentAt: string },
  isSignedBy: (pem: string) => boolean,
): Promise<Peer> {
  const peer = await findPeerByKey(platform.database.read, signed.from)
  if (!peer || signed.to !== ownKey(platform.keyStore).keyId) throw new Problem('peer.unknown')
  if (!isSignedBy(peer.publicKey)) throw new Problem('peer.signature-invalid')
  if (peer.state === 'suspended') throw new Problem('peer.suspended')
  const apart = Math.abs(
    platform.clock.now().since(Temporal.Instant.from(signed.sentAt)).total({ unit: 'minutes' }),
  )
  if (apart > FRESH_MINUTES) throw new Problem('peer.message-outdated')
  return peer
}
