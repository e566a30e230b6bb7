import { z } from 'zod'
import { signedMessage, taken } from './counterparty.ts'
import { operation } from './operation.ts'
import { citation, localized } from './text.ts'

/** Ways to pay: a bank's counter on the web, and digital money (数字人民币). Both settle into the same bill. */
export const paymentChannels = ['bank', 'ecny'] as const
export type PaymentChannel = (typeof paymentChannels)[number]

export const billStates = ['due', 'paid', 'held', 'refunding', 'refunded', 'cancelled'] as const

/** Money in whole fen. */
const fen = z.int()

const refundView = z.object({
  fen,
  reason: z.string(),
  askedAt: z.string(),
  /** Null while it is on its way back. */
  doneAt: z.string().nullable(),
  orderedBy: z.string().nullable(),
  note: z.string().nullable(),
  failure: z.string().nullable(),
})

const paymentView = z.object({
  id: z.string(),
  channel: z.enum(paymentChannels),
  fen,
  at: z.string(),
  /** Whether it is the one that stands for the bill. */
  settles: z.boolean(),
  refund: refundView.nullable(),
})

const voucherView = z.object({
  id: z.uuid(),
  code: z.string(),
  number: z.string(),
  checkCode: z.string(),
  issuedAt: z.string(),
  reversedAt: z.string().nullable(),
})

/** 缴款单. */
const bill = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  /** 缴款识别码, 20 digits. */
  code: z.string(),
  payer: z.string(),
  agency: z.object({ code: z.string(), name: z.string() }),
  item: z.object({ code: z.string(), name: localized, basis: citation }),
  amountFen: fen,
  state: z.enum(billStates),
  issuedAt: z.string(),
  payments: z.array(paymentView),
  voucher: voucherView.nullable(),
})
export type BillView = z.infer<typeof bill>

const difference = z.object({
  id: z.uuid(),
  kind: z.enum(['long', 'short', 'differing']),
  entry: z.enum(['payment', 'refund']),
  reference: z.string(),
  billId: z.uuid().nullable(),
  billCode: z.string().nullable(),
  oursFen: fen.nullable(),
  theirsFen: fen.nullable(),
  state: z.enum(['open', 'settled']),
  how: z.enum(['adopted', 'explained', 'corrected']).nullable(),
  note: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
})
export type DifferenceView = z.infer<typeof difference>

const day = z.object({
  channel: z.enum(paymentChannels),
  day: z.string(),
  oursCount: z.int(),
  oursFen: fen,
  theirsCount: z.int(),
  theirsFen: fen,
  open: z.int(),
  comparedAt: z.string(),
  differences: z.array(difference),
})
export type ReconciliationView = z.infer<typeof day>

const id = z.strictObject({ id: z.uuid() })
const channel = z.enum(paymentChannels)

export const paymentOperations = {
  ofCase: operation({
    id: 'payment.of-case',
    method: 'GET',
    path: '/api/v1/cases/:id/bills',
    access: 'payment.read',
    personal: true,
    summary: 'What is to be paid in a case, what was, and by which channels it can be now',
    params: id,
    output: z.object({ bills: z.array(bill), channels: z.array(channel) }),
    errors: ['case.not-found'],
  }),
  pay: operation({
    id: 'payment.pay',
    method: 'POST',
    path: '/api/v1/bills/:id/orders',
    access: 'payment.own',
    summary: 'Places an order for a bill with a channel; the answer says where the money is handed over',
    params: id,
    body: z.strictObject({ channel }),
    output: z.object({ orderId: z.uuid(), payUrl: z.string() }),
    errors: ['payment.bill-not-found', 'payment.not-due', 'payment.channel-unavailable'],
  }),
  look: operation({
    id: 'payment.look',
    method: 'POST',
    path: '/api/v1/bills/:id/look',
    access: 'payment.own',
    personal: true,
    summary: 'Asks the channels now what became of the orders of a bill, for a notice that has not come',
    params: id,
    output: bill,
    errors: ['payment.bill-not-found'],
  }),
  notice: operation({
    id: 'payment.notice',
    method: 'POST',
    path: '/api/v1/payment/notices/:channel',
    access: 'payment.notice',
    summary: 'Takes a signed notice of a channel that money came or went; the same one again changes nothing',
    params: z.strictObject({ channel }),
    body: signedMessage,
    output: taken,
    errors: [
      'counterparty.unknown',
      'counterparty.signature-invalid',
      'counterparty.message-outdated',
      'counterparty.message-altered',
    ],
    bodyLimitBytes: 20_000,
  }),
  voucher: operation({
    id: 'payment.voucher',
    method: 'GET',
    path: '/api/v1/vouchers/:id/file',
    access: 'payment.read',
    personal: true,
    summary: 'The fiscal e-voucher (财政电子票据) of a paid bill as a PDF that carries its proof',
    params: id,
    output: z.unknown(),
    media: 'application/pdf',
    errors: ['payment.voucher-not-found', 'ledger.not-integrated'],
  }),
  verify: operation({
    id: 'payment.verify',
    method: 'GET',
    path: '/api/v1/vouchers/:code/:number/:checkCode',
    access: 'payment.verify',
    summary: 'Whether a fiscal e-voucher of that code, number and check code was issued, and still stands',
    params: z.strictObject({
      code: z.string().regex(/^\d{8}$/),
      number: z.string().regex(/^\d{10}$/),
      checkCode: z.string().regex(/^[0-9a-f]{6}$/),
    }),
    output: z.object({
      state: z.enum(['valid', 'reversed']),
      agency: z.string(),
      item: localized,
      payer: z.string(),
      amountFen: fen,
      issuedAt: z.string(),
    }),
    errors: ['payment.voucher-not-found'],
  }),
  bills: operation({
    id: 'payment.bills',
    method: 'GET',
    path: '/api/v1/bills',
    access: 'payment.oversee',
    personal: true,
    summary: 'Bills of the region, the newest first; of one state, or by their code',
    query: z.strictObject({
      state: z.enum(billStates).optional(),
      code: z
        .string()
        .regex(/^\d{1,20}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ bills: z.array(bill) }),
    errors: [],
  }),
  refund: operation({
    id: 'payment.refund',
    method: 'POST',
    path: '/api/v1/bills/:id/refunds',
    access: 'payment.oversee',
    personal: true,
    summary: 'Orders that a payment goes back to whoever paid (退付), with the reason; once',
    params: id,
    body: z.strictObject({ paymentId: z.string().max(120), note: z.string().trim().min(2).max(500) }),
    output: bill,
    errors: ['payment.bill-not-found', 'payment.refund-refused'],
  }),
  reconciliations: operation({
    id: 'payment.reconciliations',
    method: 'GET',
    path: '/api/v1/payment/reconciliations',
    access: 'payment.oversee',
    summary: 'The last days compared with the statements of the channels, each with its differences',
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(60).default(14) }),
    output: z.object({ days: z.array(day) }),
    errors: [],
  }),
  settle: operation({
    id: 'payment.settle',
    method: 'POST',
    path: '/api/v1/payment/differences/:id',
    access: 'payment.oversee',
    summary: 'Settles a difference between our books and a statement, and says how',
    params: id,
    body: z.strictObject({
      how: z.enum(['explained', 'corrected']),
      note: z.string().trim().min(2).max(500),
    }),
    output: difference,
    errors: ['payment.difference-not-found', 'payment.difference-settled'],
  }),
}
