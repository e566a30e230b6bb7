import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findUnit, officersOf, unitId } from '#modules/organization'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '#world'
import { createAdministrator, type NewAdministrator } from './administrator.ts'
import { attach } from './attach.ts'
import { importOrganization } from './organization-import.ts'
import { operatorOf } from './operator.ts'
import { reactivateOfficer } from './reactivate.ts'

let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-operator-'))
})
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world?.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

const BUREAU = unitId('140728', 'approval-bureau')
const PASSWORD = 'Guo7-Lan-Xiang-9'
const today = Temporal.PlainDate.from('2026-11-19')

async function create(given: Partial<NewAdministrator> = {}) {
  const unit = await findUnit(world.owner.read, BUREAU)
  return createAdministrator(
    world.owner,
    {
      name: '张三',
      phone: '13800000001',
      unitCode: unit?.code ?? '',
      add: false,
      password: PASSWORD,
      ...given,
    },
    { operator: 'alice@county', now: world.clock.now() },
  )
}

test('an administrator of a known unit, once, and by whom is on record', async () => {
  expect(await create()).toMatchObject({
    loginName: '13800000001',
    unit: { isNew: false },
    madePassword: undefined,
  })
  const held = await officersOf(world.owner.read, BUREAU, today, 'administrator')
  expect(held).toEqual([expect.objectContaining({ name: '张三', postName: '平台管理岗' })])
  await expect(create({ phone: '13800000002', name: '李四' })).rejects.toThrow(/already: 张三, 平遥县.*--add/)
  const second = await create({ phone: '13800000002', name: '李四', add: true, password: undefined })
  expect(second.madePassword).toMatch(/^.{5}-.{5}-.{5}-.{5}$/)
  const rows = await world.owner.read<{ operator: string; kind: string }[]>`
    select details->>'operator' as operator, principal_kind as kind from audit.entry where operation = 'identity.create-administrator'`
  expect([...rows]).toEqual(Array(2).fill({ operator: 'alice@county', kind: 'system' }))
})

test.each([
  ['a password everybody tries', { password: 'Admin@123456' }, 'everybody tries'],
  ['the telephone as password', { password: 'Gk-13800000001' }, 'telephone number'],
  ['a bad telephone number', { phone: '0354-568' }, 'mobile number has 11 digits'],
  ['a bad credit code', { unitCode: '11140728MB2800036X', unitName: '某局' }, 'check character should be'],
  ['an unknown unit without a name', { unitCode: '11149928MB2800036F' }, '--unit-name'],
  ['an unknown unit in no region', { unitCode: '11149928MB2800036F', unitName: '某局' }, 'no region 149928'],
])('%s makes no administrator', async (_why, given, words) => {
  await expect(create(given)).rejects.toThrow(words)
  expect(await officersOf(world.owner.read, BUREAU, today, 'administrator')).toEqual([])
})

async function importing(text: string, apply = true) {
  const path = join(folder, 'officers.csv')
  await writeFile(path, text)
  return importOrganization(world.owner, [path], { apply, operator: 'alice@county', now: world.clock.now() })
}

const HEADING = '姓名,工号,手机号,机构代码,岗位,角色,任职日期'
const codeOf = async (id: string) => (await findUnit(world.owner.read, id))?.code ?? ''

test('an officer who works there gets a further post; one who works elsewhere does not leave for it', async () => {
  const [bureau, civil] = [await codeOf(BUREAU), await codeOf(unitId('140728', 'civil-affairs'))]
  const report = await importing(
    [
      HEADING,
      `王五,A1,13800000005,${bureau},审批岗,审批,2024-01-01`,
      `赵六,A2,13800000006,${civil},审批岗,审批,2024-01-01`,
    ].join('\n'),
  )
  expect(report).toMatchObject({ applied: true, accounts: [{ what: 'add' }, { what: 'add' }] })
  expect(await create({ name: '王五', phone: '13800000005' })).toMatchObject({ keepsPassword: false })
  const [standing] = await world.owner.read<{ roles: string[] }[]>`
    select roles from identity.account, lateral organization.standing(officer_id, '2026-11-19') where login_name = '13800000005'`
  expect(standing?.roles).toEqual(['administrator', 'approver'])
  await expect(create({ name: '王五', phone: '13800000005', add: true })).rejects.toThrow(
    'administrator there already',
  )
  await expect(create({ name: '赵六', phone: '13800000006', add: true })).rejects.toThrow(
    'main post in another unit',
  )
  await expect(create({ name: '别人', phone: '13800000006', add: true })).rejects.toThrow(
    'account of another officer',
  )
})

test('an import with a fault writes nothing, and who imported what is on record', async () => {
  const bureau = await codeOf(BUREAU)
  const good = `王五,A1,13800000005,${bureau},审批岗,审批,2024-01-01`
  const bad = `赵六,A2,138,${bureau},审批岗,审批,2024-01-01`
  expect(await importing([HEADING, good, bad].join('\n'))).toMatchObject({
    applied: false,
    faults: [{ line: 3 }],
  })
  expect(await importing([HEADING, good].join('\n'), false)).toMatchObject({
    applied: false,
    changes: { length: 2 },
  })
  const entries = () => world.owner.read`select from audit.entry where operation = 'organization.import'`
  expect(await entries()).toHaveLength(0)
  expect(await importing([HEADING, good].join('\n'))).toMatchObject({ applied: true })
  expect(await entries()).toHaveLength(1)
  const again = await importing([HEADING, good].join('\n'))
  expect(again).toMatchObject({ applied: true, changes: [], accounts: [], unchanged: { holdings: 1 } })
  expect(await entries()).toHaveLength(1)
  const moved = await importing([HEADING, good.replace('13800000005', '13800000009')].join('\n'))
  expect(moved.accounts).toEqual([
    { what: 'change', name: '王五', phones: ['138 **** 0005', '138 **** 0009'] },
  ])
})

test('two imports at once come to the same as one after the other', async () => {
  const bureau = await codeOf(BUREAU)
  const text = [
    HEADING,
    ...Array.from(
      { length: 20 },
      (_, at) => `人${at},B${at},139000000${String(at).padStart(2, '0')},${bureau},岗位${at},窗口,2024-01-01`,
    ),
  ].join('\n')
  const reports = await Promise.all([importing(text), importing(text)])
  expect(reports.map(({ changes }) => changes.length).toSorted((a, b) => a - b)).toEqual([0, 40])
})

test('an officer who lost the password is let choose another, and nobody else', async () => {
  await create()
  const when = { operator: 'alice@county', now: world.clock.now() }
  expect(await reactivateOfficer(world.owner, '138 0000 0001', when)).toMatchObject({ name: '张三' })
  await expect(reactivateOfficer(world.owner, '13800000007', when)).rejects.toThrow(
    'No officer has the account',
  )
  const [account] = await world.owner.read<{ waits: boolean }[]>`
    select awaits_activation as waits from identity.account where login_name = '13800000001'`
  expect(account?.waits).toBe(true)
})

const env = () => ({ DATABASE_URL: world.url, YIWANG_DATA_DIR: join(folder, 'data') })

test('a command reaches a database that stands as this release does, and no other', async () => {
  const attached = await attach({ env: env() })
  expect(await attached.database.read`select 1 as one`).toEqual([{ one: 1 }])
  await attached.close()
  await world.owner.read`insert into public.migration (name) values ('9999_later')`
  await expect(attach({ env: env() })).rejects.toThrow('newer release')
  await world.owner.read`delete from public.migration where name in ('9999_later', '0032_identity')`
  await expect(attach({ env: env() })).rejects.toThrow('start the server of this release first')
  const nowhere = { ...env(), DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none' }
  await expect(attach({ env: nowhere })).rejects.toThrow('cannot be reached')
})

test('the demo city is no installation', async () => {
  await world.owner.read`insert into demo.build (stage, started_at) values ('done', now())`
  await expect(attach({ env: env() })).rejects.toThrow('holds the demo city')
})

test('the operator is who calls, not who they become', () => {
  expect(operatorOf({})).toMatch(/^\S+@\S+$/)
  expect(operatorOf({ SUDO_USER: 'alice-of-the-county' })).toMatch(/^alice-of-the-county as \S+@\S+$/)
})
