import { expect, test } from 'vitest'
import type { MatterDefinition } from '#contract'
import { definitionOf } from '#modules/matter'
import { createWorld } from '#world'
import { notAskable } from './askable.ts'

const at = Temporal.Instant.from('2026-05-03T02:00:00Z')
const handedIn = { slot: 'layout', handedInAt: at, replacedAt: null }

async function definition(slug: string): Promise<MatterDefinition> {
  await using world = await createWorld()
  const matter = await definitionOf(world.database, slug)
  if (!matter) throw new Error(slug)
  return matter.definition
}

test('what government holds is not asked for, under whatever name; what the form asks, and what was not accepted, may be', async () => {
  const food = await definition('food-business-licence')
  const refused = (item: string, given: Parameters<typeof notAskable>[1] = []) =>
    notAskable(food, given, [{ item }]).map(({ id }) => id)
  for (const item of ['营业执照', '请提供营业执照复印件', ' 营 业 执 照（副本） ', 'business licence'])
    expect(refused(item), item).toEqual(['licence'])
  for (const item of ['健康证明', '从业人员健康证明原件', 'Health certificates'])
    expect(refused(item), item).toEqual(['health'])
  for (const item of ['操作流程图', '布局图', '经营场所', '', '证明', '   '])
    expect(refused(item), item).toEqual([])
  // Given in this case: first seen, it may be asked for anew; accepted before, it may not; replaced, it does not count.
  expect(refused('操作流程图', [{ ...handedIn, acceptedAt: null }])).toEqual([])
  expect(refused('操作流程图', [{ ...handedIn, acceptedAt: at }])).toEqual(['layout'])
  expect(
    refused('操作流程图', [
      { ...handedIn, acceptedAt: at },
      { ...handedIn, acceptedAt: null },
    ]),
  ).toEqual([])
  expect(refused('操作流程图', [{ ...handedIn, replacedAt: at, acceptedAt: at }])).toEqual([])
  expect(refused('操作流程图', [{ ...handedIn, handedInAt: null, acceptedAt: at }])).toEqual([])
})

test('a question of the form is no material, though a material is called alike', async () => {
  const dispatch = await definition('labour-dispatch')
  const card = await definition('senior-card')
  expect(notAskable(card, [], [{ item: '照片' }]).map(({ id }) => id)).toEqual(['photo'])
  expect(notAskable(card, [], [{ item: '复印件' }])).toEqual([])
  const labels = Object.values(dispatch.form.fields).map(({ label }) => label.zh)
  expect(labels.flatMap((item) => notAskable(dispatch, [], [{ item }]))).toEqual([])
  expect(notAskable(dispatch, [], [{ item: '经营场所使用证明' }]).map(({ id }) => id)).toEqual(['premises'])
})
