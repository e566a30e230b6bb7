import { peerOperations, type PeerCrossing, type PeerMessageKind } from '#contract'
import { inScope, scopeOf, shown } from '#modules/access'
import { getVisibleCase } from '#modules/case'
import { implement, type Act } from '#platform/http'
import type { Read } from '#platform/database'
import { certificatesOfCrossing } from '../certificates.ts'
import { crossedFiles } from '../loose.ts'

interface Row extends Omit<PeerCrossing, 'at' | 'number'> {
  readonly number: string | null
  readonly at: Temporal.Instant
}

function columns(read: Read) {
  return read`c.case_id as "caseId", c.direction, c.peer_id as "peerId", p.name as "peerName", c.slug, c.title,
    c.applicant ->> 'name' as applicant, c.number, c.their_number as "theirNumber", c.their_unit as "theirUnit", c.at, c.state, c.outcome, c.certificate_fault as "certificateFault"`
}

export const crossings = implement(peerOperations.crossings, async (act, { query }) => {
  const { read } = act.platform.database
  const rows = await read<Row[]>`
    select ${columns(read)} from peer.crossing c join peer.peer p using (peer_id)
    where c.direction = ${query.direction} and ${inScope(read, scopeOf(act.principal), { region: 'c.region_path', unit: 'c.unit_path' })}
    order by c.at desc limit ${query.limit}`
  return { cases: rows.map((row) => view(act, row)) }
})

interface Step {
  readonly id: string
  readonly direction: 'sent' | 'received'
  readonly kind: PeerMessageKind
  readonly writtenAt: Temporal.Instant
  readonly receiptedAt: Temporal.Instant | null
  readonly tries: number
  readonly failure: string | null
  readonly note: string | null
}

export const trail = implement(peerOperations.trail, async (act, { params }) => {
  await getVisibleCase(act, params.id)
  const { read } = act.platform.database
  const [row] = await read<Row[]>`
    select ${columns(read)} from peer.crossing c join peer.peer p using (peer_id) where c.case_id = ${params.id}`
  if (!row) return { crossing: null, steps: [], files: [], certificates: [] }
  const steps = await read<Step[]>`
    select * from (
      select o.message_id as id, 'sent' as direction, o.kind, o.written_at as "writtenAt", o.receipted_at as "receiptedAt", o.tries, o.failure, o.note, o.sequence
      from peer.outgoing o join peer.crossing c using (thread) where c.case_id = ${params.id}
      union all
      select i.message_id, 'received', i.kind, i.written_at, i.received_at, 1, null, i.note, i.sequence
      from peer.incoming i join peer.crossing c using (thread) where c.case_id = ${params.id}
    ) step order by "writtenAt", sequence`
  const [files, certificates] = await Promise.all([
    crossedFiles(read, params.id),
    certificatesOfCrossing(read, params.id),
  ])
  return {
    crossing: view(act, row),
    // A file's name says as much as what is in it.
    files: files.map((file) => ({ ...file, name: shown(act.principal, 'address', file.name) })),
    certificates,
    steps: steps.map(({ id, direction, kind, writtenAt, receiptedAt, tries, failure, note }) => ({
      id,
      direction,
      kind,
      writtenAt: writtenAt.toString(),
      receiptedAt: receiptedAt?.toString() ?? null,
      tries,
      failure,
      note,
    })),
  }
})

function view({ principal }: Act, { applicant, at, number, ...row }: Row): PeerCrossing {
  return {
    ...row,
    number: number ?? '',
    applicant: shown(principal, 'person-name', applicant),
    at: at.toString(),
  }
}
