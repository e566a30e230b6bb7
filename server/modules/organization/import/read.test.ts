import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeCreditCode } from '#contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrganizationLines } from './prepare.ts'
import { readOrganizationFiles } from './read-files.ts'

const CODE = composeCreditCode({ kind: '11', regionCode: '149928', serial: 'MB000001' })
const today = Temporal.PlainDate.from('2026-11-20')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-organization-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(...files: readonly (readonly [name: string, text: string])[]) {
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return readOrganizationLines(await readOrganizationFiles(files.map(([name]) => join(folder, name))), today)
}

async function faultsOf(name: string, text: string) {
  const { faults } = await read([name, text])
  return faults.map(({ line, words: { zh, en } }) => {
    // Every fault is told in both languages.
    expect([zh, en].every(Boolean)).toBe(true)
    return `${line} ${zh}`
  })
}

const UNITS = '统一社会信用代码,机构名称,行政区划代码,成立日期'
const OFFICERS = '姓名,身份证号,工号,手机号,机构代码,岗位,角色,主岗,任职日期,免职日期'

test('a table of units and one of officers, with Chinese headings', async () => {
  const { units, officers, faults } = await read(
    [
      'units.csv',
      `${UNITS},部门类别,承担职能,层级\n${CODE},平遥县审批局,140728,2019/3/1,行政审批服务管理,数据、data-bureau,县级\n`,
    ],
    ['officers.csv', `${OFFICERS}\n张三,,A-1,138 0000 0001,${CODE},受理岗,受理,是,2024年1月1日,\n`],
  )
  expect(faults).toEqual([])
  expect(units).toEqual([
    expect.objectContaining({
      file: 'units.csv',
      line: 2,
      code: CODE,
      kind: 'approval-bureau',
      functions: ['data-bureau', 'data-bureau'],
      level: 'county',
      from: Temporal.PlainDate.from('2019-03-01'),
      to: undefined,
    }),
  ])
  expect(officers).toEqual([
    expect.objectContaining({
      name: '张三',
      phone: '13800000001',
      staffNumber: 'A-1',
      role: 'acceptor',
      main: true,
    }),
  ])
})

test('the same as YAML, where a number is a text', async () => {
  const { units, officers, faults } = await read([
    'all.yaml',
    `units:
  - code: ${CODE}
    name: 平遥县审批局
    region: 140728
    from: 2019-03-01
    functions: [数据]
officers:
  - name: 张三
    staff_number: 007
    phone: 13800000001
    unit: ${CODE}
    post: 受理岗
    role: acceptor
    main: true
    from: 2024-01-01
`,
  ])
  expect(faults).toEqual([])
  expect([units[0]?.line, units[0]?.functions]).toEqual([2, ['data-bureau']])
  expect([officers[0]?.line, officers[0]?.staffNumber, officers[0]?.main]).toEqual([8, '007', true])
})

test('what is wrong with a row is told with its line, all of it', async () => {
  const wrong = `${CODE.slice(0, 17)}${CODE.endsWith('0') ? '1' : '0'}`
  expect(await faultsOf('units.csv', `${UNITS},部门类别\n${wrong},,14072,2019-02-30,没有的局\n`)).toEqual([
    '2 缺少：机构名称',
    expect.stringMatching(/^2 成立日期|^2 生效日期/),
    expect.stringContaining('2 统一社会信用代码有误：最后一位应是'),
    '2 部门类别：没有这个部门类别',
    expect.stringContaining('2 行政区划代码：'),
  ])
  expect(
    await faultsOf(
      'officers.csv',
      `${OFFICERS}\n张三,149928198001010019,,139,${CODE},岗,厨师,也许,2024-01-01,2023-01-01\n李四,,,13800000002,${CODE},岗,window,,2024-01-01,\n`,
    ),
  ).toEqual([
    '2 结束日期早于开始日期',
    expect.stringContaining('2 身份证号有误'),
    expect.stringContaining('2 手机号：手机号要11位'),
    expect.stringContaining('2 主岗：'),
    '2 角色：没有这个角色',
    expect.stringContaining('3 身份证号和工号至少写一个'),
  ])
})

test('an unknown, a missing and a repeated column, and a short row', async () => {
  expect(await faultsOf('units.csv', `${UNITS},邮编\n`)).toEqual(['1 不认识的列：邮编'])
  expect(await faultsOf('units.csv', '机构名称\n')).toEqual([
    expect.stringContaining('1 缺少列：统一社会信用代码、行政区划代码'),
  ])
  expect(await faultsOf('units.csv', `${UNITS},名称\n`)).toEqual(['1 重复的列：name'])
  expect(await faultsOf('units.csv', `${UNITS}\n${CODE},局,140728\n,,,\n`)).toEqual([
    '2 有3个单元格，表头有4个',
  ])
  expect(await faultsOf('units.csv', '')).toEqual(['1 文件是空的'])
  expect(await faultsOf('units.csv', `${UNITS}\n"${CODE}`)).toEqual(['2 引号没有闭合'])
})

test('YAML that is none, has other lists, or values that are no texts', async () => {
  expect(await faultsOf('a.yaml', 'units: [')).toEqual([expect.stringContaining('不是正确的YAML')])
  expect(await faultsOf('a.yaml', '- 1\n')).toEqual(['1 要有units或officers'])
  expect(await faultsOf('a.yaml', 'units:\n  - name: {zh: x}\n  - 3\npeople: []\n')).toEqual([
    '2 不认识的内容：name',
    expect.stringContaining('3 不认识的内容'),
    expect.stringContaining('4 只认units和officers'),
  ])
})

test('texts with invisible characters and far too long ones are refused', async () => {
  expect(await faultsOf('units.csv', `${UNITS}\n${CODE},平遥\u202E县,140728,2019-03-01\n`)).toHaveLength(1)
  expect(
    await faultsOf('units.csv', `${UNITS}\n${CODE},${'县'.repeat(101)},140728,2019-03-01\n`),
  ).toHaveLength(1)
})
