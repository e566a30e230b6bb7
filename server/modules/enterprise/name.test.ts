import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeName, faultOfMark, isSimilar, placeName, readName, type NameWords } from './name.ts'

const yuci = { county: '榆次区', city: '晋中市' }
const pingyao = { county: '平遥县', city: '晋中市' }
const qixian = { county: '祁县', city: '晋中市' }
const words: NameWords = {
  trades: new Map([
    ['餐饮管理', '62'],
    ['餐饮', '62'],
    ['面馆', '62'],
    ['刀削面馆', '62'],
    ['商贸', '52'],
    ['科技', '65'],
  ]),
  organisations: ['有限公司', '有限责任公司'],
  barred: [{ words: ['中国', '国家'] }, { words: ['公安'] }],
  markLength: { from: 2, to: 10 },
}

test('a district carries its city’s name, a county stands by itself', () => {
  expect(placeName(yuci, 'county')).toBe('晋中市榆次区')
  expect(placeName(yuci, 'city')).toBe('晋中')
  expect(placeName(pingyao, 'county')).toBe('平遥县')
  expect(placeName(qixian, 'county')).toBe('祁县')
})

test.each([
  ['晋中老味道餐饮管理有限公司', yuci, '老味道', '62'],
  ['晋中市榆次区老味道餐饮有限责任公司', yuci, '老味道', '62'],
  ['榆次区老李刀削面馆', yuci, '老李', '62'],
  ['晋中（市）老 味 道餐饮有限公司', yuci, '老味道', '62'],
  ['平遥县古陶商贸有限公司', pingyao, '古陶', '52'],
  ['祁县昭馀科技有限公司', qixian, '昭馀', '65'],
  ['晋中瑞丰堂有限公司', yuci, '瑞丰堂', undefined],
  ['太原老味道餐饮有限公司', yuci, '太原老味道', '62'],
  ['晋中餐饮有限公司', yuci, '餐饮', undefined],
] as const)('%s is read', (name, places, mark, division) => {
  expect(readName(name, places, words)).toEqual({ mark, division })
})

test('what is composed is read back', () => {
  const marks = fc.stringMatching(/^[鑫恒瑞福德永宏盛康聚]{2,6}$/)
  fc.assert(
    fc.property(
      marks,
      fc.constantFrom('餐饮', '餐饮管理', '商贸', '科技'),
      fc.constantFrom<'city' | 'county'>('city', 'county'),
      (mark, trade, level) => {
        const name = composeName({ place: placeName(yuci, level), mark, trade, organisation: '有限公司' })
        expect(readName(name, yuci, words)).toEqual({ mark, division: words.trades.get(trade) })
      },
    ),
  )
})

test.each([
  ['味', { kind: 'length' }],
  ['老味道老味道老味道老味', { kind: 'length' }],
  ['LaoWei', { kind: 'characters' }],
  ['老味道1', { kind: 'characters' }],
  ['榆次', { kind: 'place', word: '榆次' }],
  ['晋中', { kind: 'place', word: '晋中' }],
  ['餐饮', { kind: 'trade', word: '餐饮' }],
  ['中国味', { kind: 'barred', word: '中国', rule: 0 }],
  ['公安小馆', { kind: 'barred', word: '公安', rule: 1 }],
  ['老味道', undefined],
] as const)('%s as a mark', (mark, fault) => {
  expect(faultOfMark({ mark, trade: '餐饮' }, yuci, words)).toEqual(fault)
})

test('what arises only between the place and the mark is no barred word', () => {
  const parts = { place: '晋中', mark: '国兴', trade: '商贸', organisation: '有限公司' }
  expect(composeName(parts)).toContain('中国')
  expect(faultOfMark(parts, yuci, words)).toBeUndefined()
})

test.each([
  ['老味道', '老味', true],
  ['老味道', '味老道', true],
  ['老味道', '老滋道', true],
  ['老味', '新味', false],
  ['老味道', '老味道', false],
  ['老味道', '新滋味', false],
  ['鑫', '鑫源通', false],
] as const)('%s and %s', (one, other, similar) => {
  expect(isSimilar(one, other)).toBe(similar)
  expect(isSimilar(other, one)).toBe(similar)
})
