import { expect, test } from 'vitest'
import { readHours, writeHours } from './hours.ts'

test('hours are read as people write them, and nothing else is', () => {
  const day = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ]
  expect(readHours('9:00-12:00　13：00－17:00')).toEqual(day)
  expect(readHours(writeHours(day))).toEqual(day)
  expect(readHours('')).toEqual([])
  expect(readHours('12:00-09:00')).toBeUndefined()
  expect(readHours('09:00-12:00 11:00-13:00')).toBeUndefined()
  expect(readHours('上午')).toBeUndefined()
})
