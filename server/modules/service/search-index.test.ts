import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isServiceItem } from '#contract'
import { readPacks } from '#modules/matter'
import { distance } from './closeness.ts'
import { readingOf } from './reading.ts'
import { buildIndex, searchIndex } from './search-index.ts'

const packs = await readPacks(join(import.meta.dirname, '../../../packs'))
const definitions = packs.map(({ definition }) => definition).filter(isServiceItem)
const index = buildIndex(definitions)
const slugs = (said: string) => searchIndex(index, said).map(({ definition }) => definition.slug)

test.each([
  ['高龄津贴', 'old-age-allowance'],
  ['妈妈满80岁了', 'old-age-allowance'],
  ['我妈满八十了能领钱吗', 'old-age-allowance'],
  ['高令津贴', 'old-age-allowance'],
  ['高龄津帖', 'old-age-allowance'],
  ['高津龄贴', 'old-age-allowance'],
  ['gaolingjintie', 'old-age-allowance'],
  ['gao ling', 'old-age-allowance'],
  ['gljt', 'old-age-allowance'],
  ['gaoling津贴', 'old-age-allowance'],
  ['old-age allowance', 'old-age-allowance'],
  ['开饭店', 'food-business-licence'],
  ['开个小饭馆', 'food-business-licence'],
  ['我想开一家奶茶店需要什么证', 'food-business-licence'],
  ['kaifandian', 'food-business-licence'],
  ['老年证', 'senior-card'],
  ['laonianzheng', 'senior-card'],
  ['公交免费', 'senior-card'],
  ['残疾人补贴', 'disability-allowances'],
  ['办个营业执照', 'sole-trader-registration'],
  ['门口装修要占马路', 'road-occupation'],
  ['理发店', 'public-place-hygiene'],
  ['社保自己交有补贴吗', 'flexible-work-subsidy'],
])('%s leads to %s among the first two', (said, slug) => {
  expect(slugs(said).slice(0, 2)).toContain(slug)
})

test.each(['的', '！！！', 'zzzzqq', '量子力学方程', "'; drop table x; --", '%_%'])(
  '%s finds nothing',
  (said) => {
    expect(slugs(said)).toEqual([])
  },
)

test('a title outweighs an everyday word, that an official name, that a summary', () => {
  const [base] = definitions
  if (!base) throw new Error('no packs')
  const other = { zh: '别的', en: 'Something' }
  const matter = (slug: string, change: object) => ({
    ...base,
    slug,
    title: other,
    name: other,
    summary: other,
    keywords: ['甲乙', '丙丁', '戊己'],
    ...change,
  })
  const word = { zh: '观鸟凭证', en: 'Bird pass' }
  const four = buildIndex([
    matter('by-summary', { summary: word }),
    matter('by-name', { name: word }),
    matter('by-keyword', { keywords: ['观鸟凭证', '丙丁', '戊己'] }),
    matter('by-title', { title: word }),
  ])
  const hits = searchIndex(four, '观鸟凭证')
  expect(hits.map(({ definition }) => definition.slug)).toEqual([
    'by-title',
    'by-keyword',
    'by-name',
    'by-summary',
  ])
  expect(hits.map(({ because }) => because.field)).toEqual(['title', 'keyword', 'name', 'summary'])
})

test('every title, everyday word and the pinyin of each title finds its own matter first', () => {
  for (const { slug, title, keywords } of definitions) {
    expect(slugs(title.zh)[0]).toBe(slug)
    expect(slugs(readingOf(title.zh).sound)[0]).toBe(slug)
    for (const word of keywords) expect(slugs(word).slice(0, 3)).toContain(slug)
  }
})

test('numbers are read alike however written', () => {
  expect(readingOf('年满八十周岁').text).toBe(readingOf('年满80周岁').text)
  expect(readingOf('一次性').text).toBe('一次性')
})

test('no words break the search, and scores are ordered', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('开', '店', '老', 'a', 'g', '8', ' ', '十', '，', '𠮷', '%') }),
      (said) => {
        const scores = searchIndex(index, said).map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const score of scores) expect(score).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 50 },
  )
})

test('the distance counts a change, a loss, an addition and an exchange as one', () => {
  expect([
    distance('高龄津贴', '高令津贴', 2),
    distance('高龄津贴', '高津贴', 2),
    distance('高津贴', '高龄津贴', 2),
    distance('高龄津贴', '高津龄贴', 2),
  ]).toEqual([1, 1, 1, 1])
  expect(distance('高龄津贴', '完全不同', 2)).toBe(3)
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8 }),
      fc.string({ maxLength: 8 }),
      (a, b) => distance(a, b, 8) === distance(b, a, 8) && (distance(a, b, 8) === 0) === (a === b),
    ),
  )
})
