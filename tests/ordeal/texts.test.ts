import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, type Caller, type World } from '#world'
import { openAllowance, settleElders } from './elders.ts'
import { actOn, fileLicence, viewOf } from './licence.ts'
import { watched } from './watched.ts'

let world: World
let city: Awaited<ReturnType<typeof callersOf>>
const as = async (persona: string): Promise<Caller> => watched(await city.as(persona))
const BASIS = { law: 'law:行政许可法#38' }

beforeAll(async () => {
  world = await createWorld()
  city = await callersOf(world)
})
afterAll(async () => {
  await city.composition.http.close()
  await world.close()
})

const texts = [
  `'); drop table "case"."case"; --`,
  `" || (select password_hash from identity.account limit 1) || "`,
  '<script>document.title="x"</script><img src=x onerror=alert(1)>',
  '{subject.name} {outputs.monthlyYuan} ${process.env} {{7*7}} $1 %s \\x00 \\u0000',
  "=cmd|' /C calc'!A0\t\r\n‮右到左 👨‍👩‍👧 e\u0301 𠮷",
]

test.each(texts)(
  '%s in every field a person or an officer may write is kept and shown as text',
  async (text) => {
    const [agent, acceptor, approver] = [
      await as('firm-agent'),
      await as('acceptor-yuci'),
      await as('approver-yuci'),
    ]
    const id = await fileLicence(agent, { domicile: text })
    expect((await viewOf(agent, id)).fields.find(({ name }) => name === 'domicile')).toMatchObject({
      value: text,
      text,
    })
    expect(
      (
        await actOn(acceptor, id, await viewOf(acceptor, id), 'request-correction', {
          corrections: [{ item: text.slice(0, 120), what: text }],
        })
      ).status,
    ).toBe(200)
    const asked = await viewOf(agent, id)
    expect(asked.corrections).toEqual([{ item: text.slice(0, 120), what: text }])
    expect(
      (
        await agent.post(`/api/v1/cases/${id}/correct`, {
          revision: asked.revision,
          answers: { domicile: `${text}!` },
          note: text,
        })
      ).status,
    ).toBe(200)
    expect((await actOn(acceptor, id, await viewOf(acceptor, id), 'accept', { opinion: text })).status).toBe(
      200,
    )
    expect(
      (
        await actOn(approver, id, await viewOf(approver, id), 'refuse', {
          opinion: text,
          reasons: [{ text, basis: BASIS }],
        })
      ).status,
    ).toBe(200)
    const decided = await viewOf(agent, id)
    expect(decided.decision).toMatchObject({ outcome: 'refused', opinion: text, reasons: [{ text }] })
    expect((await agent.post(`/api/v1/cases/${id}/rating`, { grade: 1, text })).status).toBe(200)
    const [kept] = await world.owner.read<
      { text: string }[]
    >`select text from rating.rating where case_id = ${id}`
    expect(kept?.text).toBe(text)
    const raw = await agent.get(`/api/v1/cases/${id}`)
    expect(raw.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'x-content-type-options': 'nosniff',
    })
  },
)

test.each(texts)('%s asked for, or given as an id, finds nothing and harms nothing', async (text) => {
  const [son, approver, anyone] = [await as('son'), await as('approver-yuci'), watched(city.anonymous())]
  const q = encodeURIComponent(text.slice(0, 60))
  const before = await counts()
  for (const path of [
    `/api/v1/cases?q=${q}`,
    `/api/v1/inbox?q=${q}`,
    `/api/v1/inbox?slug=${q}`,
    `/api/v1/cases/${q}`,
  ])
    expect((await approver.get(path)).status, path).toBeLessThan(500)
  for (const path of [
    `/api/v1/matters/${q}`,
    `/api/v1/matters?q=${q}`,
    `/api/v1/verify/${q}`,
    `/api/v1/law/search?q=${q}`,
    `/api/v1/search?q=${q}`,
    `/api/v1/regions/${q}`,
  ])
    expect((await anyone.get(path)).status, path).toBeLessThan(500)
  expect((await son.post('/api/v1/filings', { slug: text.slice(0, 80) })).body.code).toBe('matter.not-found')
  await anyone.post('/api/v1/identity/sign-in/begin', { loginName: text.slice(0, 40), password: text })
  const [elder = ''] = await settleElders(world, 1)
  const draft = await openAllowance(son, elder)
  expect(
    (
      await son.post(`/api/v1/filings/${draft.id}/submit`, {
        answers: { ...draft.answers, card: text },
        declared: true,
      })
    ).body.code,
  ).toBe('filing.answers-invalid')
  expect(await counts()).toEqual(before)
})

async function counts() {
  const [row] = await world.owner
    .read`select (select count(*) from "case"."case")::int as cases, (select count(*) from identity.account)::int as accounts, (select count(*) from law.article)::int as articles`
  return row
}
