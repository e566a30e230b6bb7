import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Milestone } from '#contract'
import { bundledCalendar, isWorkingDay, workingDaysBetween } from '#modules/calendar'
import { usedDays, type Timeline } from './clock.ts'

const calendar = bundledCalendar()
const day = (text: string) => Temporal.PlainDate.from(`2026-${text}`)
const reached = (...told: [Milestone, string][]) =>
  told.map(([milestone, on]) => ({ milestone, on: day(on) }))
const stage = (told: [Milestone, string][], ...legs: [Milestone, string][][]): Timeline => ({
  countsFrom: 'accepted',
  reached: reached(...told),
  legs: legs.map((leg) => ({ countsFrom: 'submitted', reached: reached(...leg), legs: [] })),
})
const used = (until: string, ...stages: Timeline[]) => usedDays(stages, calendar, day(until))

test('the day of acceptance is not counted, the day of the decision is; before and between stages nobody counts', () => {
  // Monday to Friday of one week, and two days of the week after next.
  const land = stage([
    ['submitted', '06-01'],
    ['accepted', '06-08'],
    ['decided', '06-12'],
    ['closed', '06-12'],
  ])
  const plan = stage([
    ['submitted', '06-22'],
    ['accepted', '06-22'],
    ['decided', '06-24'],
  ])
  expect(used('06-30', land, plan)).toEqual({ days: 6, excluded: [] })
})

test('what runs side by side is counted once', () => {
  const one = stage([
    ['accepted', '06-08'],
    ['decided', '06-12'],
  ])
  const other = stage([
    ['accepted', '06-10'],
    ['decided', '06-16'],
  ])
  expect(used('06-30', one).days).toBe(4)
  expect(used('06-30', other).days).toBe(4)
  expect(used('06-30', one, other).days).toBe(6)
})

test('while the only leg is redrawn the day is the applicant’s; while another is with government it counts', () => {
  const drawings: [Milestone, string][] = [
    ['submitted', '06-08'],
    ['correction-requested', '06-10'],
    ['corrected', '06-15'],
    ['decided', '06-17'],
  ]
  const alone = stage(
    [
      ['accepted', '06-08'],
      ['decided', '06-17'],
    ],
    drawings,
  )
  expect(used('06-30', alone)).toEqual({
    days: 4,
    excluded: [{ from: day('06-11'), to: day('06-15'), days: 3, why: 'applicant' }],
  })
  const beside = stage(
    [
      ['accepted', '06-08'],
      ['decided', '06-17'],
    ],
    drawings,
    [
      ['submitted', '06-08'],
      ['decided', '06-12'],
    ],
  )
  expect(used('06-30', beside)).toEqual({
    days: 6,
    excluded: [{ from: day('06-15'), to: day('06-15'), days: 1, why: 'applicant' }],
  })
})

test('a suspended stage does not count, and a feast is no working day', () => {
  // National Day: 1 to 7 October 2026.
  const held = stage([
    ['accepted', '09-28'],
    ['suspended', '09-29'],
    ['resumed', '10-09'],
    ['decided', '10-12'],
  ])
  const { days, excluded } = used('10-20', held)
  expect(days).toBe(1 + workingDaysBetween(calendar, day('10-09'), day('10-12')))
  expect(excluded).toEqual([
    {
      from: day('09-30'),
      to: day('10-09'),
      days: workingDaysBetween(calendar, day('09-29'), day('10-09')),
      why: 'suspended',
    },
  ])
})

test('never more than the working days there were, never less than the longest stage, whatever the order', () => {
  const date = fc.integer({ min: 0, max: 200 }).map((plus) => day('01-05').add({ days: plus }))
  const span = fc.tuple(date, date).map(([one, other]): Timeline => {
    const [from, to] = [one, other].toSorted((a, b) => Temporal.PlainDate.compare(a, b))
    return {
      countsFrom: 'accepted',
      reached: [
        { milestone: 'accepted', on: from ?? one },
        { milestone: 'decided', on: to ?? other },
      ],
      legs: [],
    }
  })
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), (spans) => {
      const until = day('12-31')
      const whole = usedDays(spans, calendar, until).days
      const each = spans.map((one) => usedDays([one], calendar, until).days)
      expect(whole).toBeGreaterThanOrEqual(Math.max(...each))
      expect(whole).toBeLessThanOrEqual(each.reduce((sum, days) => sum + days, 0))
      expect(usedDays(spans.toReversed(), calendar, until).days).toBe(whole)
      const [first] = spans
      const [from, to] = first?.reached.map(({ on }) => on) ?? []
      if (from && to) {
        let count = 0
        for (
          let at = from.add({ days: 1 });
          Temporal.PlainDate.compare(at, to) <= 0;
          at = at.add({ days: 1 })
        )
          if (isWorkingDay(calendar, at)) count++
        expect(each[0]).toBe(count)
      }
    }),
  )
})
