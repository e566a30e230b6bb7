import { checkRealtyUnit } from '#contract'
import { dateOf } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Transaction } from '#platform/database'
import { barsOf, type Bar, type Burden } from './bars.ts'
import { burdensOn, liveTitle } from './queries.ts'

export interface Holder {
  readonly subjectId: string
  readonly name: string
  /** Of the whole; those of all holders make 1. */
  readonly share: number
}

export interface NewTitle {
  readonly unitNumber: string
  readonly certificateNumber: string
  readonly holders: readonly Holder[]
  readonly at: Temporal.Instant
}

export interface Unit {
  readonly unitNumber: string
  /** 坐落. */
  readonly location: string
  readonly areaSquareMetres: number
  readonly use: string
}

/** 首次登记: a unit comes into the register with its holders; gives the title's id. Throws RangeError for a code or shares that cannot be, and the database's own error where the unit is registered. */
export async function enterFirst(
  tx: Transaction,
  unit: Unit,
  title: Omit<NewTitle, 'unitNumber'>,
): Promise<string> {
  const checked = checkRealtyUnit(unit.unitNumber)
  if (!checked.ok) throw new RangeError(checked.message.en)
  await tx`
    insert into realty.unit (unit_number, location, area_square_metres, use)
    values (${checked.value}, ${unit.location}, ${unit.areaSquareMetres}, ${unit.use})`
  return putTitle(tx, { ...title, unitNumber: checked.value }, null)
}

export interface Transfer extends NewTitle {
  readonly caseId: string
  /** The title that was checked when the transfer was filed. */
  readonly fromTitleId: string
  /** Burdens whose beneficiary consented, or that the buyer takes at his own risk. */
  readonly agreed: ReadonlySet<string>
}

export type Transferred =
  | { readonly outcome: 'registered'; readonly titleId: string }
  | { readonly outcome: 'barred'; readonly bars: readonly Bar[] }

/**
 * 转移登记: ends the title of the seller and enters that of the buyer, who has it from then on. What stands against it is read
 * under the lock of the unit, so neither a seizure nor another transfer comes between. A case that asks again is given its own title.
 */
export async function enterTransfer(tx: Transaction, transfer: Transfer): Promise<Transferred> {
  const { unitNumber, caseId, fromTitleId, agreed, at } = transfer
  await lockUnit(tx, unitNumber)
  const title = await liveTitle(tx, unitNumber)
  if (title?.caseId === caseId) return { outcome: 'registered', titleId: title.id }
  if (title?.id !== fromTitleId) return { outcome: 'barred', bars: [{ kind: 'title-ended' }] }
  const bars = barsOf(await burdensOn(tx, unitNumber), dateOf(at), agreed)
  if (bars.length > 0) return { outcome: 'barred', bars }
  await tx`update realty.title set ended_at = ${at} where id = ${fromTitleId}`
  return { outcome: 'registered', titleId: await putTitle(tx, transfer, caseId) }
}

/** 抵押, 查封, 异议, 预告: enters a burden; gives its id. The same document is entered once. Throws RangeError where the unit is not in the register. */
export async function enterBurden(
  tx: Transaction,
  unitNumber: string,
  { kind, favours, document, registeredAt, until }: Omit<Burden, 'id'>,
): Promise<string> {
  await lockUnit(tx, unitNumber)
  const [row] = await tx<{ id: string }[]>`
    with added as (
      insert into realty.burden (id, unit_number, kind, favours, document, registered_at, until)
      values (${uuidv7()}, ${unitNumber}, ${kind}, ${favours}, ${document}, ${registeredAt}, ${until?.toString() ?? null}::date)
      on conflict (unit_number, kind, document) do nothing returning id)
    select id from added union all
    select id from realty.burden where unit_number = ${unitNumber} and kind = ${kind} and document = ${document} limit 1`
  if (!row) throw new RangeError(`the burden ${document} was not entered`)
  return row.id
}

/** Strikes a burden out; false where there is none to strike out. */
export async function strikeOut(tx: Transaction, burdenId: string, at: Temporal.Instant): Promise<boolean> {
  const struck = await tx`
    update realty.burden set ended_at = ${at} where id = ${burdenId} and ended_at is null returning id`
  return struck.length > 0
}

async function lockUnit(tx: Transaction, unitNumber: string): Promise<void> {
  const locked = await tx`select 1 from realty.unit where unit_number = ${unitNumber} for update`
  if (locked.length === 0) throw new RangeError(`no unit ${unitNumber} in the register`)
}

async function putTitle(
  tx: Transaction,
  { unitNumber, certificateNumber, holders, at }: NewTitle,
  caseId: string | null,
): Promise<string> {
  const total = holders.reduce((sum, { share }) => sum + share, 0)
  if (Math.abs(total - 1) > SHARE_ERROR) throw new RangeError(`the shares make ${total}`)
  const id = uuidv7()
  await tx`
    insert into realty.title (id, unit_number, certificate_number, case_id, registered_at)
    values (${id}, ${unitNumber}, ${certificateNumber}, ${caseId}, ${at})`
  const rows = holders.map(({ subjectId, name, share }) => ({
    title_id: id,
    subject_id: subjectId,
    name,
    share,
  }))
  await tx`insert into realty.holder ${tx(rows)}`
  return id
}

/** Thirds are kept with eight places. */
const SHARE_ERROR = 1e-6
