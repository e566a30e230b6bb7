import { expect, test } from 'vitest'
import { bundledCalendar, deadline } from '#modules/calendar'
import { vectors } from './vectors.ts'

const calendar = bundledCalendar()
const lines = vectors('deadline_valid.txt')

test('the file holds enough periods', () => expect(lines.length).toBeGreaterThanOrEqual(40))

test.each(lines)(
  '%s and %s days (%s) end on %s, provisional: %s',
  (start = '', count, unit, due, provisional) => {
    const found = deadline(calendar, {
      start: Temporal.PlainDate.from(start),
      count: Number(count),
      unit: unit === 'working' ? 'working' : 'calendar',
    })
    expect(`${found.due} ${found.provisional}`).toBe(`${due} ${provisional}`)
  },
)
