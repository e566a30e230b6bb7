import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysLeft, isWorkingDay, standingOf, workingDaysBetween, type Calendar } from './calendar.ts'
import { addWorkingDays, deadline } from './deadline.ts'
import { bundledCalendar } from './notices.ts'

const calendar = bundledCalendar()
const date = (iso: string) => Temporal.PlainDate.from(iso)

test.each(['2014-09-28', '2014-10-11', '2017-01-22', '2017-09-30', '2026-10-10'])(
  '%s, a weekend, was worked',
  (iso) =>
    expect(standingOf(calendar, date(iso))).toEqual({ working: true, reason: undefined, settled: true }),
)

test.each([
  ['2017-01-02', '元旦'],
  ['2020-01-31', '春节'],
  ['2026-10-03', '国庆节'],
  ['2026-11-22', '星期日'],
  ['2026-11-21', '星期六'],
])('%s was a rest day: %s', (iso, reason) =>
  expect(standingOf(calendar, date(iso))).toEqual({ working: false, reason, settled: true }),
)

test('years 2004 to 2026 are published', () => {
  expect([...calendar.published]).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at))
})

test('every worked day a notice names is a weekend', () => {
  const worked = [...calendar.days]
    .filter(([, day]) => day.kind === 'workday')
    .map(([iso]) => date(iso).dayOfWeek)
  expect(worked.length).toBeGreaterThan(100)
  expect(new Set(worked)).toEqual(new Set([6, 7]))
})

test('the days left out are named', () => {
  const { leftOut } = deadline(calendar, { start: date('2026-09-28'), count: 5, unit: 'working' })
  expect(leftOut.map(({ date: day, reason }) => `${day} ${reason}`)).toEqual([
    '2026-10-01 国庆节',
    '2026-10-02 国庆节',
    '2026-10-03 国庆节',
    '2026-10-04 国庆节',
    '2026-10-05 国庆节',
    '2026-10-06 国庆节',
    '2026-10-07 国庆节',
  ])
  const moved = deadline(calendar, { start: date('2026-11-20'), count: 1, unit: 'calendar' })
  expect(moved.leftOut.map(({ date: day, reason }) => `${day} ${reason}`)).toEqual([
    '2026-11-21 星期六',
    '2026-11-22 星期日',
  ])
})

test('an unpublished year knows its feasts of fixed date and is never settled', () => {
  expect(standingOf(calendar, date('2027-10-01'))).toEqual({
    working: false,
    reason: '国庆节',
    settled: false,
  })
  expect(standingOf(calendar, date('2027-05-02'))).toMatchObject({ working: false, reason: '劳动节' })
  expect(standingOf(calendar, date('2027-03-01'))).toEqual({
    working: true,
    reason: undefined,
    settled: false,
  })
})

test('the end of a year is open while the notice for the next may still bridge New Year', () => {
  const until2017: Calendar = {
    publication: 0,
    published: new Set([2016, 2017, 2018]),
    days: calendar.days,
  }
  // 2019-01-01 is a Tuesday: the notice for 2019 did move these days. 2027-01-01 is a Friday.
  expect(standingOf(until2017, date('2018-12-31')).settled).toBe(false)
  expect(standingOf(until2017, date('2018-12-28')).settled).toBe(true)
  expect(standingOf(calendar, date('2018-12-31')).settled).toBe(true)
  expect(standingOf(calendar, date('2026-12-31')).settled).toBe(true)
})

test('days left count to the last day and go on below zero', () => {
  const at = (iso: string) => Temporal.Instant.from(iso)
  const due = date('2026-10-09')
  expect(daysLeft(calendar, at('2026-09-30T09:00:00+08:00'), due)).toEqual({
    workingDays: 2,
    overdue: false,
    provisional: false,
  })
  expect(daysLeft(calendar, at('2026-10-09T23:59:59+08:00'), due)).toEqual({
    workingDays: 0,
    overdue: false,
    provisional: false,
  })
  expect(daysLeft(calendar, at('2026-10-10T00:00:00+08:00'), due)).toEqual({
    workingDays: -1,
    overdue: true,
    provisional: false,
  })
  // Overdue over a weekend: no working day has passed, and yet it is late.
  expect(daysLeft(calendar, at('2026-11-21T12:00:00+08:00'), date('2026-11-20'))).toEqual({
    workingDays: 0,
    overdue: true,
    provisional: false,
  })
  // The day is China's, whatever the day is elsewhere.
  expect(daysLeft(calendar, at('2026-10-08T17:00:00Z'), due).workingDays).toBe(0)
})

test('what is done at once is due on the day itself', () => {
  const { due, provisional, leftOut } = deadline(calendar, {
    start: date('2026-10-03'),
    count: 0,
    unit: 'working',
  })
  expect([due.toString(), provisional, leftOut]).toEqual(['2026-10-03', false, []])
})

test.each([-1, 1.5, Number.NaN, 3661, Infinity])('a period of %s days is refused', (count) => {
  expect(() => deadline(calendar, { start: date('2026-01-01'), count, unit: 'working' })).toThrow(RangeError)
})

test('a date outside the walked centuries is refused', () => {
  expect(() => deadline(calendar, { start: date('0026-01-01'), count: 1, unit: 'working' })).toThrow(
    RangeError,
  )
})

const anyDate = fc.integer({ min: 0, max: 9500 }).map((days) => date('2004-01-01').add({ days }))
const anyCount = fc.integer({ min: 1, max: 120 })

test('between the start and the end lie exactly the counted working days, and the end is one', () => {
  fc.assert(
    fc.property(anyDate, anyCount, (start, count) => {
      const { due, leftOut } = deadline(calendar, { start, count, unit: 'working' })
      expect(isWorkingDay(calendar, due)).toBe(true)
      expect(workingDaysBetween(calendar, start, due)).toBe(count)
      expect(start.until(due).days).toBe(count + leftOut.length)
      expect(leftOut.some(({ date: day }) => isWorkingDay(calendar, day))).toBe(false)
    }),
  )
})

test('periods add up: m days and then n days are m + n days', () => {
  fc.assert(
    fc.property(anyDate, anyCount, anyCount, (start, first, second) => {
      const stepwise = addWorkingDays(calendar, addWorkingDays(calendar, start, first), second)
      expect(stepwise.equals(addWorkingDays(calendar, start, first + second))).toBe(true)
    }),
  )
})

test('a calendar period ends on a working day, never early, and only rest days lie between', () => {
  fc.assert(
    fc.property(anyDate, anyCount, (start, count) => {
      const { due, leftOut } = deadline(calendar, { start, count, unit: 'calendar' })
      expect(isWorkingDay(calendar, due)).toBe(true)
      expect(start.until(due).days).toBe(count + leftOut.length)
    }),
  )
})

test('a working-day deadline never comes before the same number of calendar days', () => {
  fc.assert(
    fc.property(anyDate, anyCount, (start, count) => {
      const working = deadline(calendar, { start, count, unit: 'working' }).due
      expect(Temporal.PlainDate.compare(working, start.add({ days: count }))).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('counting back is counting forth with the sign turned', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (first, last) => {
      expect(workingDaysBetween(calendar, last, first) + workingDaysBetween(calendar, first, last)).toBe(0)
    }),
  )
})

test('publishing a year settles what was provisional', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), anyCount, (days, count) => {
      const start = date('2026-01-01').add({ days })
      const before: Calendar = {
        publication: 0,
        published: new Set([2025]),
        days: new Map([...calendar.days].filter(([iso]) => iso < '2026')),
      }
      expect(deadline(before, { start, count, unit: 'working' }).provisional).toBe(true)
      const after = deadline(calendar, { start, count, unit: 'working' })
      expect(after.provisional).toBe(after.due.year > 2026)
    }),
  )
})
