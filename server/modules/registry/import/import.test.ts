import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeCreditCode, composeIdNumber } from '#contract'
import { systemAuditEntry } from '#modules/audit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#world'
import { factsOf, findSubject } from '../queries.ts'
import { importRecords } from './import-records.ts'
import { columnsRead, readMapping } from './mapping.ts'
import { sourceRowsOf } from './rows.ts'

let world: World
let folder: string
beforeAll(async () => {
  world = await createWorld()
  folder = await mkdtemp(join(tmpdir(), 'yiwang-registry-'))
})
afterAll(async () => {
  await world?.close()
  await rm(folder, { recursive: true, force: true })
})

const PERSON = `
library: population
kind: person
source_unit: 平遥县公安局
as_of: 更新日期
identifier: 身份证号
name: 姓名
fields:
  sex: { from: 性别代码, values: { '1': 男, '2': 女 } }
  birthDate: { from: 出生日期, as: date }
  ethnicity: 民族
  alive: { from: 死亡标识, values: { '0': true, '1': false } }
  idValidUntil: { from: 有效期, as: date }
  hukou/county: { from: 户籍区划 }
  hukou/address: 户籍地址
  residence/county: { from: 户籍区划 }
  residence/address: 户籍地址
  householdId: 户号
  householdRole: { value: 户主 }
  photo: { value: false }
  phone: 手机号
`
const HEADING = '身份证号,姓名,性别代码,出生日期,民族,死亡标识,有效期,户籍区划,户籍地址,户号,手机号,更新日期'
const idOf = (sequence: number) =>
  composeIdNumber({ addressCode: '149928', birthDate: '1980-01-01', sequence })
const rowOf = (
  sequence: number,
  given: { name?: string; phone?: string; asOf?: string; id?: string; region?: string } = {},
) =>
  [
    given.id ?? idOf(sequence),
    given.name ?? `张${sequence}`,
    '1,19800101,汉族,0,长期',
    given.region ?? '140728',
    `古陶镇${sequence}号,H${sequence}`,
    given.phone ?? '15400000001',
    given.asOf ?? '2026-11-01',
  ].join(',')

async function run(text: string, { mapping = PERSON, apply = true, name = 'people.csv' } = {}) {
  const path = join(folder, name)
  await writeFile(path, text)
  const read = readMapping(mapping)
  const faults: string[] = []
  const counts = await importRecords(world.database, sourceRowsOf(path, columnsRead(read)), {
    mapping: read,
    apply,
    now: world.clock.now(),
    isRegion: (code) => ['140728', '140702'].includes(code),
    entryOf: ({ added, changed, confirmed }, lines) =>
      systemAuditEntry(world.clock.now(), {
        operation: 'registry.import',
        details: { added, changed, confirmed, lines },
      }),
    onFault: ({ line, words }) => void faults.push(`${line} ${words.zh}`),
  })
  return { ...counts, faults }
}

const table = (...rows: string[]) => [HEADING, ...rows].join('\n')

test('a dry run says what the import then does, and a second import does nothing', async () => {
  const text = table(rowOf(1), rowOf(3), rowOf(5))
  expect(await run(text, { apply: false })).toMatchObject({ rows: 3, added: 3, faulty: 0, faults: [] })
  expect(await findSubject(world.database.read, idOf(1))).toBeUndefined()
  expect(await run(text)).toMatchObject({ added: 3 })
  const subject = await findSubject(world.database.read, idOf(1))
  expect(subject).toMatchObject({ kind: 'person', name: '张1', regionCode: '140728' })
  const { population } = await factsOf(world.database.read, subject?.id ?? '', ['population'])
  expect(population).toMatchObject({
    sourceUnit: '平遥县公安局',
    data: {
      sex: '男',
      birthDate: '1980-01-01',
      idNumber: idOf(1),
      idValidUntil: '长期',
      hukou: { county: '140728' },
    },
  })
  // From the beginning of the day in China.
  expect(population.asOf?.toString()).toBe('2026-10-31T16:00:00Z')
  expect(await run(text)).toMatchObject({ added: 0, changed: 0, confirmed: 0, unchanged: 3 })
})

test('newer rows change or confirm, older ones are left aside', async () => {
  await run(table(rowOf(7), rowOf(9), rowOf(11)))
  const next = await run(
    table(
      rowOf(7, { phone: '15400000099', asOf: '2026-11-10' }),
      rowOf(9, { asOf: '2026-11-10' }),
      rowOf(11, { phone: '15400000098', asOf: '2026-10-01' }),
    ),
  )
  expect(next).toMatchObject({ changed: 1, confirmed: 1, older: 1 })
  const subject = await findSubject(world.database.read, idOf(7))
  const { population } = await factsOf(world.database.read, subject?.id ?? '', ['population'])
  expect(population.data?.['phone']).toBe('15400000099')
  const renamed = await run(table(rowOf(7, { name: '张七', phone: '15400000099', asOf: '2026-11-11' })))
  expect(renamed).toMatchObject({ changed: 1 })
  expect((await findSubject(world.database.read, idOf(7)))?.name).toBe('张七')
})

test('what is wrong is told with its line and without what stands there, and the rest is imported', async () => {
  const bad = `${idOf(13).slice(0, 17)}${idOf(13).endsWith('1') ? '2' : '1'}`
  const answer = await run(
    table(
      rowOf(13, { id: bad }),
      rowOf(15),
      rowOf(15),
      rowOf(17, { region: '140799' }),
      rowOf(19, { asOf: '2027-01-01' }),
      `${rowOf(21).replace(',汉族,', ',,')}`,
      rowOf(23).replace(',1,19800101', ',3,19801301'),
      '只有一格',
      rowOf(25),
    ),
  )
  expect(answer).toMatchObject({ rows: 9, added: 2, faulty: 7 })
  expect(answer.faults).toEqual([
    expect.stringMatching(/^2 身份证号有误/),
    '4 与第3行是同一个号码',
    '5 没有行政区划140799',
    '6 确认时间在将来',
    '7 民族缺少或写法不对',
    '8 性别读不懂',
    '8 出生日期读不懂',
    expect.stringMatching(/^9 有1个单元格/),
  ])
  expect(answer.faults.join()).not.toMatch(/1980|张|154/)
})

test('a broken file keeps what came before the break', async () => {
  expect(await run(`${table(rowOf(31))}\n"${rowOf(33)}`)).toMatchObject({
    added: 1,
    faulty: 1,
    faults: ['3 引号没有闭合'],
  })
})

test('JSON lines, and what is no JSON', async () => {
  const mapping = `
library: disability
kind: person
source_unit: 平遥县残疾人联合会
as_of: { value: 2026-11-01 }
identifier: person/id
name: person/name
region: { value: '140728' }
fields:
  cardNumber: card.no
  kind: kind
  grade: { from: grade, as: integer }
  status: { value: 有效 }
  issuedOn: { from: issued, as: date }
  validUntil: { from: until, as: date }
`
  const line = (sequence: number, name: string) =>
    JSON.stringify({
      person: { id: idOf(sequence), name },
      'card.no': `C${sequence}`,
      kind: '肢体',
      grade: '2',
      issued: '2020/1/1',
      until: '20300101',
    })
  await run(table(rowOf(41)))
  const answer = await run([line(41, '张41'), 'nothing', line(43, '李四'), line(45, '')].join('\n'), {
    mapping,
    name: 'cards.jsonl',
  })
  expect(answer).toMatchObject({ added: 2, faulty: 2, faults: ['2 这一行不是JSON对象', '4 没有名称'] })
  // Whose name the base library knows otherwise is somebody else, or a mistake.
  expect(await run(line(41, '别人'), { mapping, name: 'cards.jsonl' })).toMatchObject({
    faulty: 1,
    faults: ['1 名称与基础库里这个号码的不一样'],
  })
  const broken = line(43, '李四').replace('肢体', '\\u0000').replace('C43', 'C\\ud800')
  expect((await run(broken, { mapping, name: 'cards.jsonl' })).faulty).toBe(1)
})

const FIRM = `
library: legal-entity
kind: entity
source_unit: 平遥县市场监督管理局
as_of: { value: 2026-11-01 }
identifier: code
name: name
fields:
  type: type
  status: { value: 存续 }
  industry: { value: '6210' }
  scope: { from: scope, as: list }
  capitalFen: { from: capital, as: fen }
  paidInFen: { from: capital, as: fen }
  legalRep/name: rep
  legalRep/idNumber: rep_id
  domicile/county: { value: '140728' }
  domicile/address: address
  places: places
  employees: { from: employees, as: integer }
  establishedOn: { from: since, as: date }
`

test('a firm is bound to whoever represents it by number and name', async () => {
  const code = (serial: string) => composeCreditCode({ kind: '91', regionCode: '149928', serial })
  const firm = (serial: string, rep: string, repId: string) =>
    JSON.stringify({
      code: code(serial),
      name: `平遥县${serial}公司`,
      type: '有限责任公司',
      scope: '餐饮服务、食品销售',
      capital: '500,000.29',
      rep,
      rep_id: repId,
      address: '西大街1号',
      places: [],
      employees: 8,
      since: '2020-05-06',
    })
  await run(table(rowOf(51)))
  const text = [
    firm('MA000001', '张51', idOf(51)),
    firm('MA000002', '外地人', idOf(53)),
    firm('MA000003', '别人', idOf(51)),
    firm('MA000004', '谁', '123'),
  ].join('\n')
  const options = { mapping: FIRM, name: 'firms.jsonl' }
  expect(await run(text, options)).toMatchObject({
    added: 2,
    faulty: 2,
    faults: [
      expect.stringContaining('3 法定代表人的姓名'),
      expect.stringContaining('4 法定代表人的身份证号'),
    ],
  })
  const person = await findSubject(world.database.read, idOf(51))
  const entity = await findSubject(world.database.read, code('MA000001'))
  const { 'legal-entity': facts } = await factsOf(world.database.read, entity?.id ?? '', ['legal-entity'])
  expect(facts.data).toMatchObject({
    capitalFen: 50_000_029,
    scope: ['餐饮服务', '食品销售'],
    legalRep: { subjectId: person?.id },
  })
  // Somebody from elsewhere is known by name and number alone.
  const stranger = await findSubject(world.database.read, idOf(53))
  expect(
    (await factsOf(world.database.read, stranger?.id ?? '', ['population'])).population.data,
  ).toBeUndefined()
  expect(await run(text, options)).toMatchObject({ added: 0, unchanged: 2 })
})

test('an import that is broken off goes on where it was', async () => {
  const rows = Array.from({ length: 460 }, (_, at) => rowOf(101 + at))
  const half = rows.slice(0, 200)
  expect((await run(table(...half))).added).toBe(200)
  expect(await run(table(...rows))).toMatchObject({ unchanged: 200, added: 260, faulty: 0 })
  const [entry] = await world.owner.read<{ text: string }[]>`
    select details::text as text from audit.entry where operation = 'registry.import' order by at desc, id desc limit 1`
  expect(entry?.text).toContain('"added": 260')
})

test.each([
  [PERSON.replace('kind: person', 'kind: entity'), 'holds nothing about'],
  [PERSON.replace('sex:', 'gender:'), 'no such fields about a person: gender'],
  [PERSON.replace('as: date', 'as: dates'), 'fields.birthDate'],
  [PERSON.replace('identifier:', 'id:'), 'identifier'],
  ['library: [', 'no YAML'],
])('a mapping that is wrong says how', (text, words) => {
  expect(() => readMapping(text)).toThrow(words)
})

test('a column of the mapping that the table lacks is told at its heading', async () => {
  expect((await run(`${HEADING.replace('民族', '族别')}\n${rowOf(61)}`)).faults).toEqual([
    '1 表头里没有对照文件用到的列：民族',
  ])
})
