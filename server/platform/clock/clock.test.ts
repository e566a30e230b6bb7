import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOf, TIME_ZONE } from './index.ts'

const MS = { min: Date.UTC(1900, 0), max: Date.UTC(2199, 0) }

test('the day in China is the same whatever was asked before, to the millisecond at midnight and through the summer times of 1986', () => {
  const near = fc
    .integer({ min: -2, max: 2 })
    .chain((off) =>
      fc
        .constantFrom(Date.UTC(1986, 4, 3, 18), Date.UTC(1986, 8, 13, 17), Date.UTC(2026, 10, 21, 16), 0)
        .map((midnight) => midnight + off),
    )
  fc.assert(
    fc.property(fc.array(fc.oneof(near, fc.integer(MS)), { minLength: 1, maxLength: 12 }), (times) => {
      for (const ms of times) {
        const instant = Temporal.Instant.fromEpochMilliseconds(ms)
        expect(dateOf(instant).toString()).toBe(
          instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString(),
        )
      }
    }),
    { numRuns: 200 },
  )
})
