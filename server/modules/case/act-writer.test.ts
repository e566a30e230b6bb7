import { afterAll, beforeAll, expect, test } from 'vitest'
import { unitId } from '#modules/organization'
import { uuidv7 } from '#platform/crypto'
import { callersOf, createWorld, seeCase, staffOf, type Post, type World } from '#world'
import { fileByMachine } from './filing/file-by-machine.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
const centre: Post = { region: '140700', unit: 'hotline-centre', role: 'acceptor' }
const call = {
  anonymous: true,
  demand: 'consult',
  category: '03',
  summary: '供暖从哪一天开始',
  detail: '问今年供暖从哪一天开始，到哪里交费',
  urgency: 'normal',
}
const AT_ONCE = 40

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

test('acts that come at once are written together, and each whole', async () => {
  const ids = await fileAtOnce()
  const rows = await actsOf(ids)
  expect(rows).toHaveLength(AT_ONCE)
  for (const { writtenBy: _, ...row } of rows)
    expect(row).toEqual({ revision: 1, reached: 1, audited: 1, proven: 1, tasks: 1, clocks: rows[0]?.clocks })
  expect(new Set(rows.map(({ writtenBy }) => writtenBy)).size).toBeLessThan(AT_ONCE / 2)
})

test('what was filed before is found filed, and the others that came with it are written', async () => {
  const again = await fileAtOnce()
  const ids = [...again, ...newIds(AT_ONCE)]
  await fileAtOnce(ids)
  expect(await actsOf(ids)).toHaveLength(2 * AT_ONCE)
})

test('of two on one case at once one is heard, and the others that came with them stand', async () => {
  const ids = await fileAtOnce()
  const clerk = await staff.on(centre)
  const seen = await Promise.all(ids.map((id) => seeCase(clerk, id)))
  const claims = seen.flatMap(({ tasks, revision }, index) => {
    const claim = () => clerk.post(`/api/v1/cases/${ids[index]}/claim`, { taskId: tasks[0]?.id, revision })
    return index % 2 === 0 ? [claim(), claim()] : [claim()]
  })
  const answers = await Promise.all(claims)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(AT_ONCE)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.map(({ status }) => status)).toEqual(Array.from({ length: AT_ONCE / 2 }, () => 409))
  const rows = await actsOf(ids)
  expect(rows).toHaveLength(2 * AT_ONCE)
  expect(new Set(rows.map(({ reached }) => reached))).toEqual(new Set([2]))
})

function newIds(count: number): string[] {
  return Array.from({ length: count }, () => uuidv7(world.clock.now()))
}

async function fileAtOnce(ids = newIds(AT_ONCE)): Promise<string[]> {
  await Promise.all(
    ids.map((caseId) =>
      fileByMachine(world.platform, {
        slug: 'hotline-order',
        caseId,
        unitId: unitId('140700', 'hotline-centre'),
        answers: call,
        by: { id: 'test', name: '测试', operation: 'test.file' },
      }),
    ),
  )
  return ids
}

/** Every act of the cases, by which transaction it was written, and what was written with it. */
async function actsOf(ids: readonly string[]) {
  return world.owner.read<Row[]>`
    select a.revision, a.xmin::text as "writtenBy", c.revision as reached,
      (select count(*)::int from audit.entry e where e.case_id = a.case_id and e.operation = 'test.file') as audited,
      (select count(*)::int from ledger.pending p where p.id = a.entry_id)
        + (select count(*)::int from ledger.leaf l where l.id = a.entry_id) as proven,
      (select count(*)::int from "case".task t where t.case_id = a.case_id) as tasks,
      (select count(*)::int from "case".clock k where k.case_id = a.case_id) as clocks
    from "case".act a join "case"."case" c using (case_id) where a.case_id = any (${[...ids]}::uuid[])`
}

interface Row {
  readonly writtenBy: string
  readonly revision: number
  readonly reached: number
  readonly audited: number
  readonly proven: number
  readonly tasks: number
  readonly clocks: number
}
