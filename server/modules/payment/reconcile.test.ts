import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type OurLine } from './reconcile.ts'
import type { StatementLine } from './channel.ts'

const ORDER = '01900000-0000-7000-8000-000000000001'
const there = (reference: string, fen: number): StatementLine => ({
  entry: 'payment',
  reference,
  transaction: reference,
  orderId: ORDER,
  fen,
  at: '2026-11-22T03:00:00Z',
})
const here = (reference: string, fen: number, isOfDay = true): OurLine => ({
  entry: 'payment',
  reference,
  billId: ORDER,
  fen,
  isOfDay,
})

test('each kind of difference is found and named', () => {
  expect(
    compare([there('a', 10), there('b', 20), there('c', 30)], [here('a', 10), here('b', 25), here('d', 40)]),
  ).toMatchObject([
    { kind: 'differing', reference: 'b', oursFen: 25, theirsFen: 20 },
    { kind: 'long', reference: 'c', oursFen: null, theirsFen: 30 },
    { kind: 'short', reference: 'd', oursFen: 40, theirsFen: null },
  ])
})

test('a movement at midnight that is under another day here is no difference', () => {
  expect(compare([there('a', 10)], [here('a', 10, false)])).toEqual([])
  expect(compare([], [here('a', 10, false)])).toEqual([])
})

const movements = fc.uniqueArray(
  fc.record({ reference: fc.stringMatching(/^[a-z]{1,3}$/), fen: fc.integer({ min: 1, max: 9 }) }),
  { selector: ({ reference }) => reference },
)

test('the differences account for the whole gap between the two sums', () => {
  fc.assert(
    fc.property(movements, movements, (theirs, ours) => {
      const sum = (lines: readonly { fen: number }[]) => lines.reduce((total, { fen }) => total + fen, 0)
      const differences = compare(
        theirs.map(({ reference, fen }) => there(reference, fen)),
        ours.map(({ reference, fen }) => here(reference, fen)),
      )
      const explained = differences.reduce(
        (total, { oursFen, theirsFen }) => total + (oursFen ?? 0) - (theirsFen ?? 0),
        0,
      )
      expect(explained).toBe(sum(ours) - sum(theirs))
    }),
  )
})

test('a movement that the statement has twice is no agreement', () => {
  expect(compare([there('a', 10), there('a', 10)], [here('a', 10)])).toMatchObject([
    { kind: 'differing', reference: 'a', oursFen: 10, theirsFen: 20 },
  ])
})
