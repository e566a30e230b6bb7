import { actsOf, bringAnswer, findCase, unlessRefused } from '#modules/case'
import { notify } from '#modules/message'
import { background, type Background } from '#platform/background'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { findBill, lockBill, selectBills, type StoredBill } from './book.ts'
import { know, MOVED } from './know.ts'
import { askDueOrders } from './orders.ts'
import { reconcileDays } from './reconciliation.ts'
import { askDueRefunds } from './refunds.ts'
import { issueVoucher } from './voucher.ts'

const POLL_MS = 2_000
const BATCH = 50
/** How often a case is looked at whether it still waits for its bill. */
const LOOK_SECONDS = 60

/** One round of the work behind the till; each part goes on when another fails. */
export async function workTheTill(platform: Platform): Promise<void> {
  for (const part of [tellCases, askDueRefunds, askDueOrders, dropBills, reconcileDays])
    await part(platform).catch((cause: unknown) => platform.log.error('payment.till-failed', cause))
}

/** The work beside the requests: cases are told, money goes back, orders are asked after, days are compared. */
export function createTill(platform: Platform): Background {
  const work = background(platform.log, {
    name: 'payment.till',
    pollMs: POLL_MS,
    round: async () => {
      await workTheTill(platform)
      return false
    },
  })
  const off = platform.signals.on(MOVED, work.wake)
  return {
    start: work.start,
    wake: work.wake,
    stop: async () => {
      off()
      await work.stop()
    },
  }
}

/** Makes out the vouchers of bills that are paid, and tells the cases that wait for them. */
export async function tellCases(platform: Platform): Promise<void> {
  const { read } = platform.database
  const bills = await selectBills(
    read,
    read`b.settled_by is not null and b.told_at is null and b.bill_id in (
      select bill_id from payment.bill where settled_by is not null and told_at is null order by issued_at limit ${BATCH})`,
  )
  for (const bill of bills)
    await tell(platform, bill).catch((cause: unknown) =>
      platform.log.error('payment.tell-failed', cause, { billId: bill.billId }),
    )
}

async function tell(platform: Platform, { billId, caseId, callId }: StoredBill): Promise<void> {
  const { database } = platform
  await unlessRefused(bringAnswer(platform, caseId, { callId, answer: 'paid' }))
  const acts = await actsOf(database.read, caseId)
  const isTaken = acts.some(({ events }) =>
    events.some((event) => event.type === 'call-answered' && event.callId === callId),
  )
  // It was withdrawn, or gave the wait up, before the money came.
  const bill = isTaken ? undefined : await findBill(database.read, billId)
  const settled = bill?.payments.find(({ id }) => id === bill.settledBy)
  if (settled)
    await know(platform, billId, [{ kind: 'refund-asked', paymentId: settled.id, reason: 'case-ended' }], {
      channel: settled.channel,
      by: 'query',
    })
  await database.write((transaction) => close(transaction, platform, billId, isTaken))
}

/** The bill is through: its voucher is made out where the case took the payment, and nothing more is told. */
async function close(
  transaction: Transaction,
  { clock, keyStore }: Platform,
  billId: string,
  isTaken: boolean,
): Promise<void> {
  const now = clock.now()
  const bill = await lockBill(transaction, billId)
  if (!bill || bill.toldAt) return
  if (isTaken && bill.state === 'paid') {
    await issueVoucher(transaction, keyStore, bill, now)
    const found = await findCase(transaction, bill.caseId)
    const params = { slug: found?.base.slug, subjectName: bill.payer }
    // No act of the case: its own place among the case's notices is the bill's number of the year.
    const effect = { caseId: bill.caseId, revision: 0, effectIndex: Number(bill.code.slice(8, 19)) }
    await notify(
      transaction,
      [{ to: { subjectId: bill.subjectId }, kind: 'payment.paid', params, effect }],
      now,
    )
  }
  await transaction`update payment.bill set told_at = ${now} where bill_id = ${billId}`
}

/** Bills that no case waits for any more are cancelled; what is paid afterwards goes back. */
async function dropBills(platform: Platform): Promise<void> {
  const { read } = platform.database
  const now = platform.clock.now()
  const due = await read<{ billId: string; caseId: string; callId: string }[]>`
    update payment.bill set looked_at = ${now} where bill_id in (
      select bill_id from payment.bill where state in ('due', 'held') and looked_at <= ${now.subtract({ seconds: LOOK_SECONDS })}
      order by looked_at limit ${BATCH} for update skip locked)
    returning bill_id as "billId", case_id as "caseId", call_id as "callId"`
  for (const { billId, caseId, callId } of due) {
    const found = await findCase(read, caseId)
    if (found?.state.waiting.some((each) => each.callId === callId)) continue
    await know(platform, billId, [{ kind: 'cancelled' }], { channel: 'bank', by: 'query' })
    await read`update payment.attempt set ask_at = ${now} where bill_id = ${billId} and state = 'open'`
  }
}
