import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRelay } from '#modules/case'
import { createLedger } from '#modules/ledger'
import { callersOf, createWorld, fileWork, seeCase, staffOf, takeAction, type Post, type World } from '#world'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
const of = (unit: string, role: Post['role']): Post => ({ unit, region: '140700', role })
const drafter = of('education', 'acceptor')
const office = of('government-office', 'acceptor')
const head = of('government-office', 'approver')
const mayor = of('government', 'leader')
const draft = {
  kind: 'notice',
  title: '晋中市人民政府关于做好中小学冬季取暖工作的通知',
  body: '各县（区、市）人民政府，市直有关单位：\n一、压实责任。县级政府对本行政区域学校取暖负总责。\n二、保障经费。取暖经费列入年度预算，不得挤占。',
  urgency: 'normal',
  to: ['finance', 'housing-construction'],
  copyTo: ['emergency'],
  countersign: ['finance', 'justice'],
}

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
  staff = staffOf(world, city.anonymous)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  const ledger = createLedger(world.platform)
  while ((await ledger.integrateOnce()) > 0);
}
const countersign = async (id: string) => {
  for (const unit of ['finance', 'justice'])
    await takeAction(await staff.on(of(unit, 'approver')), id, 'agree')
}
/** Drafted, checked, countersigned, reviewed: waits for the mayor. */
async function reviewed(): Promise<string> {
  const id = await fileWork(await staff.on(drafter), 'official-document', draft)
  await takeAction(await staff.on(office), id, 'pass')
  await countersign(id)
  expect((await takeAction(await staff.on(head), id, 'pass', { opinion: '送签发' })).status).toBe(200)
  return id
}
const numberOf = async (id: string) => {
  const { certificates } = await seeCase(await staff.on(office), id)
  const [row] = await world.owner.read<{ number: string }[]>`
    select body #>> '{document,number}' as number from certificate.certificate where certificate_id = ${certificates[0]?.id ?? ''}`
  return row?.number
}

test('a draft that one countersigner objects to is revised, countersigned by all again, signed, numbered, sealed and sent', async () => {
  const id = await fileWork(await staff.on(drafter), 'official-document', draft)
  expect((await takeAction(await staff.on(office), id, 'pass')).status).toBe(200)
  const view = await seeCase(await staff.on(office), id)
  // Only those who are asked.
  expect(view.tasks.map(({ stage }) => stage).toSorted()).toEqual(['sign-finance', 'sign-justice'])
  await takeAction(await staff.on(of('justice', 'approver')), id, 'agree')
  const objected = await takeAction(await staff.on(of('finance', 'approver')), id, 'object', {
    opinion: '写明经费渠道',
  })
  expect(objected.body).toMatchObject({ stage: 'revise' })
  const body = `${draft.body}\n三、经费由市县财政按6:4分担。`
  const revised = await takeAction(await staff.on(drafter), id, 'resubmit', {
    answers: { title: draft.title, body },
  })
  expect(revised.status).toBe(200)
  await takeAction(await staff.on(office), id, 'pass')
  // Who had agreed agrees anew: the text is another.
  expect((await seeCase(await staff.on(office), id)).tasks).toHaveLength(2)
  await countersign(id)
  await takeAction(await staff.on(head), id, 'pass', { opinion: '送签发' })
  expect((await takeAction(await staff.on(head), id, 'sign', { opinion: '发' })).body).toMatchObject({
    code: 'case.not-your-turn',
  })
  const signed = await takeAction(await staff.on(mayor), id, 'sign', { opinion: '同意印发' })
  expect(signed.body).toMatchObject({ milestone: 'decided' })
  await settle()
  const sent = await seeCase(await staff.on(drafter), id)
  expect(sent).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })
  expect(sent.history.find(({ type }) => type === 'call-answered')?.opinion).toBe(
    '已送达3个单位：晋中市财政局、晋中市住房和城乡建设局、晋中市应急管理局',
  )
  expect(await numberOf(id)).toBe('市政发〔2026〕1号')
})

test('whoever it is addressed to is told and reads it; the file proves itself; others see none of it', async () => {
  const id = await reviewed()
  await takeAction(await staff.on(mayor), id, 'sign', { opinion: '同意印发' })
  await settle()
  const receiver = await staff.on(of('emergency', 'acceptor'))
  const { notices } = (await receiver.get('/api/v1/notices')).body as unknown as {
    notices: { kind: string; caseId: string; params: Record<string, string> }[]
  }
  expect(notices.find(({ caseId }) => caseId === id)).toMatchObject({
    kind: 'document.received',
    params: { title: draft.title },
  })
  const { certificates } = await seeCase(receiver, id)
  const file = await receiver.get(`/api/v1/certificates/${certificates[0]?.id}/file`)
  expect(file.headers['content-type']).toBe('application/pdf')
  const anyone = city.anonymous()
  const verdict = async (bytes: Buffer) =>
    (await anyone.post('/api/v1/verify', { file: bytes.toString('base64') })).body
  expect(await verdict(file.bytes)).toMatchObject({ verdict: 'valid', issuerName: '晋中市人民政府' })
  const altered = Buffer.from(file.bytes)
  altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1
  expect(await verdict(altered)).toMatchObject({ verdict: 'altered' })
  const other = await staff.on(of('water', 'acceptor'))
  expect((await other.get(`/api/v1/cases/${id}`)).body).toMatchObject({ code: 'case.not-found' })
  expect((await other.get(`/api/v1/certificates/${certificates[0]?.id}`)).body).toMatchObject({
    code: 'certificate.not-found',
  })
})

test('numbers are without gaps and without doubles, however many are signed at once', async () => {
  const ids = [await reviewed(), await reviewed(), await reviewed()]
  const leader = await staff.on(mayor)
  const before = await world.owner.read<{ used: number }[]>`select used from certificate.series`
  const signed = await Promise.all(ids.map((id) => takeAction(leader, id, 'sign', { opinion: '发' })))
  expect(signed.map(({ status }) => status)).toEqual([200, 200, 200])
  const used = before[0]?.used ?? 0
  const numbers = await Promise.all(ids.map(numberOf))
  expect(new Set(numbers)).toEqual(new Set([1, 2, 3].map((more) => `市政发〔2026〕${used + more}号`)))
})

test('what is not to be issued ends without a number, and a character that no font prints is made by hand', async () => {
  const refusedId = await reviewed()
  await takeAction(await staff.on(mayor), refusedId, 'refuse', { opinion: '与省里要求重复' })
  expect(await seeCase(await staff.on(drafter), refusedId)).toMatchObject({
    status: 'closed',
    decision: { outcome: 'refused' },
    certificates: [],
  })
  const rare = await fileWork(await staff.on(drafter), 'official-document', {
    ...draft,
    title: `${draft.title}\u{2B81A}`,
    countersign: [],
  })
  await takeAction(await staff.on(office), rare, 'pass')
  // Nobody countersigns where nobody is asked.
  expect((await seeCase(await staff.on(office), rare)).tasks.map(({ stage }) => stage)).toEqual(['review'])
  await takeAction(await staff.on(head), rare, 'pass', { opinion: '送签发' })
  expect((await takeAction(await staff.on(mayor), rare, 'sign', { opinion: '发' })).body).toMatchObject({
    stage: 'issue-by-hand',
  })
})
