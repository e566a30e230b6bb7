import { expect, test } from 'vitest'
import { brightness, placesFor } from './places.ts'

const counties = [
  '140702',
  '140703',
  '140721',
  '140722',
  '140723',
  '140724',
  '140725',
  '140727',
  '140728',
  '140729',
  '140781',
]

const overlaps = (places: ReadonlyMap<string, { x: number; y: number }>) => {
  const list = [...places.values()]
  return list.some((a, index) =>
    list.some((b, other) => other > index && a.y === b.y && Math.abs(a.x - b.x) < 2),
  )
}

test('no two tiles overlap, for the counties of the city or any other set', () => {
  expect(overlaps(placesFor(counties))).toBe(false)
  expect(overlaps(placesFor(Array.from({ length: 37 }, (_, index) => `t${index}`)))).toBe(false)
  expect(placesFor(counties).get('140729')).toEqual({ x: 0, y: 3 })
})

test('the busiest tile is brightest and nothing is dark', () => {
  expect(brightness(10, 10)).toBe(1)
  expect(brightness(0, 10)).toBe(0)
  expect(brightness(0, 0)).toBe(0)
  expect(brightness(1, 4)).toBe(0.5)
})
