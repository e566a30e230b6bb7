import { createWorld, type World } from '#world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkIdNumber } from '#contract'
import {
  factAt,
  factsOf,
  findSubject,
  findSubjectWithFacts,
  isRelative,
  loadSyntheticRegistry,
  personas,
  putRecord,
  putSubject,
  relativesOf,
  type LoadedRegistry,
  type Subject,
} from './index.ts'

const on = Temporal.PlainDate.from('2026-11-22')
const townshipsOf = (county: string) => [
  { code: `${county}001`, name: '锦纶街道' },
  { code: `${county}100`, name: '东阳镇' },
]
const { wangXiulan, liJianguo, liJiahui, chenLi, zhaoMin, heweiCatering } = personas

let world: World
let loaded: LoadedRegistry
beforeAll(async () => {
  world = await createWorld()
  // The template holds the demo city; these tests bring their own.
  await world.owner.write((tx) => tx`truncate registry.subject, registry.record, registry.kinship`)
  const options = { seed: 7, on, townshipsOf, persons: 600, entities: 40 }
  loaded = await world.database.write((tx) => loadSyntheticRegistry(tx, options))
})
afterAll(() => world.close())

test('the server may load a city and finds as much as it was given', async () => {
  const [counts] = await world.owner.read<[{ subjects: number; records: number }]>`
    select (select count(*) from registry.subject) as subjects, (select count(*) from registry.record) as records`
  expect(counts).toEqual({ subjects: 640, records: loaded.records })
  expect(loaded).toMatchObject({ persons: 600, entities: 40 })
})

test('a city is loaded once: the second time is refused and changes nothing', async () => {
  const again = { seed: 8, on, townshipsOf, persons: 30, entities: 5 }
  await expect(world.database.write((tx) => loadSyntheticRegistry(tx, again))).rejects.toThrow(
    'duplicate key',
  )
  const [{ count }] = await world.owner.read<[{ count: number }]>`select count(*) from registry.subject`
  expect(count).toBe(640)
})

test('a subject is found by id, by identity number and by credit code', async () => {
  const { read } = world.database
  const mother = await findSubject(read, wangXiulan.id)
  expect(mother).toEqual(loaded.personas.wangXiulan)
  expect(await findSubject(read, mother?.identifier ?? '')).toEqual(mother)
  const firm = await findSubject(read, loaded.personas.heweiCatering.identifier)
  expect(firm).toMatchObject({ id: heweiCatering.id, kind: 'entity', name: '晋中禾味餐饮管理有限公司' })
  expect(await findSubject(read, '149902194506120027')).toBeUndefined()
  expect(await findSubject(read, "' or true --")).toBeUndefined()
})

test('facts come with their library, its label and when it confirmed them', async () => {
  const facts = await factsOf(world.database.read, wangXiulan.id, [
    'population',
    'social-insurance',
    'credit',
  ])
  expect(factAt(facts, 'population/name')).toMatchObject({
    value: '王秀兰',
    source: { library: 'population', label: '人口库' },
  })
  expect(facts.population.asOf?.toString()).toBe('2026-11-20T19:10:00Z')
  expect(factAt(facts, 'social-insurance/cards/0')).toMatchObject({ value: { last4: '4417', active: true } })
  expect(facts.credit).toEqual({ data: undefined, asOf: undefined, label: '信用库', sourceUnit: undefined })
})

test('relatives are the recorded ones and those that follow from them', async () => {
  const { read } = world.database
  const relatives = await relativesOf(read, wangXiulan.id)
  expect(relatives.map(({ subject, label }) => [subject.name, label])).toEqual([
    ['李佳慧', '孙女或外孙女'],
    ['李建国', '儿子'],
  ])
  const [grandmother] = (await relativesOf(read, liJiahui.id)).filter(
    ({ relation }) => relation === 'grandmother',
  )
  expect(grandmother?.subject.id).toBe(wangXiulan.id)
})

test('close relatives are recognised both ways, others are not', async () => {
  const { read } = world.database
  expect(await isRelative(read, liJianguo.id, wangXiulan.id)).toBe(true)
  expect(await isRelative(read, wangXiulan.id, liJiahui.id)).toBe(true)
  expect(await isRelative(read, chenLi.id, wangXiulan.id)).toBe(false)
  expect(await isRelative(read, zhaoMin.id, wangXiulan.id)).toBe(false)
  expect(await isRelative(read, wangXiulan.id, wangXiulan.id)).toBe(false)
})

test('a relation recorded in one direction only still counts for both', async () => {
  const { read } = world.database
  await world.owner.write(
    (tx) => tx`insert into registry.kinship values (${zhaoMin.id}, ${personas.sunYoufu.id}, 'father')`,
  )
  expect(await isRelative(read, personas.sunYoufu.id, zhaoMin.id)).toBe(true)
})

test('brothers and sisters share a parent', async () => {
  const { read } = world.database
  const [pair] = await read<[{ one: string; other: string }]>`
    select a.relative_id as one, b.relative_id as other
    from registry.kinship a join registry.kinship b on b.subject_id = a.subject_id and b.relative_id <> a.relative_id
    where a.relation = 'son' and b.relation = 'son' limit 1`
  const brothers = await relativesOf(read, pair.one)
  expect(brothers).toContainEqual(
    expect.objectContaining({ relation: 'brother', subject: expect.objectContaining({ id: pair.other }) }),
  )
})

test('a newer confirmation replaces what a library said, an older one does not', async () => {
  const { database } = world
  const subject: Subject = {
    id: '01900000-0000-7000-8000-0000000000f1',
    kind: 'person',
    identifier: '149902199001010011',
    name: '新来的',
    regionCode: '140702',
  }
  const record = (status: string, asOf: string) => ({
    subject,
    library: 'civil' as const,
    data: { status },
    asOf: Temporal.Instant.from(asOf),
    sourceUnit: '榆次区民政局',
  })
  await database.write(async (tx) => {
    await putSubject(tx, subject)
    await putRecord(tx, record('未婚', '2026-01-02T00:00:00Z'))
    await putRecord(tx, record('已婚', '2026-03-02T00:00:00Z'))
    await putRecord(tx, record('未婚', '2026-02-02T00:00:00Z'))
    await putSubject(tx, { ...subject, name: '改了名' })
  })
  expect(await findSubject(database.read, subject.id)).toMatchObject({ name: '改了名' })
  const facts = await factsOf(database.read, subject.id, ['civil'])
  expect(facts.civil).toMatchObject({ data: { status: '已婚' }, sourceUnit: '榆次区民政局' })
})

test('a record that its library does not know how to read is refused', async () => {
  const put = (library: 'civil' | 'legal-entity', kind: 'person' | 'entity', data: unknown) =>
    world.database.write((tx) =>
      putRecord(tx, {
        subject: { id: zhaoMin.id, kind },
        library,
        data,
        asOf: world.clock.now(),
        sourceUnit: '单位',
      }),
    )
  await expect(put('civil', 'person', { status: '单身' })).rejects.toThrow('status')
  await expect(put('civil', 'person', { status: '未婚', other: 1 })).rejects.toThrow('other')
  await expect(put('civil', 'entity', { status: '未婚' })).rejects.toThrow('holds nothing')
})

test('nothing is recorded about a subject that is not there', async () => {
  const subject = { id: '01900000-0000-7000-8000-0000000000ff', kind: 'person' } as const
  const record = {
    subject,
    library: 'civil',
    data: { status: '未婚' },
    asOf: world.clock.now(),
    sourceUnit: '单位',
  } as const
  await expect(world.database.write((tx) => putRecord(tx, record))).rejects.toThrow('No subject')
})

test('the server cannot delete what the registries say', async () => {
  await expect(world.database.write((tx) => tx`delete from registry.record`)).rejects.toThrow(
    'permission denied',
  )
})

test('numbers in the city belong to no place', async () => {
  const rows = await world.owner.read<{ identifier: string }[]>`
    select identifier from registry.subject where kind = 'person' and id < '01900000-0000-7000-8000-0000000000f0'
    union all select identifier from registry.subject where id >= '01900000-0000-7000-8001-000000000000' and kind = 'person'`
  expect(rows).toHaveLength(600)
  for (const { identifier } of rows)
    expect(checkIdNumber(identifier, { today: on })).toMatchObject({
      ok: true,
      addressCode: expect.stringMatching(/^1499/),
    })
})

test('a subject comes with its facts as if asked for apart, also where a library holds nothing; nobody comes with none', async () => {
  const { read } = world.database
  for (const keys of [['population', 'benefit', 'disability'], []] as const) {
    const found = await findSubjectWithFacts(read, wangXiulan.id, keys)
    expect(found).toEqual({
      subject: await findSubject(read, wangXiulan.id),
      facts: await factsOf(read, wangXiulan.id, keys),
    })
  }
  expect(
    await findSubjectWithFacts(read, '01900000-0000-7000-8000-00000000dead', ['population']),
  ).toBeUndefined()
})
