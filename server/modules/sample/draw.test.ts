import { expect, test } from 'vitest'
import { commitmentOf, isDrawn } from './draw.ts'

const SEED = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
const ids = Array.from(
  { length: 5_000 },
  (_, index) => `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
)
const drawn = (seed: string, share: number) => ids.filter((id) => isDrawn(seed, id, share))

test('the draw follows from seed and id alone, whatever the order and how often it is made', () => {
  expect(drawn(SEED, 0.02)).toEqual(drawn(SEED, 0.02))
  expect(
    ids
      .toReversed()
      .filter((id) => isDrawn(SEED, id, 0.02))
      .toReversed(),
  ).toEqual(drawn(SEED, 0.02))
  expect(drawn(`${SEED.slice(0, -1)}1`, 0.02)).not.toEqual(drawn(SEED, 0.02))
})

test('a share of nothing draws none, of all draws all, and a larger one all that a smaller one did', () => {
  expect(drawn(SEED, 0)).toEqual([])
  expect(drawn(SEED, 1)).toEqual(ids)
  const few = drawn(SEED, 0.02)
  expect(drawn(SEED, 0.05)).toEqual(expect.arrayContaining(few))
  // 100 expected, standard deviation 10.
  expect(Math.abs(few.length - 100)).toBeLessThan(60)
})

test('the commitment binds the seed', () => {
  expect(commitmentOf(SEED)).toMatch(/^[0-9a-f]{64}$/)
  expect(commitmentOf(SEED)).not.toBe(commitmentOf(`${SEED} `))
})
