import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLog } from '#platform/telemetry'
import { background } from './index.ts'

const lines: string[] = []
const log = createLog((line) => void lines.push(line))

test('a ring that comes during a round is not lost', async () => {
  let rounds = 0
  const work = background(log, {
    name: 'test',
    pollMs: 60_000,
    round: async () => {
      rounds++
      if (rounds === 1) work.wake()
      return false
    },
  })
  work.start()
  await expect.poll(() => rounds).toBe(2)
  work.wake()
  await expect.poll(() => rounds).toBe(3)
  await work.stop()
})

test('what waits is done at once, and a failed round is tried again', async () => {
  let left = 3
  let failed = false
  const work = background(log, {
    name: 'test.left',
    pollMs: 5,
    round: async () => {
      if (left === 2 && !failed) {
        failed = true
        throw new Error('the line was lost')
      }
      left--
      return left > 0
    },
  })
  work.start()
  await expect.poll(() => left).toBeLessThanOrEqual(0)
  await work.stop()
  expect(lines.filter((line) => line.includes('test.left.failed'))).toHaveLength(1)
})

test('stopping tells the round at hand and waits for it', async () => {
  let ended = false
  const work = background(log, {
    name: 'test.long',
    pollMs: 5,
    round: async (stopping) => {
      await sleep(60_000, undefined, { signal: stopping }).catch(() => {})
      ended = true
      return false
    },
  })
  work.start()
  await sleep(20)
  await work.stop()
  expect(ended).toBe(true)
})
