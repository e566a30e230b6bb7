import { expect, test } from 'vitest'
import { alignedRows, widthOf } from './table.ts'

test('a Chinese character is as wide as two letters', () => {
  expect([widthOf('abc'), widthOf('平遥县'), widthOf('（a）'), widthOf('𠮷')]).toEqual([3, 6, 5, 2])
})

test('columns stand under each other, and nothing trails', () => {
  expect(
    alignedRows([
      ['+', '平遥县', 'x'],
      ['~', 'ab', ''],
    ]),
  ).toEqual(['  +  平遥县  x', '  ~  ab'])
})
