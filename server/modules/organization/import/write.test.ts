import { composeCreditCode } from '#contract'
import { findRegions } from '#modules/region'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#world'
import { findUnit, unitId, unitOf } from '../index.ts'
import type { RawRow } from './line.ts'
import { prepareImport, readOrganizationLines, regionsNamed } from './prepare.ts'
import { writeOrganization } from './write.ts'

let world: World
const today = Temporal.PlainDate.from('2026-11-19')
const CODE = composeCreditCode({ kind: '12', regionCode: '149928', serial: 'MB990001' })

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world?.close())

const row = (line: number, cells: Record<string, string>): RawRow => ({ file: 'a.csv', line, cells })

async function run(rows: { units?: RawRow[]; officers?: RawRow[] }) {
  return world.database.write(async (transaction) => {
    const lines = readOrganizationLines(
      { units: rows.units ?? [], officers: rows.officers ?? [], faults: [] },
      today,
    )
    const regions = await findRegions(transaction, regionsNamed(lines), today)
    const now = world.clock.now()
    const plan = await prepareImport(transaction, lines, { regions, accounts: new Map() }, { today, now })
    if (plan.faults.length === 0) await writeOrganization(transaction, plan)
    return plan
  })
}

async function rolesOn(officerId: string, day: string) {
  const [row] = await world.database.read<{ roles: string[]; unit: string }[]>`
    select roles, unit_name as unit from organization.standing(${officerId}, ${day}::date)`
  return row ? [row.unit, ...row.roles] : []
}

test('what is imported holds from its day on, and a transfer moves the officer on the day', async () => {
  const government = await findUnit(world.database.read, unitId('140728', 'government'))
  const unit = {
    code: CODE,
    name: '平遥县数字政务中心',
    region: '140728',
    from: '2024-01-01',
    parent: government?.code ?? '',
  }
  const post = {
    name: '张三',
    id_number: '149928198001010018',
    phone: '13800000001',
    unit: CODE,
    post: '受理岗',
    role: '受理',
    from: '2024-01-01',
  }
  const first = await run({ units: [row(2, unit)], officers: [row(2, post)] })
  expect(first.faults).toEqual([])
  expect(first.changes.map(({ what, of }) => `${what} ${of}`)).toEqual([
    'add unit',
    'add officer',
    'add holding',
  ])
  const officerId = first.officers[0]?.id ?? ''
  expect(await findUnit(world.database.read, first.units[0]?.id ?? '')).toMatchObject({
    regionName: '平遥县',
    path: `${government?.path}.u${CODE.toLowerCase()}`,
  })
  // The identity number is not kept.
  const [kept] = await world.database.read<
    { text: string }[]
  >`select officer::text as text from organization.officer where id = ${officerId}`
  expect(kept?.text).not.toContain('149928198001010018')

  const civil = await unitOf(world.database.read, 'civil-affairs', '140728', today)
  const transfer = { ...post, unit: civil?.code ?? '', post: '审批岗', role: 'approver', from: '2026-12-01' }
  await run({ officers: [row(2, transfer)] })
  expect(await rolesOn(officerId, '2023-12-31')).toEqual([])
  expect(await rolesOn(officerId, '2026-11-30')).toEqual(['平遥县数字政务中心', 'acceptor'])
  expect(await rolesOn(officerId, '2026-12-01')).toEqual(['平遥县民政局', 'approver'])

  for (const officers of [[row(2, post)], [row(2, transfer)], [row(2, transfer), row(3, post)]]) {
    const again = await run({ units: [row(2, unit)], officers })
    expect([again.changes, again.faults]).toEqual([[], []])
  }
})

test('a plan with faults writes nothing', async () => {
  const before = await world.database.read`select from organization.unit`
  const plan = await run({
    units: [
      row(2, { code: CODE, name: '另一个名字', region: '140728', from: '2024-01-01' }),
      row(3, { code: CODE.replace(/.$/, '?'), name: '坏的', region: '140728', from: '2024-01-01' }),
    ],
  })
  expect(plan.faults).toHaveLength(1)
  await expect(world.database.write((tx) => writeOrganization(tx, plan))).rejects.toThrow('faults')
  expect(await world.database.read`select from organization.unit`).toHaveLength(before.length)
})
