import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from './difference.ts'

test('marks only the words that differ', () => {
  const { left, right } = compareTexts('迎宾街118号2层205室', '迎宾街118号3层301室')
  expect(left.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['2', '205'])
  expect(right.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['3', '301'])
})

test('says nothing of equal values and everything of an empty one', () => {
  expect(compareTexts('同', '同')).toEqual({
    left: [{ text: '同', changed: false }],
    right: [{ text: '同', changed: false }],
  })
  expect(compareTexts('', '有')).toEqual({ left: [], right: [{ text: '有', changed: true }] })
})

test('the pieces give the values back, and what is unmarked is the same on both sides', () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('一', '网', '1', '2', '𠮷') })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const { left, right } = compareTexts(a, b)
      const join = (pieces: typeof left) => pieces.map((piece) => piece.text).join('')
      expect(join(left)).toBe(a)
      expect(join(right)).toBe(b)
      expect(join(left.filter((piece) => !piece.changed))).toBe(join(right.filter((piece) => !piece.changed)))
    }),
  )
})
