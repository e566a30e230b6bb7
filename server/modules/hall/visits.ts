import type { OfficerPrincipal, ReceiptView } from '#contract'
import { canonicalJson, type KeyStore } from '#platform/crypto'
import type { Read } from '#platform/database'
import type { Ticket } from './hall.ts'

export interface Visit {
  readonly hallName: string
  readonly ticket: string
  readonly officerName: string
  readonly at: Temporal.Instant
}

/** When somebody came about a case, the latest first. */
export async function visitsOf(read: Read, caseId: string): Promise<Visit[]> {
  const rows = await read<Visit[]>`
    select h.name as "hallName", t.letter || lpad(t.number::text, 3, '0') as ticket, v.officer_name as "officerName", v.at
    from hall.visit v join hall.ticket t using (ticket_id) join hall.hall h on h.hall_id = v.hall_id
    where v.case_id = ${caseId} order by v.at desc, v.ticket_id`
  return [...rows]
}

/** Notes a visit, and that whoever came is being served; the same number about the same case is one. */
export async function addVisit(
  read: Read,
  visit: {
    caseId: string
    ticket: Pick<Ticket, 'id' | 'hallId'>
    officer: Pick<OfficerPrincipal, 'officerId' | 'name'>
    at: Temporal.Instant
  },
): Promise<void> {
  await read`
    with noted as (
      insert into hall.visit (case_id, ticket_id, hall_id, officer_id, officer_name, at)
      values (${visit.caseId}, ${visit.ticket.id}, ${visit.ticket.hallId}, ${visit.officer.officerId}, ${visit.officer.name}, ${visit.at})
      on conflict do nothing)
    update hall.ticket set case_id = ${visit.caseId}, state = 'serving', serving_at = coalesce(serving_at, ${visit.at})
    where ticket_id = ${visit.ticket.id} and state in ('called', 'serving')`
}

/** What a receipt says; the identity number of who took it is kept masked. */
export type Said = Omit<ReceiptView, 'keyId' | 'signature'>

/** A receipt never passes for anything else that the key signs. */
const CONTEXT = 'yiwang-hall-receipt-1\n'

export function receiptBytes(said: Said): Buffer {
  return Buffer.from(CONTEXT + canonicalJson(said), 'utf8')
}

/** Signs and keeps a receipt: what is handed to people is signed with the key for certificates. */
export async function addReceipt(
  { read, keyStore }: { read: Read; keyStore: KeyStore },
  said: Said,
  by: { ticketId: string; hallId: string; officerId: string },
): Promise<ReceiptView> {
  const { keyId, value } = await keyStore.sign('certificate', receiptBytes(said))
  const signature = value.toString('base64')
  await read`
    insert into hall.receipt (case_id, receipt_id, ticket_id, hall_id, officer_id, said, key_id, signature, at)
    values (${said.caseId}, ${said.id}, ${by.ticketId}, ${by.hallId}, ${by.officerId}, ${JSON.stringify(said)}::text::jsonb, ${keyId}, ${signature}, ${said.at})`
  return { ...said, keyId, signature }
}

/** The receipt for a paper that was handed out to this visit already. */
export async function findReceipt(
  read: Read,
  ticketId: string,
  caseId: string,
  what: string,
): Promise<ReceiptView | undefined> {
  const [row] = await read<{ said: Said; keyId: string; signature: string }[]>`
    select said, key_id as "keyId", signature from hall.receipt
    where ticket_id = ${ticketId} and case_id = ${caseId} and said ->> 'what' = ${what}`
  return row && { ...row.said, keyId: row.keyId, signature: row.signature }
}

export async function receiptsOf(read: Read, caseId: string): Promise<ReceiptView[]> {
  const rows = await read<{ said: Said; keyId: string; signature: string }[]>`
    select said, key_id as "keyId", signature from hall.receipt where case_id = ${caseId} order by at desc`
  return rows.map(({ said, keyId, signature }) => ({ ...said, keyId, signature }))
}
