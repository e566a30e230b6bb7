import { expect, test } from 'vitest'
import { figureOf } from './figure.ts'
import { soundIndicator } from './load.ts'
import { addTallies, type Amount } from './tally.ts'

const NOW = Temporal.Instant.from('2026-11-19T02:00:00Z')
const text = (measure: string) => `
id: x
version: 3
order: 1
title: { zh: 题, en: Title }
meaning: { zh: 义, en: Meaning }
numerator: { zh: 子, en: n }
${measure.includes('total') ? '' : 'denominator: { zh: 母, en: d }'}
unit: { zh: '%', en: '%' }
basis: { zh: 据, en: b }
owner: 某部门
measure: ${measure}
caption: { counted: { zh: '{value} {numerator}/{denominator} 余{rest}', en: '{value}' }, empty: { zh: 无, en: none } }
`
const share = soundIndicator(
  'x.yaml',
  text(
    '{ share: { count: ratings, window: today, gradeAtLeast: 3 }, of: { count: ratings, window: today } }',
  ),
)
const total = soundIndicator('x.yaml', text('{ total: { count: ratings, window: today } }'))
const counted = (numerator: number, denominator: number) =>
  new Map<string, Amount>([
    ['x numerator', { amount: numerator, cases: numerator }],
    ['x denominator', { amount: denominator, cases: denominator }],
  ])

test('a share of nothing is no number, a share that is none of something is 0', () => {
  expect(figureOf(share, counted(0, 0), NOW)).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
    caption: { zh: '无' },
  })
  expect(figureOf(share, counted(0, 5), NOW)).toMatchObject({ value: 0, caption: { zh: '0 0/5 余5' } })
})

test('a share is not rounded up to all of them, and large numbers are grouped', () => {
  expect(figureOf(share, counted(99_999, 100_000), NOW)).toMatchObject({
    value: 99.999,
    caption: { zh: '99.9 99,999/100,000 余1' },
  })
  expect(figureOf(share, counted(7, 7), NOW).caption.zh).toBe('100 7/7 余0')
})

test('a total has no denominator, and says so when it is 0', () => {
  expect(figureOf(total, counted(0, 0), NOW)).toMatchObject({
    value: 0,
    denominator: null,
    caption: { zh: '无' },
  })
  expect(figureOf(total, new Map([['x numerator', { amount: 12_846, cases: 1 }]]), NOW)).toMatchObject({
    value: 12_846,
    version: 3,
  })
})

test('tallies of two stretches add up name by name', () => {
  const sum = addTallies(
    new Map([['a', { amount: 1, cases: 1 }]]),
    new Map([
      ['a', { amount: 2, cases: 1 }],
      ['b', { amount: 5, cases: 4 }],
    ]),
  )
  expect([...sum]).toEqual([
    ['a', { amount: 3, cases: 2 }],
    ['b', { amount: 5, cases: 4 }],
  ])
})
