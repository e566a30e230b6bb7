import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divide } from './settled.ts'
import { intervalOf, overlap } from './windows.ts'

const said = (window: Parameters<typeof intervalOf>[0], now: string) => {
  const { from, until } = intervalOf(window, Temporal.Instant.from(now))
  return [from, until].map((each) => each.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString())
}

test('a day begins at midnight in China, whatever the day is elsewhere', () => {
  expect(said('today', '2026-11-18T15:59:59Z')).toEqual(['2026-11-18T00:00:00', '2026-11-19T00:00:00'])
  expect(said('today', '2026-11-18T16:00:00Z')).toEqual(['2026-11-19T00:00:00', '2026-11-20T00:00:00'])
})

test('week, 30 days and year end with today', () => {
  expect(said('week', '2026-11-22T10:00:00Z')).toEqual(['2026-11-16T00:00:00', '2026-11-23T00:00:00'])
  expect(said('week', '2026-11-22T16:00:00Z')).toEqual(['2026-11-23T00:00:00', '2026-11-24T00:00:00'])
  expect(said('30-days', '2026-11-30T10:00:00Z')).toEqual(['2026-11-01T00:00:00', '2026-12-01T00:00:00'])
  expect(said('year', '2026-12-31T16:00:00Z')).toEqual(['2027-01-01T00:00:00', '2027-01-02T00:00:00'])
})

test('the same day last week ends at this minute', () => {
  expect(said('today-last-week', '2026-11-19T02:34:56Z')).toEqual([
    '2026-11-12T00:00:00',
    '2026-11-12T10:34:00',
  ])
})

test('a window cut in two loses nothing and holds nothing twice', () => {
  const instant = fc
    .integer({ min: 1_700_000_000, max: 1_900_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000))
  const isIn = ({ from, until }: ReturnType<typeof intervalOf>, at: Temporal.Instant) =>
    Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 0, max: 400 * 86_400 }),
      fc.constantFrom('today', 'week', '30-days', 'year'),
      (now, seconds, window) => {
        const at = now.subtract({ seconds })
        const whole = intervalOf(window, now)
        const { settled, open } = divide(now)
        expect(Number(isIn(overlap(whole, settled), at)) + Number(isIn(overlap(whole, open), at))).toBe(
          Number(isIn(whole, at)),
        )
      },
    ),
  )
})
