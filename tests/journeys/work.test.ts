import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  callersOf,
  createWorld,
  seeCase,
  staffOf,
  startCluster,
  takeAction,
  type Cluster,
  type Post,
  type World,
} from '#world'
import { expectAccessible, openBrowser, type Visit, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const desk = { width: 1440, height: 900 }

let cluster: Cluster
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let staff: ReturnType<typeof staffOf>
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  world = await createWorld({ cluster, at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  city = await callersOf(world, { webFolder })
  staff = staffOf(world, city.anonymous)
  city.composition.start()
  visitor = await openBrowser(await city.composition.http.listen({ host: '127.0.0.1', port: 0 }))
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await city?.composition.stop()
  await world?.close()
  await cluster?.tearDown()
})

/** Opens a form under 发起. */
async function begin({ page }: Visit, title: string) {
  const matter = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  await matter.getByRole('button', { name: '填报', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function choose(page: Page, question: string, ...answers: string[]) {
  const group = page.getByRole('group', { name: question })
  for (const answer of answers) await group.getByLabel(answer, { exact: true }).check()
}

/** Files what was filled in; gives the id of the case that opens. */
async function submit(page: Page, declaration: string): Promise<string> {
  await page.getByLabel(declaration).check()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(/\/officer\/cases\/[0-9a-f-]+$/)
  return page.url().split('/').at(-1) ?? ''
}

/** Opens a case from one's inbox, as it is found there. */
async function openFromInbox(page: Page, heading: string) {
  await page.getByRole('row').filter({ hasText: heading }).getByRole('link').click()
  await page.waitForURL(/\/officer\/cases\//)
  await page.getByText(heading).first().waitFor()
}

/** A verb that asks for answers: its dialog, to be filled in and sent. */
async function dialogOf(page: Page, verb: string) {
  await page.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
  const dialog = page.getByRole('dialog', { name: verb })
  await dialog.getByRole('button', { name: verb, exact: true }).waitFor()
  return {
    dialog,
    send: async () => {
      await dialog.getByRole('button', { name: verb, exact: true }).click()
      await page.getByText(`${verb}，已办`).waitFor()
    },
  }
}

/** A verb that is pressed twice. */
async function press(page: Page, verb: string, opinion?: string) {
  if (opinion) await page.locator('#opinion').fill(opinion)
  await page.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
  await page.getByRole('button', { name: `再按一次：${verb}` }).click()
  await page.getByText(`${verb}，已办`).waitFor()
}

test(
  'a call becomes an order, is sent to whoever answers for it, answered, and the caller is called back',
  { timeout: 240_000 },
  async () => {
    const summary = '迎宾街烧烤店油烟直排窗户'
    await using agent = await visitor.openPage('/officer/work', { ...desk, persona: 'hotline-agent' })
    await begin(agent, '12345热线工单')
    await expectAccessible(agent.page)
    await choose(agent.page, '来电人要求匿名？', '不是')
    await agent.page.getByLabel('来电人怎么称呼').fill('孙建军')
    await agent.page.getByLabel('回访电话').fill('13800140102')
    await choose(agent.page, '诉求类型', '投诉')
    await choose(agent.page, '诉求分类', '生态环境')
    await agent.page.getByLabel('一句话说清是什么事').fill(summary)
    await agent.page.getByLabel('详细情况').fill('每天下午五点到夜里十二点，油烟和噪声都大。')
    await choose(agent.page, '紧急程度', '一般')
    const id = await submit(agent.page, '已把记录念给来电人听，来电人认可。')
    await agent.page.getByRole('heading', { level: 1, name: '12345热线工单' }).waitFor()
    await expectAccessible(agent.page)

    await using dispatcher = await visitor.openPage('/officer', { ...desk, persona: 'hotline-dispatcher' })
    await openFromInbox(dispatcher.page, summary)
    const dispatched = await dialogOf(dispatcher.page, '派单')
    await expectAccessible(dispatcher.page)
    await choose(dispatcher.page, '属地', '榆次区')
    await choose(dispatcher.page, '承办部门', '城市管理')
    await dispatched.send()

    await using urban = await visitor.openPage('/officer', { ...desk, persona: 'urban-yuci' })
    await openFromInbox(urban.page, summary)
    const answered = await dialogOf(urban.page, '办结反馈')
    // What is left out is asked for at the field that lacks it, and what was written stays.
    await choose(urban.page, '联系过来电人了吗？', '是')
    await answered.dialog.getByRole('button', { name: '办结反馈', exact: true }).click()
    await answered.dialog.getByRole('alert').getByRole('link').first().waitFor()
    await expectAccessible(urban.page)
    await answered.dialog.getByLabel('怎么办的、结果怎样').fill('已责令加装净化器，当面复测合格。')
    await answered.send()

    await agent.goTo('/officer')
    await openFromInbox(agent.page, summary)
    const called = await dialogOf(agent.page, '回访办结')
    await choose(agent.page, '打通了吗？', '是')
    await choose(agent.page, '承办单位联系过您吗？', '是')
    await choose(agent.page, '诉求解决了吗？', '解决了')
    await choose(agent.page, '对结果满意吗？', '满意')
    await called.send()
    await agent.page.getByText('已责令加装净化器，当面复测合格。').waitFor()
    await expectAccessible(agent.page)
    expect(await seeCase(await city.as('hotline-agent'), id)).toMatchObject({
      status: 'closed',
      milestone: 'closed',
    })
    expect([...agent.faults, ...dispatcher.faults, ...urban.faults]).toEqual([])
  },
)

test(
  'a document is drafted, checked, countersigned by two, signed, numbered and sent',
  { timeout: 240_000 },
  async () => {
    const title = '晋中市人民政府关于推进公共数据共享应用的通知'
    const of = (unit: string): Post => ({ unit, region: '140700', role: 'approver' })
    await using drafter = await visitor.openPage('/officer/work', { ...desk, persona: 'data-approver' })
    await begin(drafter, '发文')
    await choose(drafter.page, '文种', '通知')
    await drafter.page.getByLabel('标题').fill(title)
    await drafter.page
      .getByLabel('正文')
      .fill('各县（区、市）人民政府，市直有关单位：\n一、一数一源。每项数据确定一个数源部门。')
    await choose(drafter.page, '紧急程度', '平件')
    await choose(drafter.page, '主送', '教育', '公安')
    await choose(drafter.page, '请谁会签', '财政', '司法行政')
    await expectAccessible(drafter.page)
    const id = await submit(drafter.page, '文稿不涉密，内容已经本单位负责人审过。')

    await using secretary = await visitor.openPage('/officer', { ...desk, persona: 'secretary' })
    await openFromInbox(secretary.page, title)
    await press(secretary.page, '核稿通过')
    await expectAccessible(secretary.page)
    for (const unit of ['finance', 'justice'])
      expect((await takeAction(await staff.on(of(unit)), id, 'agree')).status).toBe(200)
    const reviewed = await takeAction(await staff.on(of('government-office')), id, 'pass', {
      opinion: '送签发',
    })
    expect(reviewed.status).toBe(200)

    await using mayor = await visitor.openPage('/officer', { ...desk, persona: 'mayor' })
    await openFromInbox(mayor.page, title)
    await press(mayor.page, '签发', '同意印发')
    await expect
      .poll(async () => (await seeCase(await city.as('secretary'), id)).status, { timeout: 60_000 })
      .toBe('closed')
    await mayor.goTo(`/officer/cases/${id}`)
    await mayor.page.getByText('已送达2个单位：晋中市教育局、晋中市公安局').waitFor()
    await mayor.page.getByText('市政发〔2026〕1号').first().waitFor()
    await expectAccessible(mayor.page)
    expect([...drafter.faults, ...secretary.faults, ...mayor.faults]).toEqual([])
  },
)
