import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('quotes what must be quoted and leaves nothing of an empty value', () => {
  expect(
    csvOf(
      ['县区', '件数'],
      [
        ['榆次区', 12],
        ['a,"b"', null],
      ],
    ),
  ).toBe('\uFEFF县区,件数\r\n榆次区,12\r\n"a,""b""",\r\n')
})

test('a cell that looks like a formula stays text', () => {
  expect(csvOf(['x'], [['=1+1'], ['-3'], ['@sum']])).toBe("\uFEFFx\r\n'=1+1\r\n'-3\r\n'@sum\r\n")
})
