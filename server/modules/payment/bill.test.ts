import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isGoingBack, refundIdOf, settle, stateOf, unpaid, type Bill, type Fact } from './bill.ts'

const AT = '2026-11-23T02:00:00Z'
const paid = (id: string, fen = 1000): Fact => ({
  kind: 'paid',
  payment: { id: `bank:${id}`, orderId: `order-${id}`, fen, at: AT },
})
const refunded = (id: string, refundId = refundIdOf(`bank:${id}`), fen = 1000): Fact => ({
  kind: 'refunded',
  refundId,
  paymentId: `bank:${id}`,
  fen,
  at: AT,
})
const after = (...facts: Fact[]) => facts.reduce(settle, unpaid(1000))

test('a bill is paid once, however often that is told', () => {
  const once = after(paid('1'))
  expect(stateOf(once)).toBe('paid')
  expect(after(paid('1'), paid('1'), paid('1'))).toEqual(once)
})

test('what is paid twice goes back once', () => {
  const twice = after(paid('1'), paid('2'), paid('2'))
  expect(stateOf(twice)).toBe('paid')
  expect(twice.refunds).toMatchObject([{ paymentId: 'bank:2', reason: 'paid-twice', doneAt: null }])
})

test('what is paid after the bill was cancelled goes back; what was paid before is not cancelled', () => {
  const late = after({ kind: 'cancelled' }, paid('1'))
  expect(stateOf(late)).toBe('cancelled')
  expect(late.refunds).toMatchObject([{ reason: 'paid-after-cancelled' }])
  expect(stateOf(after(paid('1'), { kind: 'cancelled' }))).toBe('paid')
})

test('another amount is held until somebody gives it back, and the right one still settles', () => {
  const held = after(paid('1', 900))
  expect(stateOf(held)).toBe('held')
  expect(stateOf(settle(held, paid('2')))).toBe('paid')
  const back = settle(held, { kind: 'refund-asked', paymentId: 'bank:1', reason: 'amount-differs' })
  expect(stateOf(back)).toBe('due')
})

test('a refund that is told before its payment ends the same way', () => {
  const asked: Fact = { kind: 'refund-asked', paymentId: 'bank:1', reason: 'by-officer' }
  expect(stateOf(after(paid('1'), asked))).toBe('refunding')
  expect(stateOf(after(paid('1'), asked, asked, refunded('1')))).toBe('refunded')
  const early = after(refunded('1', 'X-1'), paid('1'))
  expect(early.settledBy).toBe(null)
  expect(early.refunds).toHaveLength(1)
  // The money is not here, so the bill may still be paid.
  expect(stateOf(early)).toBe('due')
  expect(stateOf(settle(early, paid('2')))).toBe('paid')
})

const anyFact = fc.oneof(
  fc
    .record({ id: fc.constantFrom('1', '2', '3', '4'), fen: fc.constantFrom(1000, 1000, 1000, 900, 1100) })
    .map(({ id, fen }) => paid(`${id}-${fen}`, fen)),
  fc
    .record({ id: fc.constantFrom('1', '2', '3'), own: fc.boolean() })
    .map(({ id, own }) => refunded(`${id}-1000`, own ? undefined : `X-${id}`)),
  fc.constantFrom('1-1000', '2-1000', '1-900').map((id): Fact => ({
    kind: 'refund-asked',
    paymentId: `bank:${id}`,
    reason: 'by-officer',
  })),
  fc.constant<Fact>({ kind: 'cancelled' }),
)

/** What stays here when everything that is asked back has gone back. */
const keptFen = (bill: Bill) =>
  bill.payments.reduce((sum, payment) => (isGoingBack(bill, payment) ? sum : sum + payment.fen), 0)
const heldFen = (bill: Bill) =>
  bill.payments.reduce(
    (sum, payment) => (isGoingBack(bill, payment) || payment.id === bill.settledBy ? sum : sum + payment.fen),
    0,
  )

test('in whatever order facts come, no money is kept beyond the bill, lost, or given back twice', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 20 }), (facts) => {
      const bill = after(...facts)
      expect(keptFen(bill) - heldFen(bill)).toBeLessThanOrEqual(1000)
      // Whatever is neither the bill's nor on its way back is of another amount, and seen as held.
      for (const payment of bill.payments)
        if (payment.id !== bill.settledBy && !isGoingBack(bill, payment)) expect(payment.fen).not.toBe(1000)
      const ours = bill.refunds.filter(({ reason }) => reason !== 'refunded-there')
      expect(new Set(ours.map(({ paymentId }) => paymentId)).size).toBe(ours.length)
      expect(new Set(bill.refunds.map(({ id }) => id)).size).toBe(bill.refunds.length)
    }),
    { numRuns: 2000 },
  )
})

test('a fact that is told again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), anyFact, (facts, again) => {
      const bill = settle(after(...facts), again)
      expect(settle(bill, again)).toEqual(bill)
    }),
    { numRuns: 1000 },
  )
})

test('payments in another order keep as much', () => {
  const payments = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 1 })
  fc.assert(
    fc.property(payments, fc.boolean(), (ids, doubled) => {
      const facts = ids.map((id) => paid(id))
      const bill = after(...facts)
      const other = after(...facts.toReversed(), ...(doubled ? facts : []))
      expect(keptFen(other)).toBe(keptFen(bill))
      expect([stateOf(bill), stateOf(other)]).toEqual(['paid', 'paid'])
    }),
  )
})

test('the number of a refund is never longer than a channel takes, and one for each payment', () => {
  const long = 'T'.repeat(63)
  expect(refundIdOf('bank:T1')).toBe('R-T1')
  expect(refundIdOf(`bank:${long}`)).toMatch(/^R-[0-9a-f]{62}$/)
  expect(refundIdOf(`bank:${long}`)).not.toBe(refundIdOf(`bank:${long}T`))
})
