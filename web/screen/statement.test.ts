import { expect, test } from 'vitest'
import { trendOf, type Point } from './statement.ts'

const weeks = (...values: (number | null)[]): Point[] =>
  values.map((value, index) => ({
    on: `2026-09-${String(index + 1).padStart(2, '0')}`,
    value,
    denominator: value === null ? 0 : 10,
  }))

test('says nothing of weeks in which nothing was decided', () => {
  expect(trendOf([])).toEqual({ kind: 'none' })
  expect(trendOf(weeks(null, null))).toEqual({ kind: 'none' })
  expect(trendOf(weeks(null, 40))).toEqual({ kind: 'one', value: 40 })
})

test('a rise, a fall and a level series are told apart', () => {
  expect(trendOf(weeks(44, 46, 50, 58, 62))).toMatchObject({ kind: 'rose', from: 44, to: 62, weeks: 5 })
  expect(trendOf(weeks(62, 50, 44))).toMatchObject({ kind: 'fell', from: 62, to: 44 })
  expect(trendOf(weeks(50, 70, 51))).toMatchObject({ kind: 'held', low: 50, high: 70 })
})

test('one odd week at the end of a quarter weighs as much as it decided', () => {
  const points = weeks(40, 40, 40, 40, 60, 60, 60)
  points.push({ on: '2026-09-30', value: 0, denominator: 1 })
  const trend = trendOf(points)
  expect(trend).toEqual({ kind: 'rose', weeks: 8, from: 40, to: expect.closeTo(600 / 11), low: 0, high: 60 })
})
