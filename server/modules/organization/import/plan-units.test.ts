import { expect, test } from 'vitest'
import {
  after,
  APPROVAL,
  CIVIL,
  code,
  county,
  day,
  GOVERNMENT,
  lastLine,
  officer,
  plan,
  TOWN,
  unit,
  words,
} from './plan.fixture.ts'

test('units stand below their parents, in whatever order they come, and the second time nothing changes', () => {
  const units = county()
  const first = plan({ units: units.toReversed() })
  expect(first.faults).toEqual([])
  expect(first.changes.map(({ what, of }) => `${what} ${of}`)).toEqual(['add unit', 'add unit', 'add unit'])
  // Parents come first, or the reference to them fails.
  expect(first.units[0]?.code).toBe(GOVERNMENT)
  const approval = first.units.find((one) => one.code === APPROVAL)
  expect(approval).toMatchObject({
    path: `u${GOVERNMENT.toLowerCase()}.u${APPROVAL.toLowerCase()}`,
    functions: ['approval-bureau', 'data-bureau'],
    regionPath: '14.1407.140728',
    shortName: '平遥县审批局',
  })
  const again = plan({ units }, after(first))
  expect([again.changes, again.units, again.unchanged.units, again.faults]).toEqual([[], [], 3, []])
})

test('what a line leaves empty stays, what it says changes, and a last day ends', () => {
  const before = after(plan({ units: county() }))
  const changed = plan(
    { units: [unit({ code: APPROVAL, name: '平遥县行政审批服务管理局', to: day('2026-12-31') })] },
    before,
  )
  expect(changed.faults).toEqual([])
  expect(changed.units).toEqual([
    expect.objectContaining({
      name: '平遥县行政审批服务管理局',
      functions: ['approval-bureau', 'data-bureau'],
      parentId: before.units.find((one) => one.code === GOVERNMENT)?.id,
      validTo: '2026-12-31',
    }),
  ])
  expect(changed.changes[0]).toMatchObject({
    what: 'end',
    words: { zh: expect.stringContaining('终止 — → 2026-12-31') },
  })
  const silent = plan(
    { units: [unit({ code: APPROVAL, name: '平遥县行政审批服务管理局' })] },
    after(changed, before),
  )
  expect(silent.changes).toEqual([])
})

test('a code twice, an unknown parent, region and level, and a circle are each told on their line', () => {
  const twice = county()
  const second = unit({ code: CIVIL, name: '又一个民政局' })
  expect(words(plan({ units: [...twice, second] }))).toEqual([
    `${second.line} 与第${twice[2]?.line}行是同一个机构代码`,
  ])
  const lost = unit({ code: CIVIL, name: '民政局', parentCode: TOWN })
  expect(words(plan({ units: [lost] }))).toEqual([expect.stringContaining(`${lost.line} 没有上级机构`)])
  const nowhere = unit({ code: CIVIL, name: '民政局', regionCode: '149999' })
  expect(words(plan({ units: [nowhere] }))).toEqual([`${nowhere.line} 没有行政区划149999`])
  const high = unit({ code: CIVIL, name: '民政局', level: 'prefecture' })
  expect(words(plan({ units: [high] }))).toEqual([expect.stringContaining('平遥县是县级')])
  const circle = [
    unit({ code: GOVERNMENT, name: '甲', parentCode: APPROVAL }),
    unit({ code: APPROVAL, name: '乙', parentCode: GOVERNMENT }),
  ]
  expect(plan({ units: circle }).faults).toHaveLength(2)
})

test('a township that no list has is taken by its name', () => {
  const town = { code: TOWN, name: '古陶镇人民政府', kind: 'township-government', regionCode: '140728100' }
  expect(words(plan({ units: [unit(town)] }))).toEqual([expect.stringContaining('请在“行政区划名称”里写上')])
  const named = plan({ units: [unit({ ...town, regionName: '古陶镇' })] })
  expect(named.units[0]).toMatchObject({ regionName: '古陶镇', regionPath: '14.1407.140728.140728100' })
})

test('one unit answers for a kind in a region at a time', () => {
  const before = after(plan({ units: county() }))
  const rival = { code: TOWN, name: '平遥县数据局', kind: 'data-bureau' }
  expect(words(plan({ units: [unit(rival)] }, before))).toEqual([
    expect.stringContaining('平遥县审批局已经承担'),
  ])
  const later = plan(
    {
      units: [
        unit({ ...rival, from: day('2027-01-01') }),
        unit({ code: APPROVAL, name: '平遥县审批局', to: day('2026-12-31') }),
      ],
    },
    before,
  )
  expect(later.faults).toEqual([])
  const others = ['甲中学', '乙中学'].map((name, at) =>
    unit({ code: code(`10000${at}`), name, kind: 'other' }),
  )
  expect(plan({ units: others }, before).faults).toEqual([])
})

test('a unit moves with all below it until people work there', () => {
  const before = after(plan({ units: county() }))
  const city = unit({ code: TOWN, name: '晋中市人民政府', kind: 'government', regionCode: '140700' })
  const moved = plan(
    { units: [city, unit({ code: GOVERNMENT, name: '平遥县人民政府', parentCode: TOWN })] },
    before,
  )
  expect(moved.faults).toEqual([])
  expect(moved.units.map(({ path }) => path.split('.').length)).toEqual([1, 2, 3, 3])
  expect(moved.changes).toHaveLength(2)
  const staffed = after(plan({ officers: [officer({})] }, before), before)
  const refused = plan(
    { units: [city, unit({ code: GOVERNMENT, name: '平遥县人民政府', parentCode: TOWN })] },
    staffed,
  )
  expect(words(refused)).toEqual([expect.stringContaining('平遥县审批局已经有人办件')])
  expect(refused.faults[0]?.line).toBe(lastLine())
})
