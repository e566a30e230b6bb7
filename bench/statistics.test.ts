import { expect, test } from 'vitest'
import { inParallel, median, percentile } from './statistics.ts'

test('percentiles are samples, by nearest rank, whatever their order', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5)
  expect(median([2, 1])).toBe(1)
  expect(percentile([], 0.5)).toBeNaN()
})

test('every task is done once and never more of them at a time than allowed', async () => {
  let now = 0
  let most = 0
  const done: number[] = []
  const { samples } = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (task) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 1))
    now--
    done.push(task)
  })
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(samples).toHaveLength(7)
  expect(most).toBe(3)
})
