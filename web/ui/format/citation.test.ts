import { expect, test } from 'vitest'
import { formatCitation, lawPath, parseLawAddress } from './citation.ts'

test('names articles, paragraphs and items as statutes do', () => {
  const named = ['law:行政许可法#32', 'law:行政许可法#32.1', 'law:行政许可法#32.1.4', 'law:刑法#120-1.2'].map(
    (law) => formatCitation({ law }, 'zh'),
  )
  expect(named).toEqual([
    '《行政许可法》第三十二条',
    '《行政许可法》第三十二条第一款',
    '《行政许可法》第三十二条第一款第四项',
    '《刑法》第一百二十条之一第二款',
  ])
})

test('names documents outside the library by title, number and article', () => {
  expect(
    formatCitation(
      { title: '晋中市高龄津贴发放办法', number: '市政办发〔2020〕1号', article: '第四条', verified: false },
      'zh',
    ),
  ).toBe('《晋中市高龄津贴发放办法》（市政办发〔2020〕1号）第四条')
})

test('links only to what the library holds', () => {
  expect(lawPath({ law: 'law:行政许可法#32.1.4' })).toBe(
    '/law/%E8%A1%8C%E6%94%BF%E8%AE%B8%E5%8F%AF%E6%B3%95/32.1.4',
  )
  expect(lawPath({ title: '办法', verified: false })).toBeUndefined()
  expect(parseLawAddress('law:行政许可法')).toBeUndefined()
})
