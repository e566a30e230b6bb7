import { expect, test } from 'vitest'
import { dateOf, formatClock, formatDay, formatFullDay, formatMoment } from './dates.ts'

const now = new Date('2026-11-22T10:00:00+08:00')

test('says moments as people do', () => {
  const said = [
    '2026-11-22T09:59:40+08:00',
    '2026-11-22T09:31:00+08:00',
    '2026-11-22T01:05:00+08:00',
    '2026-11-21T23:50:00+08:00',
    '2026-11-08T12:00:00+08:00',
    '2025-03-01T08:00:00+08:00',
  ].map((at) => formatMoment(at, 'zh', now))
  expect(said).toEqual(['刚刚', '29分钟前', '今天01:05', '昨天23:50', '11月8日', '2025年3月1日'])
})

test('keeps to the time zone of the platform', () => {
  expect(dateOf(new Date('2026-11-21T17:00:00Z'))).toBe('2026-11-22')
  expect(formatClock('2026-11-21T17:00:07Z', true)).toBe('01:00:07')
})

test('leaves the year out within the year', () => {
  expect(formatDay('2026-12-10', 'zh', now)).toBe('12月10日')
  expect(formatDay('2027-01-05', 'en', now)).toBe('5 Jan 2027')
  expect(formatFullDay('2026-12-10', 'zh')).toBe('2026年12月10日')
})
