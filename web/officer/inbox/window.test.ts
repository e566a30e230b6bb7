import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetsOf, scrollToSee, visibleRange } from './window.ts'

const rows = fc.array(fc.constantFrom({ height: 30 }, { height: 38 }), { minLength: 1, maxLength: 200 })

test('every row that touches the viewport is in the range', () => {
  fc.assert(
    fc.property(rows, fc.nat(4000), fc.integer({ min: 100, max: 900 }), (list, top, height) => {
      const offsets = offsetsOf(list)
      const [from, to] = visibleRange(offsets, top, height, 0)
      const seen = list.flatMap((row, index) =>
        (offsets[index] ?? 0) < top + height && (offsets[index] ?? 0) + row.height > top ? [index] : [],
      )
      expect(seen.filter((index) => index < from || index >= to)).toEqual([])
    }),
  )
})

test('a hundred thousand rows draw a screenful', () => {
  const offsets = offsetsOf(Array.from({ length: 100_000 }, () => ({ height: 38 })))
  const [from, to] = visibleRange(offsets, 1_900_000, 760)
  expect(from).toBe(50_000 - 12)
  expect(to - from).toBeLessThan(50)
})

test('scrolling to a row shows it whole and stays where it is seen already', () => {
  fc.assert(
    fc.property(rows, fc.nat(199), fc.nat(4000), (list, pick, top) => {
      const index = pick % list.length
      const offsets = offsetsOf(list)
      const next = scrollToSee(offsets, index, top, 400)
      expect(next).toBeLessThanOrEqual(offsets[index] ?? 0)
      expect(next + 400).toBeGreaterThanOrEqual(offsets[index + 1] ?? 0)
      expect(scrollToSee(offsets, index, next, 400)).toBe(next)
    }),
  )
})
