import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardView, CaseView, FilingView } from '#contract'
import { callersOf, createWorld, handInRequired, startCluster, type Cluster, type World } from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const FIRM = '01900000-0000-7000-8000-000000000101'
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const desk = { width: 1440, height: 900 }

/** A city of its own, whose days the journey sets: it begins on Monday 21 September 2026. */
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

async function file(): Promise<string> {
  const agent = await city.as('firm-agent')
  const draft = (
    await agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM, fresh: true })
  ).body as unknown as FilingView
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

const viewOf = async (persona: string, id: string) =>
  (await (await city.as(persona)).get(`/api/v1/cases/${id}`)).body as unknown as CaseView

/** Ten o'clock of a day: what is due by then happens by itself. */
function dayOf(day: string) {
  world.clock.set(Temporal.Instant.from(`${day}T02:00:00Z`))
}

/** Waits until a case has a card by a rule. */
async function untilCard(id: string, rule: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const read = await (await city.as('approver-yuci')).get(`/api/v1/cases/${id}/cards`)
        return ((read.body as unknown as { cards?: CardView[] }).cards ?? []).map((card) => card.rule)
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain(rule)
}

test(
  'five working days pass without an answer, and citizen and officer see that it is accepted',
  { timeout: 180_000 },
  async () => {
    const id = await file()
    dayOf('2026-09-30')
    await expect
      .poll(async () => (await viewOf('firm-agent', id)).accepted, { timeout: 30_000, interval: 500 })
      .toMatchObject({ deemed: true })
    await untilCard(id, 'deemed-accepted')
    {
      await using citizen = await visitor.openPage(`/cases/${id}`, { width: 375, persona: 'firm-agent' })
      await citizen.page.locator('details:has(ol.history) > summary').click()
      await citizen.page.locator('ol.history').getByText('视为受理').first().waitFor()
      expect(citizen.faults).toEqual([])
    }
    await using officer = await visitor.openPage(`/officer/cases/${id}`, {
      ...desk,
      persona: 'approver-yuci',
    })
    await officer.page.locator('.history').getByText('视为受理').first().waitFor()
    // Whoever let it happen has a card for it, on the case itself.
    await officer.page.locator('.case-cards').getByText('逾期不答复，视为受理').waitFor()
    await expectAccessible(officer.page)
    expect(officer.faults).toEqual([])
  },
)

test(
  'a case runs out of time: a yellow card, a red one, an objection, a review, and the figure follows',
  { timeout: 240_000 },
  async () => {
    dayOf('2026-10-12')
    const id = await file()
    const acceptor = await city.as('acceptor-yuci')
    const { tasks, revision } = await viewOf('acceptor-yuci', id)
    const accepted = await acceptor.post(`/api/v1/cases/${id}/act`, {
      taskId: tasks[0]?.id,
      revision,
      action: 'accept',
    })
    expect(accepted.status).toBe(200)
    const due = Temporal.PlainDate.from(
      (await viewOf('acceptor-yuci', id)).clocks.find(({ name }) => name === 'promised')?.due ?? '',
    )
    dayOf(due.toString())
    await untilCard(id, 'due-soon')
    dayOf(due.add({ days: 1 }).toString())
    await untilCard(id, 'overdue')

    const redCards = async () => {
      const read = await (await city.as('supervisor')).get('/api/v1/figures?place=supervision')
      const { figures } = read.body as unknown as { figures: { id: string; value: number }[] }
      return figures.find((figure) => figure.id === 'red-cards')?.value ?? 0
    }
    const before = await redCards()
    expect(before).toBeGreaterThan(0)

    {
      await using visit = await visitor.openPage('/officer', { ...desk, persona: 'approver-yuci' })
      const { page, goTo } = visit
      await page.locator('.task-row', { hasText: '红牌' }).first().waitFor()
      await goTo('/officer/cards')
      const card = page.locator('.card-item', { hasText: '超期没有办结' }).filter({ hasText: '申诉' }).first()
      await card.waitFor()
      await expectAccessible(page)
      await card.getByRole('button', { name: '申诉' }).click()
      const dialog = page.getByRole('dialog', { name: '申诉：超期没有办结' })
      await dialog.getByLabel('理由').fill('10月20日专线中断，已报大数据局')
      await dialog.getByRole('button', { name: '提交' }).click()
      await page.locator('.card-item', { hasText: '申诉中' }).getByText('专线中断').waitFor()
      expect(visit.faults).toEqual([])
    }
    await using visit = await visitor.openPage('/officer/supervision?state=objected', {
      ...desk,
      persona: 'supervisor',
    })
    const { page } = visit
    const figure = page.locator('[data-figure="red-cards"] b')
    await expect.poll(() => figure.textContent()).toContain(String(before))
    const card = page.locator('.card-item').first()
    await card.getByText('专线中断').waitFor()
    await expectAccessible(page)
    await card.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog', { name: '撤销：超期没有办结' })
    await dialog.getByLabel('理由').fill('中断记录属实，不归单位')
    await dialog.getByRole('button', { name: '提交' }).click()
    await page.getByText('没有这样的监察牌').waitFor()
    await visit.goTo('/officer/supervision?state=cancelled')
    await page.locator('.card-item.lifted').getByText('不归单位').waitFor()
    await expect.poll(() => figure.textContent()).toContain(String(before - 1))
    expect(await redCards()).toBe(before - 1)
    await visit.goTo('/officer/supervision?view=load')
    await page.getByRole('columnheader', { name: '两日内到期' }).first().waitFor()
    await expectAccessible(page)
    expect(visit.faults).toEqual([])
  },
)
