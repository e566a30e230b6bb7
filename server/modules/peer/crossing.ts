import type { Localized, PeerCrossing } from '#contract'
import type { Read, Transaction } from '#platform/database'

export interface Crossing {
  readonly caseId: string
  readonly thread: string
  readonly peerId: string
  readonly direction: 'sent' | 'received'
  readonly slug: string
  readonly title: Localized
  readonly applicant: { readonly name: string; readonly identifier: string; readonly phone: string }
  readonly answers: Readonly<Record<string, unknown>>
  readonly theirNumber: string | null
  readonly theirUnit: string | null
  readonly state: PeerCrossing['state']
  readonly outcome: string | null
  readonly certificateFault: string | null
  /** Whose it is here, and its number; null before the case is there. */
  readonly here: { readonly regionPath: string; readonly unitPath: string; readonly number: string } | null
  readonly toldRevision: number
  readonly settled: boolean
  readonly at: Temporal.Instant
}

/** Keeps that a case crossed; done again it changes nothing. */
export async function putCrossing(
  read: Read | Transaction,
  crossing: Omit<Crossing, 'toldRevision' | 'settled' | 'outcome' | 'certificateFault'>,
): Promise<void> {
  await read`
    insert into peer.crossing (case_id, thread, peer_id, direction, slug, title, applicant, answers, their_number, their_unit, state, at, region_path, unit_path, number)
    values (${crossing.caseId}, ${crossing.thread}, ${crossing.peerId}, ${crossing.direction}, ${crossing.slug},
      ${read.json(crossing.title)}, ${read.json(crossing.applicant)}, ${read.json(crossing.answers as never)},
      ${crossing.theirNumber}, ${crossing.theirUnit}, ${crossing.state}, ${crossing.at},
      ${crossing.here?.regionPath ?? null}, ${crossing.here?.unitPath ?? null}, ${crossing.here?.number ?? null})
    on conflict do nothing`
}

export async function findCrossing(
  read: Read | Transaction,
  by: { readonly caseId: string } | { readonly thread: string },
  lock?: 'lock',
): Promise<Crossing | undefined> {
  const [row] = await read<Crossing[]>`
    select ${columns(read)} from peer.crossing c
    where ${'caseId' in by ? read`case_id = ${by.caseId}` : read`thread = ${by.thread}`} ${lock ? read`for update` : read``}`
  return row
}

/** Whatever the other side may still have to hear of, after a case in the order of their ids. */
export function unsettled(read: Read, after: string, limit: number): PromiseLike<Crossing[]> {
  return read<Crossing[]>`
    select ${columns(read)} from peer.crossing c where not settled and case_id > ${after} order by case_id limit ${limit}`
}

export async function change(
  read: Read | Transaction,
  caseId: string,
  to: Partial<
    Pick<
      Crossing,
      | 'theirNumber'
      | 'theirUnit'
      | 'state'
      | 'outcome'
      | 'certificateFault'
      | 'here'
      | 'toldRevision'
      | 'settled'
    >
  >,
): Promise<void> {
  await read`
    update peer.crossing set
      their_number = coalesce(${to.theirNumber ?? null}, their_number),
      their_unit = coalesce(${to.theirUnit ?? null}, their_unit),
      state = coalesce(${to.state ?? null}, state),
      outcome = coalesce(${to.outcome ?? null}, outcome),
      certificate_fault = ${to.certificateFault === undefined ? read`certificate_fault` : read`${to.certificateFault}`},
      region_path = coalesce(${to.here?.regionPath ?? null}, region_path),
      unit_path = coalesce(${to.here?.unitPath ?? null}, unit_path),
      number = coalesce(${to.here?.number ?? null}, number),
      told_revision = greatest(told_revision, ${to.toldRevision ?? 0}),
      settled = settled or ${to.settled ?? false}
    where case_id = ${caseId}`
}

function columns(read: Read | Transaction) {
  return read`c.case_id as "caseId", c.thread, c.peer_id as "peerId", c.direction, c.slug, c.title, c.applicant, c.answers,
    c.their_number as "theirNumber", c.their_unit as "theirUnit", c.state, c.outcome, c.certificate_fault as "certificateFault", c.told_revision as "toldRevision",
    c.settled, c.at, case when c.number is null then null
      else jsonb_build_object('regionPath', c.region_path, 'unitPath', c.unit_path, 'number', c.number) end as here`
}
