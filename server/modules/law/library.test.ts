import { expect, test } from 'vitest'
import { openLibrary } from './library.ts'

const library = openLibrary()

test('an address is found with its words in the version of the day', () => {
  expect(library.find('law:行政许可法#32.1.4', '2026-11-19')).toMatchObject({
    citation: '《行政许可法》第三十二条第一款第四项',
    version: '2019-04-23',
    words: expect.stringContaining('逾期不告知'),
  })
  expect(library.find('law:公司法#47', '2024-06-30')?.version).toBe('2018-10-26')
  expect(library.find('law:公司法#47', '2024-07-01')?.version).toBe('2023-12-29')
})

test.each(['law:行政许可法#999', 'law:行政许可法#32.9', 'law:个体工商户条例#1', 'law:无此法#1', 'nothing'])(
  '%s is not found today',
  (address) => {
    expect(library.find(address, '2026-11-19')).toBeUndefined()
  },
)
