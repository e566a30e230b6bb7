import { expect, test } from 'vitest'
import { chineseNumeral, formatCount, formatTook } from './numbers.ts'

test('writes article numbers as statutes do', () => {
  const written = [1, 10, 11, 20, 21, 100, 101, 110, 132, 1000, 1001, 1260].map(chineseNumeral)
  expect(written).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十一',
    '一百',
    '一百零一',
    '一百一十',
    '一百三十二',
    '一千',
    '一千零一',
    '一千二百六十',
  ])
})

test('says how long it took in the largest fitting unit', () => {
  expect(formatTook(38, 'zh')).toBe('不到1秒')
  expect(formatTook(1400, 'zh')).toBe('1.4秒')
  expect(formatTook(42_300, 'en')).toBe('42 s')
  expect(formatTook(200_000, 'zh')).toBe('3分20秒')
  expect(formatTook(5 * 86_400_000, 'zh')).toBe('5天')
})

test('groups thousands', () => {
  expect(formatCount(1284067)).toBe('1,284,067')
})
