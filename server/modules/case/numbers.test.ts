import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#world'
import { nextNumber } from './numbers.ts'

const ITEM = '11149902MB0000801N4000511011000'
const TODAY = Temporal.PlainDate.from('2026-11-22')

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('a hundred filings at once get a hundred numbers, and their blocks are fetched one after another', async () => {
  const asked = Array.from({ length: 100 }, () => nextNumber(world.database, ITEM, TODAY))
  const sequences = (await Promise.all(asked)).map((number) => Number(number.slice(-4)))
  expect(new Set(sequences).size).toBe(100)
  // 1 + 2 + 4 + 8 + 16 + 32 + 64: seven fetches.
  const [row] = await world.owner.read<
    [{ used: number }]
  >`select used from "case".counter where item_code = ${ITEM} and day = ${TODAY}`
  expect(row.used).toBe(127)
  expect(Math.max(...sequences)).toBeLessThanOrEqual(127)
  expect(await nextNumber(world.database, ITEM, TODAY.add({ days: 1 }))).toBe(`${ITEM}202611230001`)
})

test('a database that is away is told to everybody who waits, and the next one asks anew', async () => {
  const item = ITEM.replace('000511', '000512')
  await world.owner.read`alter table "case".counter rename to counter_away`
  const refused = await Promise.allSettled([
    nextNumber(world.database, item, TODAY),
    nextNumber(world.database, item, TODAY),
  ])
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await world.owner.read`alter table "case".counter_away rename to counter`
  expect(await nextNumber(world.database, item, TODAY)).toBe(`${item}202611220001`)
})
