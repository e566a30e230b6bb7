import type { PeerService } from '#contract'
import type { Read } from '#platform/database'

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

function columns(read: Read) {
  return read`p.peer_id as id, p.name, p.url, p.key_id as "keyId", p.public_key as "publicKey", p.state,
    p.added_at as "addedAt", p.heard_at as "heardAt", p.services, p.told_at as "toldAt"`
}
