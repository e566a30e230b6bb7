import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isServiceItem, type ServiceItem } from '#contract'
import { readPack } from './pack/read.ts'
import { burdenOf, reductionOf, sumOf } from './reduction.ts'

const { definition } = await readPack(
  join(import.meta.dirname, '../../../packs/services/food-business-licence'),
)
if (!isServiceItem(definition)) throw new Error('no service')
const item: ServiceItem = definition

test('what is brought is counted, and what government holds is not', () => {
  const { steps, materials, days } = burdenOf(item)
  expect(days).toBe(7)
  expect(steps).toBe(
    Object.values(item.flow.stages).filter(
      (stage) => stage.kind === 'task' && stage.assignee.name !== 'applicant',
    ).length,
  )
  const held = item.materials.map((each) => ({
    ...each,
    held: { library: 'enterprise', label: { zh: '库', en: 'library' } },
  }))
  expect(materials).toBeGreaterThan(0)
  expect(burdenOf({ ...item, materials: held }).materials).toBe(0)
})

test('a version is compared with the first, and the first with what law asks for', () => {
  expect(reductionOf(item, item).before).toMatchObject({ kind: 'law', days: 10, steps: null })
  const later = {
    ...item,
    version: 2,
    materials: item.materials.slice(1),
    periods: { ...item.periods, promised: { count: 3, unit: 'working' as const } },
  }
  expect(reductionOf(later, item)).toMatchObject({
    before: { kind: 'version', version: 1, days: 7 },
    after: { days: 3 },
  })
})

test('what is added up is what was there before and after', () => {
  const one = reductionOf(item, item)
  const two = reductionOf({ ...item, version: 2 }, item)
  expect(sumOf([one, two], 'days')).toEqual({ before: 17, after: 14 })
  // Law counts no turns of officers: the first is left out of them on both sides.
  expect(sumOf([one, two], 'steps')).toEqual({ before: burdenOf(item).steps, after: burdenOf(item).steps })
})
