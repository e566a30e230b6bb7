import { paymentChannels, paymentOperations } from '#contract'
import { getVisibleCase } from '#modules/case'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { findBill, selectBills, type StoredBill } from '../book.ts'
import { channelOf } from '../channel.ts'
import { askOrdersOf } from '../orders.ts'
import { placeFor } from '../place.ts'
import { tellCases } from '../till.ts'
import { billView } from '../view.ts'

export const ofCase = implement(paymentOperations.ofCase, async (act, { params }) => {
  await getVisibleCase(act, params.id)
  const { read } = act.platform.database
  const bills = await selectBills(read, read`b.case_id = ${params.id}`)
  return {
    bills: bills.map((bill) => billView(act, bill)),
    channels: paymentChannels.filter((channel) => channelOf(act.platform, channel)),
  }
})

export const pay = implement(paymentOperations.pay, async (act, { params, body }) => {
  const { platform } = act
  const bill = await ownBill(act, params.id)
  if (bill.state !== 'due') throw new Problem('payment.not-due')
  const party = channelOf(platform, body.channel)
  if (!party) throw new Problem('payment.channel-unavailable')
  return placeFor(platform, bill, body.channel, party)
})

export const look = implement(paymentOperations.look, async (act, { params }) => {
  const { platform } = act
  const bill = await ownBill(act, params.id)
  if (bill.state !== 'cancelled') await askOrdersOf(platform, bill.billId)
  await tellCases(platform)
  return billView(act, (await findBill(platform.database.read, bill.billId)) ?? bill)
})

/** The bill of a case the caller may see; a firm's bill is paid by whoever acts for it. */
async function ownBill(act: Act, billId: string): Promise<StoredBill> {
  const bill = await findBill(act.platform.database.read, billId)
  if (!bill) throw new Problem('payment.bill-not-found')
  try {
    await getVisibleCase(act, bill.caseId)
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'case.not-found')
      throw new Problem('payment.bill-not-found', { cause })
    throw cause
  }
  return bill
}
