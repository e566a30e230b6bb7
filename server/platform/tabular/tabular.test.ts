import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  cleanCell,
  columnOf,
  CsvReader,
  csvRowsOf,
  dateInCell,
  isPlainText,
  linesOf,
  type CsvRow,
} from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-tabular-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function read(text: string, pieces = 1): CsvRow[] {
  const reader = new CsvReader()
  const size = Math.max(1, Math.ceil(text.length / pieces))
  const rows: CsvRow[] = []
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)))
  return [...rows, ...reader.end()]
}

async function rowsOfBytes(bytes: Uint8Array | string) {
  const path = join(folder, 'table.csv')
  await writeFile(path, bytes)
  return Array.fromAsync(csvRowsOf(path))
}

test('cells, quotes, and the line on which each row begins', () => {
  expect(read('name,note\r\n张三,"甲,乙"\r\n\r\n李四,"说""好""\n第二行"\n王五,')).toEqual([
    { line: 1, cells: ['name', 'note'] },
    { line: 2, cells: ['张三', '甲,乙'] },
    { line: 4, cells: ['李四', '说"好"\n第二行'] },
    { line: 6, cells: ['王五', ''] },
  ])
  expect(read('')).toEqual([])
  expect(read('a\n')).toEqual([{ line: 1, cells: ['a'] }])
  expect(read('a,""')).toEqual([{ line: 1, cells: ['a', ''] }])
})

test.each([
  ['a\nb,"c\nd', 2, 'not closed'],
  ['a\nb"c,d\n', 2, 'inside a cell'],
  ['a\n"b"c,d\n', 2, 'closing quote'],
  ['a\rb\n', 1, 'CR alone'],
  [`a\n"${'x'.repeat(200_000)}`, 2, 'too long'],
])('%j is refused at line %i', (text, line, words) => {
  expect(() => read(text)).toThrowError(
    expect.objectContaining({ name: 'TabularFault', line, message: expect.stringContaining(words) }),
  )
})

const cell = fc.oneof(fc.string(), fc.constantFrom('"', '""', ',', '\n', '\r\n', '张,三', ' ', '"a'))

test('what is written by the rules is read back, in however many pieces it comes', () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(
      table,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, pieces, end) => {
        const text = rows
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + end)
          .join('')
        expect(read(text, pieces).map(({ cells }) => cells)).toEqual(rows)
      },
    ),
    { numRuns: 300 },
  )
})

test('UTF-8 with and without a mark, UTF-16 and GB18030 are told apart', async () => {
  const text = '姓名,机构\n张三,平遥县审批局\n'
  const expected = [
    { line: 1, cells: ['姓名', '机构'] },
    { line: 2, cells: ['张三', '平遥县审批局'] },
  ]
  // GB18030, of which these characters take two bytes each.
  const gb = Buffer.from('d0d5c3fb2cbbfab9b90ad5c5c8fd2cc6bdd2a3cfd8c9f3c5fabed60a', 'hex')
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    gb,
  ])
    expect(await rowsOfBytes(bytes)).toEqual(expected)
})

test('bytes that are no text are refused with their line', async () => {
  await expect(rowsOfBytes(Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]))).rejects.toThrow(/neither in UTF-8/)
})

test('lines of a file keep their numbers, empty ones left out', async () => {
  const path = join(folder, 'lines.jsonl')
  await writeFile(path, '{"a":1}\r\n\n{"a":2}\n  \n{"a":3}')
  expect((await Array.fromAsync(linesOf(path))).map(({ line, text }) => [line, text.trim()])).toEqual([
    [1, '{"a":1}'],
    [3, '{"a":2}'],
    [5, '{"a":3}'],
  ])
})

test('a file that is longer than one read comes whole', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${'字'.repeat(index % 7)}`)
  const read = await rowsOfBytes(rows.join('\n'))
  expect(read.map(({ cells }) => cells.join(','))).toEqual(rows)
  expect(read.at(-1)?.line).toBe(20_000)
})

test.each([
  ['2024-03-01', '2024-03-01'],
  ['2024/3/1', '2024-03-01'],
  ['2024.3.1', '2024-03-01'],
  ['20240301', '2024-03-01'],
  ['2024年3月1日', '2024-03-01'],
  ['2024-02-30', undefined],
  ['20241301', undefined],
  ['45352', undefined],
  ['1824-03-01', undefined],
  ['', undefined],
])('the day in %j is %j', (text, day) => {
  expect(dateInCell(text)?.toString()).toBe(day)
})

test('a heading means its column in either language, spaces and widths aside', () => {
  const columns = { id_number: ['公民身份号码', '身份证号'], name: ['姓名'] }
  expect(
    [' 姓 名 ', 'ID number', 'idNumber', '身份证号', 'age'].map((one) => columnOf(one, columns)),
  ).toEqual(['name', 'id_number', 'id_number', 'id_number', undefined])
})

test('cells are trimmed of every kind of space, and what cannot be seen is no plain text', () => {
  expect(cleanCell('\u3000 张\u00A0 三\t')).toBe('张 三')
  expect(['张三', '·阿依古丽', '𠮷野'].every(isPlainText)).toBe(true)
  expect(['张\u0000三', '张\u202E三', '\uD842', '张\u200B三'].some(isPlainText)).toBe(false)
})
