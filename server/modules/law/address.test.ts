import fc from 'fast-check'
import { expect, test } from 'vitest'
import { citation } from '#contract'
import {
  formatAddress,
  formatCitation,
  formatPlace,
  parseAddress,
  parseCitation,
  parsePlace,
  type Place,
} from './address.ts'
import { fromChinese, toChinese } from './numeral.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [119, '一百一十九'],
  [266, '二百六十六'],
  [1000, '一千'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [1260, '一千二百六十'],
])('%i is %s', (number, written) => {
  expect(toChinese(number)).toBe(written)
  expect(fromChinese(written)).toBe(number)
})

test.each(['', '零', '十十', '一百一', '百', '二十〇', '一十', '三二', '0', '01', '12a', '一百零十'])(
  '%s is no number',
  (written) => expect(fromChinese(written)).toBeUndefined(),
)

test('every number a statute can have reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
      expect(fromChinese(toChinese(number))).toBe(number)
    }),
  )
})

test.each([
  ['law:行政许可法#32', '《行政许可法》第三十二条'],
  ['law:行政许可法#32.1.4', '《行政许可法》第三十二条第一款第四项'],
  ['law:劳动合同法#57.2', '《劳动合同法》第五十七条第二款'],
  ['law:城乡规划法#12.0.4', '《城乡规划法》第十二条第四项'],
  ['law:刑法#120-1', '《刑法》第一百二十条之一'],
  ['law:刑法#120-1.2', '《刑法》第一百二十条之一第二款'],
])('%s is %s', (address, words) => {
  const parsed = parseAddress(address)
  expect(parsed && formatCitation(parsed)).toBe(words)
  expect(parseCitation(words)).toEqual(parsed)
  expect(parsed && formatAddress(parsed)).toBe(address)
})

test.each([
  'law:行政许可法',
  'law:#32',
  '行政许可法#32',
  'law:行政许可法#0',
  'law:行政许可法#032',
  'law:行政许可法#32.0',
  'law:行政许可法#32.1.0',
  'law:行政 许可法#3',
  'law:a#1.2.3.4',
])('%s is no address', (text) => expect(parseAddress(text)).toBeUndefined())

test.each([
  ['中华人民共和国行政许可法第32条', 'law:行政许可法#32'],
  ['《中华人民共和国行政许可法》第三十二条第一款第（四）项', 'law:行政许可法#32.1.4'],
  ['国务院关于实施《公司法》注册资本登记管理制度的规定第一条', undefined],
  [
    '《国务院关于实施《公司法》注册资本登记管理制度的规定》第一条',
    'law:国务院关于实施《公司法》注册资本登记管理制度的规定#1',
  ],
  ['行政许可法第三十二', undefined],
  ['行政许可法第三二条', undefined],
])('%s is read as %s', (words, address) => {
  const parsed = parseCitation(words)
  expect(parsed && formatAddress(parsed)).toBe(address)
})

const place: fc.Arbitrary<Place> = fc.record({
  article: fc.integer({ min: 1, max: 1260 }),
  insertion: fc.integer({ min: 0, max: 10 }),
  paragraph: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  item: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
})

test('places read back from words and from addresses, and matters may cite every address', () => {
  fc.assert(
    fc.property(place, (found) => {
      expect(parsePlace(formatPlace(found))).toEqual(found)
      const address = formatAddress({ statute: '行政许可法', place: found })
      expect(parseAddress(address)).toEqual({ statute: '行政许可法', place: found })
      expect(citation.safeParse({ law: address }).success).toBe(true)
    }),
  )
})
