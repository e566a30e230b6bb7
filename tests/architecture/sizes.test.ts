import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isTest, root, sources } from './sources.ts'

const LIMIT = 500
const TEST_LIMIT = 600

/** Files over 300 lines, each looked at again; the list is exact, so it can only be changed knowingly. */
const LONG = [
  // One officer's and one applicant's day after another: a story in order.
  'server/demo/history-course.ts',
  // The law's time: one table of periods, read as a whole.
  'server/modules/calendar/legal-periods.ts',
  // What an officer may do, step by step, each with who may not.
  'server/modules/case/arrange.test.ts',
  'server/modules/case/procedure.test.ts',
  'server/modules/cockpit/overview.test.ts',
  // Every refusal in two languages: one table.
  'web/api/problems.ts',
]

const measured = sources
  .filter(({ path }) => !path.endsWith('.data.ts') && !path.includes('/data/'))
  .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))

test('no file is over the limit, and those over 300 lines are known', () => {
  expect(measured.filter(({ path, lines }) => lines > (isTest(path) ? TEST_LIMIT : LIMIT))).toEqual([])
  expect(
    measured
      .filter(({ lines }) => lines > 300)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(LONG)
})

test('no style sheet is over the limit', () => {
  const sheets = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css') && !/(^|\/)(dist|node_modules)\//.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, 'web', path), 'utf8').split('\n').length - 1 }))
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.filter(({ lines }) => lines > LIMIT)).toEqual([])
})

test('the middle file is under 100 lines', () => {
  expect(measured.length).toBeGreaterThan(500)
  expect(
    measured.map(({ lines }) => lines).toSorted((a, b) => a - b)[Math.floor(measured.length / 2)],
  ).toBeLessThan(100)
})
