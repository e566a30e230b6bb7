import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import {
  findUnit,
  loadOrganization,
  officersOf,
  organizationHandlers,
  unitId,
  unitKey,
  unitOf,
  unitsByKind,
  unitsWithin,
} from './index.ts'

let world: World
const on = Temporal.PlainDate.from('2026-11-19')

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world?.close()
})

test('a matter finds its unit by kind and region, merged departments included', async () => {
  const { read } = world.database
  expect((await unitOf(read, 'market-supervision', '140725', on))?.name).toBe('寿阳县市场监督管理局')
  expect((await unitOf(read, 'sports', '140702', on))?.name).toBe('榆次区卫生健康和体育局')
  expect(await unitOf(read, 'housing-fund', '140702', on)).toBeUndefined()
})

test('a unit exists from its first day to its last', async () => {
  const { read } = world.database
  const dataBureau = (day: string) => unitOf(read, 'data-bureau', '140700', Temporal.PlainDate.from(day))
  expect(await dataBureau('2024-02-29')).toBeUndefined()
  expect((await dataBureau('2024-03-01'))?.name).toBe('晋中市数据局')
  await world.owner
    .read`update organization.unit set valid_to = '2026-12-31' where id = ${unitId('140700', 'data-bureau')}`
  expect((await dataBureau('2026-12-31'))?.name).toBe('晋中市数据局')
  expect(await dataBureau('2027-01-01')).toBeUndefined()
})

test('the map of all units says the same as asking one by one', async () => {
  const { read } = world.database
  const map = await unitsByKind(read, on)
  for (const [kind, region] of [
    ['health', '140702'],
    ['sports', '140702'],
    ['forestry', '140725'],
    ['forestry', '140700'],
  ] as const)
    expect(map.get(unitKey(kind, region))).toEqual(await unitOf(read, kind, region, on))
  expect(map.get(unitKey('housing-fund', '140702'))).toBeUndefined()
})

test('officers are those who hold a post on the day', async () => {
  const { read } = world.database
  const unit = unitId('140702', 'approval-bureau')
  const window = await officersOf(read, unit, on, 'window')
  expect(window.map((one) => one.postName)).toEqual([
    '政务服务中心综合窗口一号岗',
    '政务服务中心综合窗口二号岗',
  ])
  await world.owner
    .read`update organization.holding set valid_to = '2026-11-18' where officer_id = ${window[0]?.officerId ?? null}`
  expect((await officersOf(read, unit, on, 'window')).map((one) => one.officerId)).toEqual([
    window[1]?.officerId,
  ])
  expect(await officersOf(read, unit, on.subtract({ days: 1 }), 'window')).toHaveLength(2)
})

test('every township has its government and convenience centre', async () => {
  const { read } = world.database
  const units = await unitsWithin(read, '14.1407', on)
  const townships = Map.groupBy(
    units.filter((unit) => unit.regionCode.length === 9),
    (unit) => unit.regionCode,
  )
  const kinds = [...townships.values()].map((pair) =>
    pair
      .map((unit) => unit.kind)
      .toSorted()
      .join(),
  )
  expect(townships.size).toBeGreaterThan(100)
  expect(new Set(kinds)).toEqual(new Set(['convenience-centre,township-government']))
})

test('loading again changes nothing', async () => {
  const { database } = world
  const count = async () =>
    (
      await database.read`
    select (select count(*) from organization.unit) as a, (select count(*) from organization.holding) as b`
    )[0]
  const before = await count()
  const townships = (await unitsWithin(database.read, '14.1407', on))
    .filter((unit) => unit.kind === 'township-government')
    .map((unit) => ({ code: unit.regionCode, name: unit.regionName }))
  await database.write((transaction) => loadOrganization(transaction, { townships }))
  expect(await count()).toEqual(before)
})

test('anyone can read the units, and a unit nobody knows is not found', async () => {
  const gate = {
    authenticate: async () => ({ kind: 'anonymous' }) as const,
    authorise: () => {},
    checkOrigin: () => {},
    record: async () => {},
  }
  const server = await createHttpServer(world.platform, gate, organizationHandlers)
  const get = async (url: string) => (await server.inject(`/api/v1/units${url}`)).json()
  expect(
    (await get('?region=140702&kind=sports')).units.map((unit: { shortName: string }) => unit.shortName),
  ).toEqual(['区卫体局'])
  const all = (await get('?region=140702&below=true')).units.length
  expect(all).toBeGreaterThan((await get('?region=140702')).units.length)
  expect(await get(`/${unitId('140702', 'health')}`)).toMatchObject({
    regionName: '榆次区',
    validFrom: '2019-03-01',
    validTo: null,
  })
  expect((await get(`/${unitId('140702', 'health')}/officers`)).officers).toHaveLength(2)
  expect((await get('/01900000-0000-7000-8000-000000000000')).code).toBe('organization.unit-not-found')
  expect((await get('?region=1; drop table')).code).toBe('request.invalid')
  expect(await findUnit(world.database.read, unitId('140702', 'health'))).toMatchObject({
    kind: 'health',
    parentId: unitId('140702', 'government'),
  })
  await server.close()
})
