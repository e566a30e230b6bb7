import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexWords, queryWords, snippetOf, toTsquery, toTsvector } from './index.ts'

test('long words are found by the shorter ones inside them', () => {
  expect(indexWords('食品经营许可证，行政许可法。')).toEqual(
    expect.arrayContaining(['食品', '经营', '许可证', '行政', '许可']),
  )
})

test('a question keeps its telling words once', () => {
  expect(queryWords('我要开饭店，开饭店！')).toEqual(expect.arrayContaining(['开', '饭店']))
  expect(queryWords('我要开饭店')).not.toContain('我')
  expect(queryWords('的')).toEqual(['的'])
  expect(queryWords('，。！')).toEqual([])
})

test('literals quote what would end a word', () => {
  expect(toTsvector([{ words: ["o'clock", 'a\\b'], weight: 'A' }])).toBe("'o''clock':1A 'a\\\\b':2A")
  expect(
    toTsvector([
      { words: ['许可', '许可'], weight: 'A' },
      { words: ['许可'], weight: 'B' },
    ]),
  ).toBe("'许可':1A,2A,3B")
  expect(toTsquery(['许可', "x'"], 'all')).toBe("'许可' & 'x'''")
  expect(toTsquery([], 'any')).toBeUndefined()
})

test('the snippet shows where the words stand', () => {
  const text = `${'甲'.repeat(200)}行政许可的期限以工作日计算${'乙'.repeat(200)}`
  const { text: shown, marks } = snippetOf(text, ['工作日', '期限'], 60)
  expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(['期限', '工作日'])
  expect(shown.length).toBeLessThanOrEqual(62)
  expect(snippetOf('短', ['无'])).toEqual({ text: '短', marks: [] })
})

test('marks lie inside the snippet and hold the words, whatever the text', () => {
  const text = fc.string({ unit: fc.constantFrom('许', '可', '法', '，', 'A', 'b', '\n'), maxLength: 400 })
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom('许可', '法', 'ab', 'a'), { maxLength: 4 }), (body, words) => {
      const { text: shown, marks } = snippetOf(body, words, 40)
      let last = 0
      for (const [from, to] of marks) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(words).toContain(shown.slice(from, to).toLowerCase())
        last = to
      }
    }),
  )
})
