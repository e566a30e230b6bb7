import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rerun, RerunDifference } from '#contract'
import { assigneeNames, resultNames, serviceNames } from '#modules/case'
import { lookAgain, publishPacks } from '#modules/matter'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { carryRerun } from './carry.ts'

const packs = join(import.meta.dirname, '../../../../packs')
const mother = '01900000-0000-7000-8000-000000000001'
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let supervisor: Caller
let folder: string

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  supervisor = await city.as('supervisor')
  folder = await mkdtemp(join(tmpdir(), 'yiwang-packs-'))
  await cp(packs, folder, { recursive: true })
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** Files for 王秀兰, 81, and gives the case's id. */
async function grant(): Promise<string> {
  const son = await city.as('son')
  const draft = (await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: mother }))
    .body as unknown as { id: string; choices: { card: { value: string }[] } }
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices.card[0]?.value },
    declared: true,
  })
  expect(filed.body).toMatchObject({ outcome: 'granted' })
  return draft.id
}

/** Publishes version 2: paid from 85 on. */
async function correctTheRules() {
  const change = async (file: string, ...changes: [string, string][]) => {
    const path = join(folder, 'services/old-age-allowance', file)
    let content = await readFile(path, 'utf8')
    for (const [was, now] of changes) {
      expect(content).toContain(was)
      content = content.replace(was, now)
    }
    await writeFile(path, content)
  }
  await change('matter.yaml', ['\nversion: 1\n', '\nversion: 2\n'])
  const decision = await readFile(join(folder, 'services/old-age-allowance/decision.yaml'), 'utf8')
  // Its examples speak of eighty.
  const examples = decision.indexOf('\nexamples:')
  await writeFile(
    join(folder, 'services/old-age-allowance/decision.yaml'),
    `${decision.slice(0, examples).replace('\nversion: 1\n', '\nversion: 2\n').replace('fromAge: { value: 80', 'fromAge: { value: 85')}
examples:
  - { name: 八十岁, given: {}, outcome: refused, failing: [age] }
  - { name: 九十岁, given: { subject: { age: 90 } }, outcome: granted }
`,
  )
  const names = { assignees: assigneeNames(), results: resultNames(), services: serviceNames() }
  await world.owner.write((tx) => publishPacks(tx, folder, names, world.clock.now()))
  lookAgain(world.database)
}

const start = (version: number, who = supervisor) =>
  who.post('/api/v1/reruns', { slug: 'old-age-allowance', version, reason: '第1版起领年龄写错' })
const finish = async () => {
  for (let batches = 0; (await carryRerun(world.platform)).isFull; batches++) expect(batches).toBeLessThan(50)
}
const read = async (id: string) =>
  (await supervisor.get(`/api/v1/reruns/${id}`)).body as unknown as {
    rerun: Rerun
    differences: RerunDifference[]
  }

test('decisions of rules found wrong are judged again, and the differences are a worklist', async () => {
  const caseId = await grant()
  const same = (await start(1)).body as unknown as { id: string }
  await finish()
  const { rerun: unchanged } = await read(same.id)
  expect(unchanged).toMatchObject({ differing: 0, failed: 0, judged: unchanged.total })
  expect(unchanged.total).toBeGreaterThan(0)

  await correctTheRules()
  const asked = (await start(1)).body as unknown as { id: string }
  // Two workers at once judge each case once.
  await Promise.all([finish(), finish()])
  const { rerun, differences } = await read(asked.id)
  expect(rerun).toMatchObject({ version: 1, against: 2, judged: unchanged.total })
  expect(rerun.finishedAt).not.toBeNull()
  const found = differences.find((each) => each.caseId === caseId)
  expect(found).toMatchObject({ was: 'granted', now: 'refused', checks: [{ id: 'age' }] })
  // A supervisor looks across departments: names are masked.
  expect(found?.subjectName).not.toBe('王秀兰')

  const settle = () =>
    supervisor.post(`/api/v1/reruns/${asked.id}/settle`, { caseId, settlement: '已重开核对' })
  expect((await settle()).status).toBe(200)
  expect((await settle()).body).toMatchObject({ code: 'rerun.settled' })
  expect((await read(asked.id)).differences.some((each) => each.caseId === caseId)).toBe(false)
})

test('a rerun is for supervisors, of a version that is there, within their region', async () => {
  const stranger = await city.as('approver-yuci')
  expect((await start(1, stranger)).body).toMatchObject({ code: 'access.denied' })
  expect((await start(99)).body).toMatchObject({ code: 'matter.not-found' })
  expect((await supervisor.get('/api/v1/reruns/01900000-0000-7000-8000-0000000000ff')).body).toMatchObject({
    code: 'rerun.not-found',
  })
})
