import { maskName, type Localized } from '#contract'
import { holdFiles } from '#modules/material'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import { uuidv7 } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { checkCertificate, type CertificateCheck, type ForeignSubject } from './certificate-check.ts'
import { findPeer, type Peer } from './peers.ts'
import { refreshKeys } from './visit.ts'

/**
 * Judges a file that came from a peer by the keys it vouches for. Signed by one that is not known, the peer is asked once more for its
 * keys: it may have a new one.
 */
export async function judge(
  platform: Platform,
  peer: Peer,
  digest: string,
  expected: { readonly holder: string; readonly identifier?: string },
): Promise<CertificateCheck> {
  const bytes = await bytesOf(platform, digest)
  const asked = { ...expected, on: dateOf(platform.clock.now()).toString() }
  const first = checkCertificate(bytes, peer.issuerKeys, asked)
  if (!('fault' in first) || first.fault !== 'trust' || !(await refreshKeys(platform, peer))) return first
  const fresh = await findPeer(platform.database.read, peer.id)
  return checkCertificate(bytes, fresh?.issuerKeys ?? [], asked)
}

export async function bytesOf({ files }: Platform, digest: string): Promise<Buffer> {
  const stream = await files.open(digest)
  if (!stream) throw new Error('A file that is on record is not in the store')
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}

/** Keeps a certificate that passed, for its holder; the same one again, sealed anew, takes the place of the file. */
export async function keepCertificate(
  platform: Platform,
  { caseId, peerId, digest, size }: { caseId: string; peerId: string; digest: string; size: number },
  subject: ForeignSubject,
): Promise<void> {
  const { database, clock } = platform
  const now = clock.now()
  const [row] = await database.read<[{ id: string }]>`
    insert into peer.certificate (certificate_id, case_id, peer_id, identifier, name, holder_name, holder_identifier, issuer_name, region_name,
      issued_on, valid_until, faces, digest, size, received_at)
    values (${uuidv7(now)}, ${caseId}, ${peerId}, ${subject.identifier}, ${database.read.json(subject.name)}, ${subject.holder.name},
      ${subject.holder.identifier}, ${subject.issuer.name}, ${subject.issuer.region}, ${subject.issuedOn}::text::date,
      ${subject.validUntil}::text::date, ${database.read.json(subject.faces)}, ${digest}, ${size}, ${now})
    on conflict (peer_id, identifier) do update set digest = excluded.digest, size = excluded.size
    returning certificate_id as id`
  await holdFiles(database.read, row.id, [digest])
}

export interface ForeignRow {
  readonly id: string
  readonly caseId: string
  readonly peerId: string
  readonly peerName: string
  readonly identifier: string
  readonly name: Localized
  readonly holderName: string
  readonly holderIdentifier: string
  readonly issuerName: string
  readonly regionName: string
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly faces: { label: Localized; value: string }[]
  readonly digest: string
  readonly size: number
  readonly receivedAt: Temporal.Instant
  /** Whose the crossing is here. */
  readonly regionPath: string | null
  readonly unitPath: string | null
}

const columns = (read: Read) => read`
  c.certificate_id as id, c.case_id as "caseId", c.peer_id as "peerId", p.name as "peerName", c.identifier, c.name, c.holder_name as "holderName",
  c.holder_identifier as "holderIdentifier", c.issuer_name as "issuerName", c.region_name as "regionName", c.issued_on::text as "issuedOn",
  c.valid_until::text as "validUntil", c.faces, c.digest, c.size, c.received_at as "receivedAt",
  k.region_path as "regionPath", k.unit_path as "unitPath"`

export async function findForeign(read: Read, id: string): Promise<ForeignRow | undefined> {
  const [row] = await read<ForeignRow[]>`
    select ${columns(read)} from peer.certificate c join peer.peer p using (peer_id) left join peer.crossing k using (case_id)
    where c.certificate_id = ${id}`
  return row
}

/** What holders of these numbers have from elsewhere, the newest first. */
export function foreignHeldBy(read: Read, identifiers: readonly string[]): PromiseLike<ForeignRow[]> {
  return read<ForeignRow[]>`
    select ${columns(read)} from peer.certificate c join peer.peer p using (peer_id) left join peer.crossing k using (case_id)
    where c.holder_identifier = any (${[...identifiers]}) order by c.received_at desc, c.certificate_id limit 200`
}

/** The certificates that came with the result of a crossing, in short. */
export function certificatesOfCrossing(read: Read, caseId: string) {
  return read<{ id: string; identifier: string; name: Localized; issuerName: string; issuedOn: string }[]>`
    select certificate_id as id, identifier, name, issuer_name as "issuerName", issued_on::text as "issuedOn"
    from peer.certificate where case_id = ${caseId} order by received_at, certificate_id`
}

/** The holder to strangers: a person's surname alone, a firm in full. */
export function holderMasked({ holderName, holderIdentifier }: ForeignRow): string {
  return isPerson(holderIdentifier) ? maskName(holderName) : holderName
}

/** 公民身份号码 ends the 15 or 17 digits with a digit or X; a credit code (GB 32100) has letters before. */
export function isPerson(identifier: string): boolean {
  return /^(\d{15}|\d{17}[\dX])$/.test(identifier) && !identifier.startsWith('9')
}
