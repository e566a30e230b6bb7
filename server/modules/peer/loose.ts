import { maskName, type CrossedFile, type LooseFile } from '#contract'
import { holdFiles, releaseFiles, type KeptFile } from '#modules/material'
import type { Read, Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { CrossingMaterial } from './content.ts'

/** Files of one case, or one supplement. */
const MOST = 50

/** A certificate shown as a material: what it is, and whose. */
export interface ShownCertificate {
  readonly identifier: string
  readonly holderName: string
  readonly holderIdentifier: string
}

interface Row {
  readonly id: string
  readonly slot: string
  readonly name: string
  readonly digest: string
  readonly size: number
  readonly certificate: ShownCertificate | null
}

/** What somebody has put together for a case and not sent; nothing of what others put. */
export function looseFiles(
  read: Read | Transaction,
  caseId: string,
  accountId: string | null,
): PromiseLike<Row[]> {
  return read<Row[]>`
    select file_id as id, slot, name, digest, size, certificate from peer.file
    where case_id = ${caseId} and message_id is null ${accountId === null ? read`` : read`and account_id = ${accountId}`}
    order by slot, at, file_id`
}

export function looseView({ id, slot, name, size, certificate }: Row): LooseFile {
  return {
    id,
    slot,
    name,
    sizeBytes: size,
    certificate: certificate && {
      identifier: certificate.identifier,
      holderMasked: maskName(certificate.holderName),
    },
  }
}

/** Puts a kept file to a case; the same content in one place is there once. Throws case.not-found where another is putting it together, material.too-many. */
export async function putLoose(
  read: Read,
  caseId: string,
  accountId: string,
  file: Pick<KeptFile, 'digest' | 'size'> & {
    readonly id: string
    readonly slot: string
    readonly name: string
    readonly certificate: ShownCertificate | null
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const [row] = await read<[{ others: boolean; count: number }]>`
    with beside as (select account_id, slot, digest from peer.file where case_id = ${caseId} and message_id is null),
    put as (
      insert into peer.file (case_id, file_id, direction, slot, name, digest, size, certificate, account_id, at)
      select ${caseId}, ${file.id}, 'sent', ${file.slot}, ${file.name}, ${file.digest}, ${file.size},
        ${file.certificate ? read.json({ ...file.certificate }) : null}, ${accountId}, ${file.at}
      where (select count(*) from beside) < ${MOST} and not exists (select from beside where account_id <> ${accountId})
      on conflict (case_id, slot, digest) do nothing
    )
    select exists (select from beside where account_id <> ${accountId}) as others, (select count(*) from beside)::int as count`
  if (row.others) throw new Problem('case.not-found')
  if (row.count >= MOST) throw new Problem('material.too-many', { members: { most: MOST } })
  await holdFiles(read, caseId, [file.digest])
}

/** Takes back what was not sent. Throws material.not-found. */
export async function takeLooseBack(
  read: Read,
  caseId: string,
  fileId: string,
  accountId: string,
): Promise<void> {
  const [gone] = await read<{ digest: string; still: boolean }[]>`
    delete from peer.file f where case_id = ${caseId} and file_id = ${fileId} and account_id = ${accountId} and message_id is null
    returning digest, exists (
      select from peer.file o where o.case_id = f.case_id and o.digest = f.digest and o.file_id <> f.file_id and o.message_id is null) as still`
  if (!gone) throw new Problem('material.not-found')
  if (!gone.still) await releaseFiles(read, caseId, gone.digest)
}

export function asMaterial({ slot, name, digest, size, certificate }: Row): CrossingMaterial {
  return { slot, name, digest, size, certificate: certificate !== null }
}

/** They go with a message, which holds them from now on. */
export async function sendLoose(
  transaction: Transaction,
  caseId: string,
  messageId: string,
  files: readonly Row[],
): Promise<void> {
  await transaction`
    update peer.file set message_id = ${messageId} where case_id = ${caseId} and file_id = any (${files.map(({ id }) => id)}::uuid[])`
  await releaseFiles(transaction, caseId)
}

/** Writes down what came with a message; done again it changes nothing. */
export async function putReceived(
  read: Read,
  caseId: string,
  messageId: string,
  files: readonly (CrossingMaterial & { readonly id: string; readonly shown: ShownCertificate | null })[],
  at: Temporal.Instant,
): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(({ id, slot, name, digest, size, shown }) => ({
    id,
    slot,
    name,
    digest,
    size,
    certificate: shown,
  }))
  await read`
    insert into peer.file (case_id, file_id, direction, slot, name, digest, size, certificate, message_id, at)
    select ${caseId}, f.id, 'received', f.slot, f.name, f.digest, f.size, f.certificate, ${messageId}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as f (id uuid, slot text, name text, digest text, size bigint, certificate jsonb)
    on conflict (case_id, slot, digest) do nothing`
}

/** What went with a case, in the order of sending. */
export async function crossedFiles(read: Read, caseId: string): Promise<CrossedFile[]> {
  const rows = await read<Row[]>`
    select file_id as id, slot, name, digest, size, certificate from peer.file
    where case_id = ${caseId} and message_id is not null order by slot, at, file_id`
  return rows.map(({ size, certificate, ...row }) => ({
    ...row,
    sizeBytes: size,
    certificate: certificate && { identifier: certificate.identifier },
  }))
}

/** Clears away what was put together and never handed in. */
export async function sweepLoose(read: Read, before: Temporal.Instant): Promise<void> {
  const gone = await read<{ caseId: string }[]>`
    delete from peer.file f where message_id is null and at < ${before}
      and not exists (select from peer.crossing c where c.case_id = f.case_id and c.state <> 'closed' and c.state <> 'not-taken')
    returning case_id as "caseId"`
  for (const caseId of new Set(gone.map((row) => row.caseId))) await releaseFiles(read, caseId)
}
