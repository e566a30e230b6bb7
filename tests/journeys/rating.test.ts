import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilingView } from '#contract'
import {
  callersOf,
  createWorld,
  staffOf,
  startCluster,
  takeAction,
  type Caller,
  type Cluster,
  type World,
} from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const MOTHER = '01900000-0000-7000-8000-000000000001'
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const desk = { width: 1440, height: 900 }
const phone = { width: 375, height: 740 }

let cluster: Cluster
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  world = await createWorld({ cluster, at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await callersOf(world, { webFolder })
  city.composition.start()
  visitor = await openBrowser(await city.composition.http.listen({ host: '127.0.0.1', port: 0 }))
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await city?.composition.stop()
  await world?.close()
  await cluster?.tearDown()
})

/** A finished case of the mother's, filed by her son. */
async function finished(): Promise<string> {
  const son = await city.as('son')
  const opened = await son.post('/api/v1/filings', {
    slug: 'old-age-allowance',
    subjectId: MOTHER,
    fresh: true,
  })
  const draft = opened.body as unknown as FilingView
  const answers = { card: draft.choices['card']?.[0]?.value }
  const filed = await son.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(filed.status).toBe(200)
  return draft.id
}

/** The case that mends, once it is opened. */
async function mendingOf(caseId: string, officer: Caller): Promise<string> {
  let found: string | undefined
  await expect
    .poll(
      async () => {
        const { body } = await officer.get('/api/v1/ratings')
        const { ratings } = body as unknown as {
          ratings: { caseId: string; rectification: { caseId: string } | null }[]
        }
        found = ratings.find((each) => each.caseId === caseId)?.rectification?.caseId
        const { status } = await officer.get(`/api/v1/cases/${found}`)
        return status
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(200)
  return found ?? ''
}

test(
  'a bad rating on the telephone is called back and mended, and whoever rated says so',
  { timeout: 240_000 },
  async () => {
    const id = await finished()
    await using citizen = await visitor.openPage(`/cases/${id}`, { ...phone, persona: 'son' })
    const { page } = citizen
    await page.getByText('不满意', { exact: true }).click()
    await page.getByText('页面出错').click()
    await page.getByLabel('想说的话（可以不写）').fill('交了两次才成功')
    await expectAccessible(page)
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('收到了，会打电话给您核实。').waitFor()

    const fix = await mendingOf(id, await city.as('approver-civil-yuci'))
    await using desked = await visitor.openPage('/officer/ratings', {
      ...desk,
      persona: 'acceptor-civil-yuci',
    })
    await desked.page.getByRole('link', { name: '待回访' }).first().waitFor()
    await expectAccessible(desked.page)
    await desked.goTo(`/officer/cases/${fix}`)
    await desked.page.getByText('页面出错；交了两次才成功').first().waitFor()
    await desked.page.getByRole('button', { name: /核实了，限期整改/ }).click()
    const call = desked.page.getByRole('dialog')
    await call.getByText('是', { exact: true }).click()
    await call.getByText('属实，马上改').click()
    await call.getByRole('button', { name: /核实了，限期整改/ }).click()
    await desked.page.getByRole('button', { name: /改好了，答复/ }).click()
    const told = desked.page.getByRole('dialog')
    await told.getByRole('textbox').fill('提交按钮修好了，连续试了三天没有再出错。')
    await told.getByRole('button', { name: /改好了，答复/ }).click()

    await page.reload()
    await page.getByText('提交按钮修好了').waitFor({ timeout: 60_000 })
    await expectAccessible(page)
    await page.getByRole('button', { name: '改好了', exact: true }).click()
    await page.getByText('您说改好了，谢谢。').waitFor()
    await citizen.goTo('/ratings?by=item')
    await page.getByText('提交按钮修好了').waitFor()
    await expectAccessible(page)
    expect([...citizen.faults, ...desked.faults]).toEqual([])
  },
)

test(
  'a code from the window is rated on another screen, once; a malicious one is appealed and not counted',
  { timeout: 240_000 },
  async () => {
    const id = await finished()
    await using clerk = await visitor.openPage(`/officer/cases/${id}`, { ...desk, persona: 'window-clerk' })
    await clerk.page.getByRole('button', { name: '请评这次窗口服务' }).click()
    const link = clerk.page.getByRole('link', { name: '没带手机，就在这块屏上评' })
    const path = (await link.getAttribute('href')) ?? ''
    await expectAccessible(clerk.page)
    await using passer = await visitor.openPage(path, phone)
    await passer.page.getByText('非常不满意', { exact: true }).click()
    await passer.page.getByText('态度不好').click()
    await passer.page.getByText(/^留下姓名和电话/).click()
    await passer.page.getByLabel('姓名', { exact: true }).fill('张三')
    await passer.page.getByLabel('手机号', { exact: true }).fill('13800140009')
    await expectAccessible(passer.page)
    await passer.page.getByRole('button', { name: '提交评价' }).click()
    await passer.page.getByText('评好了，谢谢').waitFor()
    await passer.goTo(path)
    await passer.page.getByText('评价码用过了或者过期了').waitFor()
    expect([...clerk.faults, ...passer.faults]).toEqual([])

    // The unit that was rated appeals; another decides, and the rate shows no bad rating any more.
    const staff = staffOf(world, city.anonymous)
    const acceptor = await staff.on({ unit: 'approval-bureau', role: 'acceptor' })
    const fix = await mendingOf(id, acceptor)
    const opinion = '监控显示当时没有这位办事人'
    expect((await takeAction(acceptor, fix, 'appeal', { opinion })).status).toBe(200)
    const judge = await staff.on({ unit: 'government-office', role: 'supervisor' })
    expect((await takeAction(judge, fix, 'malicious', { opinion: '查看监控属实' })).status).toBe(200)
    await expect
      .poll(async () => JSON.stringify((await judge.get('/api/v1/ratings')).body), {
        timeout: 30_000,
        interval: 500,
      })
      .toContain('"excluded"')
    await using leader = await visitor.openPage('/officer/ratings', { ...desk, persona: 'approver-yuci' })
    await leader.page.getByRole('link', { name: '认定恶意，不计入' }).waitFor()
    await leader.goTo('/officer/ratings?view=unit')
    await expectAccessible(leader.page)
    expect(leader.faults).toEqual([])
  },
)
