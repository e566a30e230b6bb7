import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, FilingView } from '#contract'
import {
  callersOf,
  createWorld,
  handInRequired,
  offer,
  startCluster,
  type Caller,
  type Cluster,
  type World,
} from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const FIRM = '01900000-0000-7000-8000-000000000101'
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const desk = { width: 1440, height: 900 }

/** A city of its own, whose days the journey sets. */
let cluster: Cluster
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let visitor: Visitor

const label = (zh: string) => ({ zh, en: zh })
const decision = { role: 'approver', name: 'role' }
/** Seen on site, then signed side by side by two departments, then decided. */
const countersigned = {
  start: 'acceptance',
  stages: {
    acceptance: {
      kind: 'task',
      title: label('受理'),
      assignee: { name: 'role', role: 'acceptor' },
      actions: { accept: { label: label('受理'), key: 'A', to: 'survey', milestones: ['accepted'] } },
    },
    survey: {
      kind: 'task',
      title: label('现场核查'),
      assignee: { name: 'role', role: 'acceptor' },
      actions: { seen: { label: label('核查完成'), key: 'A', to: 'countersign', needs: ['opinion'] } },
    },
    countersign: {
      kind: 'fork',
      title: label('会签'),
      branches: {
        bureau: { title: label('审批局'), start: 'bureau', stages: ['bureau'] },
        civil: { title: label('民政局'), start: 'civil', stages: ['civil'] },
      },
      join: 'all',
      next: { to: 'review' },
      failed: { to: 'review' },
    },
    bureau: signing('审批局会签', decision),
    civil: signing('民政局会签', { name: 'department', department: 'civil-affairs', role: 'approver' }),
    review: {
      kind: 'task',
      title: label('审查决定'),
      assignee: decision,
      actions: {
        grant: {
          label: label('准予'),
          key: 'A',
          to: 'end',
          milestones: ['decided', 'closed'],
          outcome: 'granted',
          needs: ['opinion'],
        },
        refuse: {
          label: label('不予'),
          key: 'N',
          to: 'end',
          milestones: ['decided', 'closed'],
          outcome: 'refused',
          needs: ['opinion', 'reasons'],
        },
      },
    },
  },
}

function signing(title: string, assignee: object) {
  return {
    kind: 'task',
    title: label(title),
    assignee,
    actions: {
      agree: { label: label('同意'), key: 'A', to: 'join', verdict: 'pass', needs: ['opinion'] },
      disagree: { label: label('不同意'), key: 'N', to: 'join', verdict: 'fail', needs: ['opinion'] },
    },
  }
}

beforeAll(async () => {
  cluster = await startCluster()
  world = await createWorld({ cluster, at: Temporal.Instant.from('2026-09-21T02:00:00Z') })
  await offer(world, { slug: 'test-countersigned', flow: countersigned })
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

async function file(slug: string): Promise<string> {
  const agent = await city.as('firm-agent')
  const draft = (await agent.post('/api/v1/filings', { slug, subjectId: FIRM })).body as unknown as FilingView
  await handInRequired(agent, draft)
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  expect(filed.status).toBe(200)
  return draft.id
}

const viewOf = async (who: Caller, id: string) =>
  (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView

/** An action of a stage, by somebody who needs no browser for it. */
async function act(persona: string, id: string, stage: string, action: string, opinion?: string) {
  const who = await city.as(persona)
  const { tasks, revision } = await viewOf(who, id)
  const taskId = tasks.find((task) => task.stage === stage)?.id
  const body = { taskId, revision, action, ...(opinion ? { opinion } : {}) }
  expect((await who.post(`/api/v1/cases/${id}/act`, body)).body).toMatchObject({
    status: expect.any(String),
    milestone: expect.any(String),
  })
}

/** A step of 更多, by the keyboard. */
async function choose(page: Page, step: string) {
  const item = page.getByRole('menuitem', { name: step })
  // A key pressed in the very moment a page is drawn may come before its listeners.
  await expect
    .poll(async () => {
      if (await item.isVisible()) return true
      await page.keyboard.press('m')
      return item.isVisible()
    })
    .toBe(true)
  while (!(await item.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** A verb that is pressed twice. */
async function press(page: Page, verb: string, opinion: string) {
  await page.locator('#opinion').fill(opinion)
  await page.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
  await page.getByRole('button', { name: `再按一次：${verb}` }).click()
  await page.getByText(`${verb}，已办`).waitFor()
}

test(
  'a case comes back out of a countersign, is countersigned anew and granted',
  { timeout: 240_000 },
  async () => {
    const id = await file('test-countersigned')
    await act('acceptor-yuci', id, 'acceptance', 'accept')
    await act('acceptor-yuci', id, 'survey', 'seen', '两人核查，现场相符')
    await act('approver-civil-yuci', id, 'civil', 'agree', '没有意见')

    await using visit = await visitor.openPage(`/officer/cases/${id}`, { ...desk, persona: 'approver-yuci' })
    const { page, goTo } = visit
    await page.getByRole('button', { name: /^同意/ }).waitFor()
    await expectAccessible(page)
    await choose(page, '退回')
    const dialog = page.getByRole('dialog', { name: '退回' })
    await dialog.getByRole('radio', { name: '现场核查' }).check()
    await dialog.getByLabel('为什么退回').fill('照片看不出洗消区，请补看一次')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '退回现场核查' }).click()
    await page.getByText('退回，已办').waitFor()
    await page.locator('.history').getByText('从审批局会签退回现场核查').waitFor()
    // What was sent back is a line of the drawing, over the flow as it is defined.
    const drawn = page.locator('.flow-panel')
    await drawn.getByRole('img', { name: '走了7步，现在在现场核查' }).waitFor()
    await drawn.locator('.edge.return.taken', { hasText: '退回' }).waitFor()
    await drawn.locator('.node.now', { hasText: '现场核查' }).waitFor()
    await drawn.getByText('按文字看每一步').click()
    await drawn.getByRole('listitem').filter({ hasText: '照片看不出洗消区，请补看一次' }).waitFor()
    await expectAccessible(page)

    // Both departments are asked anew: what the other had signed was of what was seen before.
    await act('acceptor-yuci', id, 'survey', 'seen', '补看洗消区，符合')
    await act('approver-civil-yuci', id, 'civil', 'agree', '仍没有意见')
    await goTo(`/officer/cases/${id}`)
    await press(page, '同意', '看过补拍的照片')
    await page.getByRole('button', { name: /^准予/ }).waitFor()
    await press(page, '准予', '符合条件')
    await page.getByRole('heading', { level: 2, name: /批准了|准予/ }).waitFor()
    await expectAccessible(page)
    expect(visit.faults).toEqual([])
    const { history, decision: decided } = await viewOf(await city.as('approver-yuci'), id)
    expect(decided).toMatchObject({ outcome: 'granted' })
    expect(history.filter(({ type }) => type === 'returned')).toHaveLength(1)
  },
)

test(
  'stopped for a hearing before the National Day and resumed after it, both deadlines move',
  { timeout: 240_000 },
  async () => {
    world.clock.set(Temporal.Instant.from('2026-09-21T02:00:00Z'))
    const id = await file('food-business-licence')
    await act('acceptor-yuci', id, 'acceptance', 'accept')
    world.clock.set(Temporal.Instant.from('2026-09-23T02:00:00Z'))
    {
      await using visit = await visitor.openPage(`/officer/cases/${id}`, {
        ...desk,
        persona: 'approver-yuci',
      })
      const { page } = visit
      await page.getByText('9月21日起算，10月8日到期。').waitFor()
      await page.getByText('10月12日前').waitFor()
      await choose(page, '中止计时')
      const dialog = page.getByRole('dialog', { name: '中止计时' })
      await dialog.getByLabel('具体情况').fill('楼上住户要求听证')
      await dialog.getByLabel('告知书文号或名称').fill('榆审听告字〔2026〕3号')
      await dialog.getByLabel('告知的天数').fill('20')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: '中止计时' }).click()
      await page.getByText('中止计时，已办').waitFor()
      await page.getByText('承诺时限停表').first().waitFor()
      await page.getByText('9月23日起停表，').waitFor()
      expect(await page.getByRole('button', { name: /先恢复计时/ }).count()).toBe(2)
      await expectAccessible(page)
      expect(visit.faults).toEqual([])
    }

    await using phone = await visitor.openPage(`/cases/${id}`, {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    await phone.page.getByRole('heading', { level: 1, name: '暂停计时：在等听证' }).waitFor()
    await phone.page.getByText('榆审听告字〔2026〕3号，约需20天').first().waitFor()
    await expectAccessible(phone.page)

    world.clock.set(Temporal.Instant.from('2026-10-09T02:00:00Z'))
    await using visit = await visitor.openPage(`/officer/cases/${id}`, { ...desk, persona: 'approver-yuci' })
    const { page } = visit
    await page.getByRole('button', { name: '恢复计时', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '恢复计时' })
    await dialog.getByLabel('结果（可以不写）').fill('听证结束，住户没有异议')
    await dialog.getByRole('button', { name: '恢复计时' }).click()
    await page.getByText('恢复计时，已办').waitFor()
    // Sixteen days that did not count: the promised day moves from 8 to 15 October, the statutory one from 12 to 20 October.
    await page.getByText('9月21日起算，10月15日到期。').waitFor()
    await page.getByText('10月20日前').waitFor()
    await page.getByText('恢复计时，法定时限到10月20日').waitFor()
    await expectAccessible(page)
    await press(page, '准予', '听证无异议，符合条件')
    expect([...visit.faults, ...phone.faults]).toEqual([])
  },
)
