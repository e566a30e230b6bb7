import { registerService } from '#modules/case'
import { notice } from './operations/notice.ts'
import { bills, reconciliations, refund, settle } from './operations/oversee.ts'
import { look, ofCase, pay } from './operations/pay.ts'
import { verify, voucher } from './operations/vouchers.ts'
import { collect } from './service.ts'

export { createTill, workTheTill } from './till.ts'

registerService('payment.collect', collect)

/** The operations of this module. */
export const paymentHandlers = [
  ofCase,
  pay,
  look,
  notice,
  voucher,
  verify,
  bills,
  refund,
  reconciliations,
  settle,
]
