import { paymentOperations, type DifferenceView, type ReconciliationView } from '#contract'
import { inScope, scopeOf } from '#modules/access'
import { holdsEveryUnit } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import type { Read } from '#platform/database'
import { findBill, selectBills, type StoredBill } from '../book.ts'
import { know } from '../know.ts'
import { billView } from '../view.ts'
import { isGoingBack } from '../bill.ts'

const COLUMNS = { region: 'b.region_path', unit: 'b.unit_path' }

export const bills = implement(paymentOperations.bills, async (act, { query }) => {
  const { read } = act.platform.database
  const rows = await selectBills(
    read,
    read`b.bill_id in (
      select b.bill_id from payment.bill b where ${inScope(read, scopeOf(act.principal), COLUMNS)}
        ${query.state ? read`and b.state = ${query.state}` : read``}
        ${query.code ? read`and b.code like ${`${query.code}%`}` : read``}
      order by b.issued_at desc, b.bill_id desc limit ${query.limit})`,
    read`b.issued_at desc, b.bill_id desc`,
  )
  act.trail.subjectIds = rows.map(({ subjectId }) => subjectId)
  return { bills: rows.map((bill) => billView(act, bill)) }
})

export const refund = implement(paymentOperations.refund, async (act, { params, body }) => {
  const { platform } = act
  const bill = await billInScope(act, params.id)
  const payment = bill.payments.find(({ id }) => id === body.paymentId)
  if (!payment || isGoingBack(bill, payment)) throw new Problem('payment.refund-refused')
  const reason = payment.fen === bill.amountFen ? 'by-officer' : 'amount-differs'
  const news = await know(platform, bill.billId, [{ kind: 'refund-asked', paymentId: payment.id, reason }], {
    channel: payment.channel,
    by: 'query',
    orderedBy: officerOf(act),
    note: body.note,
  })
  if (news === 0) throw new Problem('payment.refund-refused')
  Object.assign(act.trail, { caseId: bill.caseId, subjectId: bill.subjectId })
  return billView(act, (await findBill(platform.database.read, bill.billId)) ?? bill)
})

async function billInScope(act: Act, billId: string): Promise<StoredBill> {
  const { read } = act.platform.database
  const [bill] = await selectBills(
    read,
    read`b.bill_id = ${billId} and ${inScope(read, scopeOf(act.principal), COLUMNS)}`,
  )
  if (!bill) throw new Problem('payment.bill-not-found')
  return bill
}

function officerOf({ principal }: Act): { id: string; name: string } {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return { id: principal.officerId, name: principal.name }
}

/** A channel's statement is of the whole: its sums are for who keeps the books of the whole, and of no part of it. */
async function requireWhole({ principal, platform, now }: Act): Promise<void> {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  if (!(await holdsEveryUnit(platform.database.read, principal.regionPath, dateOf(now))))
    throw new Problem('access.denied')
}

export const reconciliations = implement(paymentOperations.reconciliations, async (act, { query }) => {
  await requireWhole(act)
  const { read } = act.platform.database
  const rows = await read<Omit<ReconciliationView, 'differences' | 'open'>[]>`
    select channel, day::text as day, ours_count as "oursCount", ours_fen as "oursFen", theirs_count as "theirsCount",
      theirs_fen as "theirsFen", to_char(compared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "comparedAt"
    from payment.reconciliation where day > (select max(day) from payment.reconciliation) - ${query.days}::int
    order by day desc, channel`
  const differences = await selectDifferences(
    read,
    read`d.day > (select max(day) from payment.reconciliation) - ${query.days}::int`,
  )
  return {
    days: rows.map((row) => {
      const ofDay = differences.filter(({ channel, day }) => channel === row.channel && day === row.day)
      return {
        ...row,
        open: ofDay.filter(({ state }) => state === 'open').length,
        differences: ofDay.map(differenceView),
      }
    }),
  }
})

/** Who keeps the books settles what the comparison brought up, under their name. */
export const settle = implement(paymentOperations.settle, async (act, { params, body }) => {
  await requireWhole(act)
  const { read } = act.platform.database
  const updated = await read`
    update payment.difference set state = 'settled', how = ${body.how}, note = ${body.note}, settled_by = ${read.json(officerOf(act))}, settled_at = ${act.now}
    where difference_id = ${params.id} and state = 'open' returning difference_id`
  const [row] = await selectDifferences(read, read`d.difference_id = ${params.id}`)
  if (!row) throw new Problem('payment.difference-not-found')
  if (updated.length === 0) throw new Problem('payment.difference-settled')
  return differenceView(row)
})

interface DifferenceRow extends Omit<DifferenceView, 'settledAt'> {
  readonly channel: string
  readonly day: string
  readonly settledAt: Temporal.Instant | null
}

function selectDifferences(read: Read, condition: ReturnType<Read>): PromiseLike<DifferenceRow[]> {
  return read<DifferenceRow[]>`
    select d.difference_id as id, d.channel, d.day::text as day, d.kind, d.entry, d.reference, d.bill_id as "billId", b.code as "billCode",
      d.ours_fen as "oursFen", d.theirs_fen as "theirsFen", d.state, d.how, d.note, d.settled_by ->> 'name' as "settledBy", d.settled_at as "settledAt"
    from payment.difference d left join payment.bill b using (bill_id) where ${condition} order by d.state, d.difference_id`
}

function differenceView({ channel: _, day: __, settledAt, ...row }: DifferenceRow): DifferenceView {
  return { ...row, settledAt: settledAt?.toString() ?? null }
}
