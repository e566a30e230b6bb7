import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OfficerPrincipal, Principal, Role } from '#contract'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import { auditEntry, auditHandlers, recordAudit, systemAuditEntry } from './index.ts'

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`

let world: World
let server: Awaited<ReturnType<typeof createHttpServer>>
let asking: Principal

function officer(regionPath: string, ...roles: Role[]): OfficerPrincipal {
  return {
    kind: 'officer',
    sessionId: id(1),
    accountId: id(2),
    officerId: id(3),
    name: '宋爱青',
    roles,
    unitId: id(4),
    unitName: '审批局',
    unitPath: 'g140700',
    regionCode: '140702',
    regionName: '某',
    regionPath,
  }
}
const yuci = officer('14.1407.140702', 'approver')
const shouyang = officer('14.1407.140725', 'approver')
const person = (subjectId: string): Principal => ({
  kind: 'person',
  sessionId: id(1),
  accountId: id(5),
  subjectId,
  name: '王秀兰',
})

beforeAll(async () => {
  world = await createWorld()
  server = await createHttpServer(
    world.platform,
    { authenticate: async () => asking, authorise: () => {}, checkOrigin: () => {}, record: async () => {} },
    auditHandlers,
  )
})
beforeEach(async () => {
  await world.owner.read`truncate audit.entry, audit.seen`
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function record(
  principal: Principal,
  operation: string,
  about: { subjectId?: string; subjectIds?: string[]; caseId?: string } = {},
) {
  world.clock.advance({ seconds: 1 })
  const entry = auditEntry({ principal, now: world.clock.now() }, { operation, ...about })
  await world.database.write((transaction) => recordAudit(transaction, [entry]))
}
const search = async (query = '') => (await server.inject(`/api/v1/audit/entries${query}`)).json()
const operations = (answer: { entries: { operation: string }[] }) =>
  answer.entries.map((entry) => entry.operation)

test('the server can add entries but neither change nor remove them', async () => {
  await record(yuci, 'case.act')
  const { database } = world
  await expect(database.read`update audit.entry set outcome = 'x'`).rejects.toMatchObject({ code: '42501' })
  await expect(database.read`delete from audit.entry`).rejects.toMatchObject({ code: '42501' })
  await expect(database.read`truncate audit.entry`).rejects.toMatchObject({ code: '42501' })
  expect((await database.read`select from audit.entry`).count).toBe(1)
})

test('an act that fails leaves no entry', async () => {
  const failing = world.database.write(async (transaction) => {
    await recordAudit(transaction, [systemAuditEntry(world.clock.now(), { operation: 'x' })])
    throw new Error('the act failed')
  })
  await expect(failing).rejects.toThrow('the act failed')
  expect((await world.database.read`select from audit.entry`).count).toBe(0)
})

test('one object and an array are both taken, and what is left out has a default', async () => {
  await world.database
    .read`select audit.record('{"operation":"one"}'), audit.record('[{"operation":"two"},{"operation":"three"}]')`
  const rows = await world.database.read`select distinct principal_kind, outcome, details from audit.entry`
  expect(rows).toEqual([{ principal_kind: 'system', outcome: 'ok', details: {} }])
})

test('a supervisor sees what officers of the region did, an auditor also what persons and the platform did', async () => {
  await record(yuci, 'by-yuci')
  await record(shouyang, 'by-shouyang')
  await record(person(id(9)), 'by-person')
  asking = officer('14.1407.140702', 'supervisor')
  expect(operations(await search())).toEqual(['by-yuci'])
  asking = officer('14.1407', 'supervisor')
  expect(operations(await search())).toEqual(['by-shouyang', 'by-yuci'])
  asking = officer('14.1407', 'auditor')
  expect(operations(await search())).toEqual(['by-person', 'by-shouyang', 'by-yuci'])
})

test('filters narrow, also by time', async () => {
  await record(yuci, 'case.act', { caseId: id(20), subjectId: id(9) })
  const between = world.clock.now()
  await record(yuci, 'case.get', { caseId: id(21) })
  asking = officer('14.1407', 'auditor')
  expect(operations(await search(`?caseId=${id(20)}`))).toEqual(['case.act'])
  expect(operations(await search(`?subjectId=${id(9)}`))).toEqual(['case.act'])
  expect(operations(await search('?operation=case.get&outcome=ok'))).toEqual(['case.get'])
  expect(operations(await search(`?from=${between.add({ milliseconds: 1 })}`))).toEqual(['case.get'])
  expect(operations(await search(`?to=${between}&officerId=${id(3)}`))).toEqual([])
})

test('whoever stood in a list finds it among the looks at their data, once a day for each reader and list', async () => {
  await record(yuci, 'case.inbox', { subjectIds: [id(9), id(8), id(9)] })
  await record(yuci, 'case.inbox', { subjectIds: [id(9)] })
  await record(yuci, 'case.search', { subjectIds: [id(9)] })
  await record(yuci, 'case.get', { subjectId: id(9) })
  world.clock.advance({ hours: 24 })
  await record(yuci, 'case.inbox', { subjectIds: [id(9)] })
  const own = async (subjectId: string) => {
    asking = person(subjectId)
    return operations(await (await server.inject('/api/v1/audit/own')).json())
  }
  expect(await own(id(9))).toEqual(['case.inbox', 'case.get', 'case.search', 'case.inbox'])
  expect(await own(id(8))).toEqual(['case.inbox'])
  expect(await own(id(7))).toEqual([])
  asking = officer('14.1407', 'auditor')
  expect(operations(await search(`?subjectId=${id(8)}`))).toEqual(['case.inbox'])
})

test('pages join without a gap, also over entries of one instant', async () => {
  const now = world.clock.now()
  const entries = [1, 2, 3, 4, 5].map((number) =>
    auditEntry({ principal: yuci, now }, { operation: `n${number}` }),
  )
  await world.database.write((transaction) => recordAudit(transaction, entries))
  asking = officer('14.1407', 'auditor')
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await search(`?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...operations(page))
    cursor = page.next ?? ''
  } while (cursor)
  expect(seen.toSorted()).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'])
})

test.each(['?cursor=abc', '?limit=0', '?caseId=1', '?from=yesterday', '?nothing=1'])(
  'the search %s is refused',
  async (query) => {
    asking = officer('14.1407', 'auditor')
    expect((await search(query)).status).toBe(400)
  },
)

test('a citizen may not search', async () => {
  asking = person(id(9))
  expect((await search()).code).toBe('access.denied')
})

test('a person sees which office looked, not which officer, and nothing of others', async () => {
  await record(yuci, 'case.get', { subjectId: id(9) })
  await record(person(id(9)), 'filing.submit', { subjectId: id(9) })
  await record(person(id(8)), 'filing.submit', { subjectId: id(9) })
  await record(yuci, 'case.get', { subjectId: id(8) })
  asking = person(id(9))
  const response = await server.inject('/api/v1/audit/own')
  expect(
    response.json().entries.map((one: { by: string; unitName: string | null }) => [one.by, one.unitName]),
  ).toEqual([
    ['person', null],
    ['self', null],
    ['officer', '审批局'],
  ])
  expect(response.body).not.toContain('宋爱青')
})
