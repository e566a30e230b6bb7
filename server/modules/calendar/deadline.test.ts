import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from './calendar.ts'
import {
  deadline,
  extendedDeadline,
  latestBefore,
  pausedDeadline,
  remainingDays,
  type EndedPause,
  type Length,
  type Pause,
  type Period,
} from './deadline.ts'
import { deemedAcceptance } from './deemed-acceptance.ts'
import { bundledCalendar } from './notices.ts'

const calendar = bundledCalendar()
const date = (iso: string) => Temporal.PlainDate.from(iso)
const { compare } = Temporal.PlainDate

// 2004-01-01 to 2030-12-31.
const anyDate = fc.integer({ min: 0, max: 9861 }).map((days) => date('2004-01-01').add({ days }))
const anyUnit = fc.constantFrom('working' as const, 'calendar' as const)
const anyCount = fc.integer({ min: 1, max: 90 })
const anyPeriod: fc.Arbitrary<Period> = fc.record({ start: anyDate, count: anyCount, unit: anyUnit })
const anyExtension = fc.integer({ min: 0, max: 30 })

/** A period, and pauses that begin about when it runs. */
const pausedPeriod = anyPeriod.chain((period) =>
  fc.record({
    period: fc.constant(period),
    pauses: fc.array(pauseFrom(period.start), { maxLength: 4 }),
  }),
)

function pauseFrom(start: Temporal.PlainDate): fc.Arbitrary<EndedPause> {
  return fc
    .record({ after: fc.integer({ min: -20, max: 150 }), length: fc.integer({ min: 0, max: 60 }) })
    .map(({ after, length }) => {
      const from = start.add({ days: after })
      return { from, to: from.add({ days: length }) }
    })
}

const isPaused = (day: Temporal.PlainDate, pauses: readonly Pause[]) =>
  pauses.some(({ from, to }) => compare(day, from) > 0 && (!to || compare(day, to) <= 0))
test('without pauses nothing is paused, and a pause of no days is none', () => {
  fc.assert(
    fc.property(anyPeriod, fc.array(anyDate, { maxLength: 3 }), (period, days) => {
      const empty = days.map((day) => ({ from: day, to: day }))
      expect(pausedDeadline(calendar, period, empty)).toEqual({
        running: true,
        ...deadline(calendar, period),
      })
    }),
  )
})

test('a pause never brings the last day forward, and the last day is worked and in no pause', () => {
  fc.assert(
    fc.property(pausedPeriod, anyDate, ({ period, pauses }, extra) => {
      const { due } = pausedDeadline(calendar, period, pauses)
      expect(isWorkingDay(calendar, due) && !isPaused(due, pauses)).toBe(true)
      const more = [...pauses, { from: extra, to: extra.add({ days: 9 }) }]
      expect(compare(pausedDeadline(calendar, period, more).due, due)).toBeGreaterThanOrEqual(0)
      expect(compare(due, deadline(calendar, period).due)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('between the start and the end lie the counted days and those left out', () => {
  fc.assert(
    fc.property(pausedPeriod, ({ period, pauses }) => {
      const { due, leftOut } = pausedDeadline(calendar, period, pauses)
      expect(period.start.until(due).days).toBe(period.count + leftOut.length)
      expect(leftOut.every(({ date: day }) => isPaused(day, pauses) || !isWorkingDay(calendar, day))).toBe(
        true,
      )
    }),
  )
})

test('a pause cut in two, told twice or told in another order is the same pause', () => {
  fc.assert(
    fc.property(pausedPeriod, fc.nat(60), ({ period, pauses }, cut) => {
      const whole = pausedDeadline(calendar, period, pauses)
      const halves = pauses.flatMap(({ from, to }) => {
        const middle = from.add({ days: Math.min(cut, from.until(to).days) })
        return [
          { from: middle, to },
          { from, to: middle },
        ]
      })
      expect(pausedDeadline(calendar, period, halves)).toEqual(whole)
      expect(pausedDeadline(calendar, period, [...halves, ...pauses])).toEqual(whole)
    }),
  )
})

test('a stopped period goes on with what remains, extended before or after', () => {
  fc.assert(
    fc.property(
      pausedPeriod,
      fc.nat(120),
      fc.nat(40),
      anyExtension,
      ({ period, pauses }, after, length, days) => {
        const from = period.start.add({ days: after })
        const to = from.add({ days: length })
        // A pause of before that is still on when this one ends is another matter.
        const earlier = pauses.filter((pause) => compare(pause.to, to) <= 0)
        const stopped = pausedDeadline(calendar, period, [...earlier, { from }])
        const extension: Length = { count: days, unit: period.unit }
        const resumed = pausedDeadline(calendar, period, [...earlier, { from, to }])
        if (stopped.running) {
          expect(compare(stopped.due, from)).toBeLessThanOrEqual(0)
          expect(resumed).toEqual(stopped)
          return
        }
        expect(stopped.counted + stopped.remaining).toBe(period.count)
        const rest = { start: to, count: stopped.remaining, unit: period.unit }
        expect(deadline(calendar, rest).due.equals(resumed.due)).toBe(true)
        // Stopped while its end moves over rest days: all days but the last are gone, and an extension counts those rest days.
        if (stopped.leftOut.some(({ date: day }) => period.unit === 'calendar' && !isPaused(day, earlier)))
          return
        const pauseFirst = extendedDeadline(calendar, rest, extension).due
        const extendedFirst = extendedDeadline(calendar, period, extension, [...earlier, { from, to }]).due
        expect(pauseFirst.equals(extendedFirst)).toBe(true)
      },
    ),
  )
})

test('working days extended one after the other are extended at once', () => {
  fc.assert(
    fc.property(pausedPeriod, anyExtension, ({ period, pauses }, days) => {
      const working: Period = { ...period, unit: 'working' }
      const extension: Length = { count: days, unit: 'working' }
      const { due } = pausedDeadline(calendar, working, pauses)
      const { due: then } = pausedDeadline(calendar, { start: due, ...extension }, pauses)
      expect(extendedDeadline(calendar, working, extension, pauses).due.equals(then)).toBe(true)
    }),
  )
})

test('an extension never brings the last day forward, and none changes nothing', () => {
  fc.assert(
    fc.property(pausedPeriod, anyExtension, ({ period, pauses }, count) => {
      const plain = pausedDeadline(calendar, period, pauses)
      const extended = extendedDeadline(calendar, period, { count, unit: period.unit }, pauses)
      expect(compare(extended.due, plain.due)).toBeGreaterThanOrEqual(0)
      expect(extendedDeadline(calendar, period, { count: 0, unit: period.unit }, pauses)).toEqual(plain)
    }),
  )
})

test('a deadline is provisional exactly when it lies in a year that is not published', () => {
  fc.assert(
    fc.property(pausedPeriod, ({ period, pauses }) => {
      const { due, provisional } = pausedDeadline(calendar, period, pauses)
      expect(provisional).toBe(due.year > 2026)
    }),
  )
})

test('the last day before is the last from which the period, counted forth, is over in time', () => {
  fc.assert(
    fc.property(anyDate, anyCount, anyUnit, (day, count, unit) => {
      const { due, leftOut, provisional } = latestBefore(calendar, day, { count, unit })
      const endsInTime = (from: Temporal.PlainDate) =>
        unit === 'working'
          ? compare(deadline(calendar, { start: from, count, unit }).due, day) <= 0
          : from.until(day).days >= count
      expect(endsInTime(due)).toBe(true)
      expect(endsInTime(due.add({ days: 1 }))).toBe(false)
      expect(due.until(day).days).toBe(count + leftOut.length)
      // Counting back from the first days of 2004 looks into 2003, of which no notice is here.
      const open = day.year > 2026 || due.add({ days: 1 }).year < 2004
      expect(provisional).toBe(unit === 'working' && open)
    }),
  )
})

test('what remains and what has run make up the period, on every day of it', () => {
  fc.assert(
    fc.property(pausedPeriod, fc.integer({ min: -5, max: 200 }), ({ period, pauses }, after) => {
      const on = period.start.add({ days: after })
      const { due } = pausedDeadline(calendar, period, pauses)
      const left = remainingDays(calendar, period, pauses, on)
      if (after <= 0) expect(left).toBe(period.count)
      else if (compare(on, due) > 0) {
        const late = period.unit === 'working' ? workingDaysBetween(calendar, due, on) : due.until(on).days
        expect(left).toBe(0 - late)
      } else {
        const next = remainingDays(calendar, period, pauses, on.add({ days: 1 }))
        expect(left === 0).toBe(on.equals(due))
        if (left > 0) expect([left, left - 1]).toContain(next)
        if (left > 0 && isPaused(on.add({ days: 1 }), pauses)) expect(next).toBe(left)
      }
    }),
  )
})

test('days that a pause leaves out carry its reason, rest days theirs', () => {
  const pause = { from: date('2026-11-19'), to: date('2026-11-21'), reason: '听证' }
  const { due, leftOut } = pausedDeadline(
    calendar,
    { start: date('2026-11-18'), count: 2, unit: 'working' },
    [pause],
  )
  expect([due, ...leftOut.map(({ date: day, reason }) => `${day} ${reason}`)].map(String)).toEqual([
    '2026-11-23',
    '2026-11-20 听证',
    '2026-11-21 听证',
    '2026-11-22 星期日',
  ])
})

test('what is to be done at once cannot be paused, and nothing of it remains', () => {
  const at = { start: date('2026-11-18'), count: 0, unit: 'working' } as const
  expect(pausedDeadline(calendar, at, [{ from: date('2026-11-01') }])).toMatchObject({
    running: true,
    due: date('2026-11-18'),
  })
  const left = (on: string) => remainingDays(calendar, at, [], date(on))
  expect([left('2026-11-17'), left('2026-11-18'), left('2026-11-20')]).toEqual([0, 0, -2])
})

test('a calendar period whose end was moved is not over before its last day', () => {
  const period = { start: date('2026-09-21'), count: 10, unit: 'calendar' } as const
  expect(deadline(calendar, period).due.toString()).toBe('2026-10-08')
  const left = (on: string) => remainingDays(calendar, period, [], date(on))
  expect(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10'].map(left)).toEqual([
    1, 1, 1, 0, -2,
  ])
})

test('a filing nobody answers is accepted on the day after the fifth working day, from the day it came', () => {
  fc.assert(
    fc.property(anyDate, (received) => {
      const { on, acceptedFrom, provisional } = deemedAcceptance(calendar, received)
      expect(workingDaysBetween(calendar, received, on.subtract({ days: 1 }))).toBe(5)
      expect(isWorkingDay(calendar, on.subtract({ days: 1 }))).toBe(true)
      expect(acceptedFrom.equals(received)).toBe(true)
      expect(provisional).toBe(on.subtract({ days: 1 }).year > 2026)
    }),
  )
})

test('a pause that ends before it begins and an extension in other days are refused', () => {
  const period = { start: date('2026-11-18'), count: 5, unit: 'working' } as const
  const backwards = { from: date('2026-11-20'), to: date('2026-11-19') }
  expect(() => pausedDeadline(calendar, period, [backwards])).toThrow(RangeError)
  expect(() => extendedDeadline(calendar, period, { count: 5, unit: 'calendar' })).toThrow(RangeError)
})
