import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, FilingView, OfficerPrincipal, OutputOf, takenInOperations } from '#contract'
import { createLedger } from '#modules/ledger'
import { callersOf, createWorld, handInRequired, staffOf, takeAction, type Caller, type World } from '#world'
import { putTakenIn, takenInBy } from './taken-in.ts'

const FIRM = '01900000-0000-7000-8000-000000000101'
const ROAD = {
  purpose: '外墙装修',
  roadLevel: '人行道',
  road: '迎宾街118号门前人行道',
  areaSquareMetres: 20,
  from: '2026-11-25',
  to: '2026-12-05',
  restore: true,
}

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
/** 榆次区 decides; the firm’s clerk stands at a window of 寿阳县. */
let caseId: string
let window: Caller
beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
  window = await staff.on({ unit: 'approval-bureau', region: '140725', role: 'window' })
  const [firm] = await world.owner.read<{ name: string; identifier: string }[]>`
    select name, identifier from registry.subject where id = ${FIRM}`
  const opened = await window.post('/api/v1/filings', { slug: 'road-occupation', subject: firm })
  const draft = opened.body as unknown as FilingView
  await handInRequired(window, draft)
  const filed = await window.post(`/api/v1/filings/${draft.id}/submit`, { answers: ROAD, declared: true })
  expect(filed).toMatchObject({ status: 200 })
  caseId = draft.id
}, 120_000)
afterAll(async () => {
  await city?.composition.http.close()
  await world?.close()
})

const bureau = (role: 'acceptor' | 'approver') => staff.on({ unit: 'urban-management', role })
const listOf = async (who: Caller, side: 'window' | 'office') =>
  (
    (await who.get(`/api/v1/taken-in?side=${side}`)).body as unknown as OutputOf<
      typeof takenInOperations.list
    >
  ).cases

test('a window of another county takes a case in, its own county decides, and both sides follow it to the end', async () => {
  const taken = {
    caseId,
    status: 'open',
    outcome: null,
    takenBy: expect.stringContaining('寿阳县'),
    decidedBy: expect.stringContaining('榆次区'),
    regionName: expect.stringContaining('榆次'),
  }
  expect(await listOf(window, 'window')).toMatchObject([taken])
  expect(await listOf(await bureau('acceptor'), 'office')).toMatchObject([taken])
  expect((await (await bureau('acceptor')).get(`/api/v1/cases/${caseId}`)).body).toMatchObject({
    channel: 'window',
    takenInBy: expect.stringContaining('寿阳县'),
  })
  const seen = (await window.get(`/api/v1/cases/${caseId}`)).body as unknown as CaseView
  expect(seen).toMatchObject({ id: caseId, status: 'open' })
  // It follows; it does not decide.
  expect(seen.tasks.some(({ mine }) => mine)).toBe(false)
  const acted = await window.post(`/api/v1/cases/${caseId}/act`, {
    taskId: seen.tasks[0]?.id,
    revision: seen.revision,
    action: 'accept',
  })
  expect(acted.status).toBeGreaterThanOrEqual(400)

  expect(await takeAction(await bureau('acceptor'), caseId, 'accept')).toMatchObject({ status: 200 })
  const granted = await takeAction(await bureau('approver'), caseId, 'grant', { opinion: '同意' })
  expect(granted).toMatchObject({ status: 200 })
  expect(await listOf(window, 'window')).toMatchObject([{ caseId, outcome: 'granted' }])

  // The window hands the result out.
  const ledger = createLedger(world.platform)
  while ((await ledger.integrateOnce()) > 0);
  const { certificates } = (await window.get(`/api/v1/cases/${caseId}`)).body as unknown as CaseView
  const file = await window.get(`/api/v1/certificates/${certificates[0]?.id}/file`)
  expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a window sees what it took in and nothing else of that county', async () => {
  const other = await staff.on({ unit: 'approval-bureau', region: '140702', role: 'window' })
  expect(await listOf(other, 'window')).toEqual([])
  const agent = await city.as('firm-agent')
  const draft = (
    await agent.post('/api/v1/filings', { slug: 'road-occupation', subjectId: FIRM, fresh: true })
  ).body as unknown as FilingView
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers: ROAD, declared: true })
  expect(filed).toMatchObject({ status: 200 })
  expect((await window.get(`/api/v1/cases/${draft.id}`)).body.code).toBe('case.not-found')
  expect(await listOf(window, 'window')).toMatchObject([{ caseId }])
  const elsewhere = await staff.on({ unit: 'approval-bureau', region: '140724', role: 'window' })
  expect((await elsewhere.get(`/api/v1/cases/${caseId}`)).body.code).toBe('case.not-found')
})

test('what one window was refused and another took in, or its owner filed at home, is not the first one’s', async () => {
  const first = await staff.on({ unit: 'approval-bureau', region: '140724', role: 'window' })
  const [firm] = await world.owner.read<{ name: string; identifier: string }[]>`
    select name, identifier from registry.subject where id = ${FIRM}`
  const begun = (await first.post('/api/v1/filings', { slug: 'road-occupation', subject: firm, fresh: true }))
    .body as unknown as FilingView
  const refused = await first.post(`/api/v1/filings/${begun.id}/submit`, { answers: ROAD, declared: true })
  expect(refused.body).toMatchObject({ code: 'filing.materials-missing' })
  const agent = await city.as('firm-agent')
  const draft = (
    await agent.post('/api/v1/filings', { slug: 'road-occupation', subjectId: FIRM, fresh: true })
  ).body as unknown as FilingView
  // As if its owner had been at that window with it, before finishing it at home.
  await world.owner.read`update "case".taken_in set case_id = ${draft.id} where case_id = ${begun.id}`
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers: ROAD, declared: true })
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  expect(await listOf(first, 'window')).toEqual([])
  expect((await first.get(`/api/v1/cases/${draft.id}`)).body.code).toBe('case.not-found')

  // Handed in at the second window, it is that one's; once filed nobody takes it over.
  const again = (await first.post('/api/v1/filings', { slug: 'road-occupation', subject: firm, fresh: true }))
    .body as unknown as FilingView
  await first.post(`/api/v1/filings/${again.id}/submit`, { answers: ROAD, declared: true })
  const [{ officer }] = await world.owner.read<[{ officer: OfficerPrincipal }]>`
    select jsonb_build_object('unitId', unit_id, 'unitName', unit_name, 'regionPath', region_path::text, 'name', officer_name) as officer
    from "case".taken_in where case_id = ${caseId}`
  const { read } = world.platform.database
  await putTakenIn(read, again.id, officer, world.clock.now())
  expect(await takenInBy(read, again.id)).toMatchObject({ unitId: officer.unitId })
  await putTakenIn(read, caseId, { ...officer, unitId: FIRM }, world.clock.now())
  expect(await takenInBy(read, caseId)).toMatchObject({ unitId: officer.unitId })
})
