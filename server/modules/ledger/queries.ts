import type { LedgerEntry } from '#contract'
import type { Read } from '#platform/database'
import type { SignedCheckpoint } from './checkpoint.ts'
import { splitHashes, TILE_WIDTH, type Edge, type Tile } from './tile.ts'

export interface PendingEntry {
  readonly entry: LedgerEntry
  /** Where the row lies: the case, or the entry's own id where it has none. */
  readonly key: string
}

export interface Leaf {
  readonly index: number
  readonly entry: Buffer
}

export async function hasPending(read: Read): Promise<boolean> {
  const [row] = await read<{ found: boolean }[]>`select exists (select from ledger.pending) as found`
  return row?.found ?? false
}

export async function findPending(read: Read, limit: number): Promise<PendingEntry[]> {
  const rows = await read<
    { caseId: string; id: string; kind: string; digest: Buffer; at: Temporal.Instant }[]
  >`
    select case_id as "caseId", id, kind, digest, at from ledger.pending order by at, id limit ${limit}`
  return rows.map(({ caseId, id, kind, digest, at }) => ({
    key: caseId,
    entry: {
      id,
      kind,
      ...(caseId === id ? {} : { caseId }),
      digest: digest.toString('hex'),
      at: at.toString(),
    },
  }))
}

/** The right border of the tree of the newest checkpoint, and the log's name in it; throws when tiles and checkpoint disagree. */
export async function getEdge(read: Read): Promise<Edge & { origin: string | undefined }> {
  const rows = await read<
    { size: number; note: string; level: number | null; index: number; hashes: Buffer }[]
  >`
    select checkpoint.size, checkpoint.note, border.level, border.index, border.hashes
    from (select size, note from ledger.checkpoint order by size desc limit 1) as checkpoint
    left join lateral (
      select tile.level, tile.index, tile.hashes
      from generate_series(0, 6) as height
      join ledger.tile on tile.level = height and tile.index = div(checkpoint.size, 256::numeric ^ (height + 1))::bigint
    ) as border on true`
  const size = rows[0]?.size ?? 0
  const stored = new Map(rows.map(({ level, hashes }) => [level, hashes]))
  const tiles: Tile[] = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const hashes = splitHashes(stored.get(level) ?? Buffer.alloc(0))
    if (hashes.length !== count % TILE_WIDTH)
      throw new Error(`The ledger's tile of level ${level} does not fit its size ${size}`)
    tiles.push({ level, index: Math.floor(count / TILE_WIDTH), hashes })
  }
  return { size, tiles, origin: rows[0]?.note.split('\n')[0] }
}

export interface Batch {
  /** The size of the tree that the batch was computed for. */
  readonly base: number
  readonly pending: readonly PendingEntry[]
  /** Canonical JSON of the pending entries, in their order. */
  readonly entries: readonly Buffer[]
  readonly tiles: readonly Tile[]
  readonly checkpoint: SignedCheckpoint
}

/** Writes a batch whole, in one statement; false when another integrator was quicker and nothing was written. */
export async function insertBatch(
  read: Read,
  { base, pending, entries, tiles, checkpoint }: Batch,
): Promise<boolean> {
  const { root, at, keyId, note } = checkpoint
  // Bytes travel as text: postgres.js has no arrays of bytea.
  const [row] = await read<{ done: boolean }[]>`
    select ledger.integrate(${base}, ${pending.map(({ key }) => key)}::uuid[], ${pending.map(({ entry }) => entry.id)}::uuid[],
      ${entries.map((entry) => entry.toString('utf8'))}::text[],
      ${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => Buffer.concat(hashes).toString('hex'))}::text[],
      ${root}, ${read.types.instant(at)}, ${keyId}, ${note}) as done`
  return row?.done ?? false
}

export interface StoredCheckpoint {
  readonly size: number
  readonly root: Buffer
  readonly at: Temporal.Instant
  readonly keyId: string
  readonly note: string
}

/** The newest signed checkpoint; undefined while the log is empty. */
export async function findCheckpoint(read: Read): Promise<StoredCheckpoint | undefined> {
  const [row] = await read<StoredCheckpoint[]>`
    select size, root, at, key_id as "keyId", note from ledger.checkpoint order by size desc limit 1`
  return row
}

/** Entries by id with the newest checkpoint; where an id was entered twice, the first. */
export async function findLeaves(
  read: Read,
  entryIds: readonly string[],
): Promise<(Leaf & { id: string; size: number; note: string })[]> {
  return read`
    select distinct on (leaf.id) leaf.id, leaf.index, leaf.entry, checkpoint.size, checkpoint.note
    from ledger.leaf cross join (select size, note from ledger.checkpoint order by size desc limit 1) as checkpoint
    where leaf.id = any (${[...entryIds]}::uuid[])
    order by leaf.id, leaf.index`
}

export async function findLeavesOfCase(read: Read, caseId: string): Promise<Leaf[]> {
  return read`select index, entry from ledger.leaf where case_id = ${caseId} order by index`
}

/** The ids of a case's entries that a signed checkpoint holds. */
export async function sealedEntries(read: Read, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await read<{ id: string }[]>`select id from ledger.leaf where case_id = ${caseId}`
  return new Set(rows.map(({ id }) => id))
}

export async function findLeavesFrom(read: Read, index: number, limit: number): Promise<Leaf[]> {
  return read`select index, entry from ledger.leaf where index >= ${index} order by index limit ${limit}`
}

export async function findTiles(
  read: Read,
  addresses: readonly { level: number; index: number }[],
): Promise<Tile[]> {
  const rows = await read<{ level: number; index: number; hashes: Buffer }[]>`
    select tile.level, tile.index, tile.hashes
    from unnest(${addresses.map(({ level }) => level)}::smallint[], ${addresses.map(({ index }) => index)}::bigint[]) as wanted (level, index)
    join ledger.tile on tile.level = wanted.level and tile.index = wanted.index`
  return rows.map(({ level, index, hashes }) => ({ level, index, hashes: splitHashes(hashes) }))
}
