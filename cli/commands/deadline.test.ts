import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const yiwang = fileURLToPath(new URL('../../yiwang', import.meta.url))
const run = promisify(execFile)

async function deadline(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(yiwang, ['deadline', ...args])
  return JSON.parse(stdout) as Record<string, unknown>
}

test('a period without pauses is answered as ever', async () => {
  const answer = await deadline('2026-09-30', '1')
  expect(answer).toMatchObject({ due: '2026-10-08', provisional: false, count: 1, unit: 'working' })
  expect(Object.keys(answer)).toEqual(['due', 'provisional', 'start', 'count', 'unit', 'leftOut'])
})

test('pauses are left out, however many', async () => {
  const pauses = ['--pause', '2026-11-03..2026-11-06', '--pause', '2026-11-10..2026-11-17']
  expect(await deadline('2026-11-02', '20', ...pauses)).toMatchObject({
    due: '2026-12-10',
    provisional: false,
    pauses: [
      { from: '2026-11-03', to: '2026-11-06' },
      { from: '2026-11-10', to: '2026-11-17' },
    ],
  })
})

test('an extension counts in the unit of the period, and pauses out of both', async () => {
  expect(await deadline('2026-08-05', '60', '--unit', 'calendar', '--extend', '30')).toMatchObject({
    due: '2026-11-03',
    extended: 30,
  })
  const paused = await deadline('2026-11-02', '20', '--extend', '10', '--pause', '2026-11-09..2026-11-20')
  expect(paused).toMatchObject({ due: '2026-12-25', provisional: false, count: 20, extended: 10 })
})

test('a pause that still stands leaves no last day', async () => {
  expect(await deadline('2026-11-02', '20', '--pause', '2026-11-09..')).toMatchObject({
    due: null,
    running: false,
    counted: 5,
    remaining: 15,
    pauses: [{ from: '2026-11-09', to: null }],
  })
})

test.each([
  [['--pause', '2026-11-09'], 'FROM..TO'],
  [['--pause', '2026-11-09..2026-11-10..2026-11-11'], 'FROM..TO'],
  [['--pause', '..2026-11-09'], 'YYYY-MM-DD'],
  [['--pause', '2026-11-31..2026-12-01'], 'there is no such day'],
  [['--pause', '2026-11-20..2026-11-09'], 'ends on the day it begins or later'],
  [['--extend', '-1'], 'a whole number'],
  [['--extend', '1.5'], 'a whole number'],
  [['--extend', '3650'], 'more than 3660 days'],
])('%j is refused in a sentence', async (args, sentence) => {
  await expect(run(yiwang, ['deadline', '2026-11-02', '20', ...args])).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^error: [^\\n]*${RegExp.escape(sentence)}`)),
  })
})
