import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, startCluster, type Cluster, type World } from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const phone = { width: 375, height: 812 }
const counter = { width: 1440, height: 900 }

/** A city in which it is a Thursday morning, whenever the test runs: halls close at night. */
let cluster: Cluster
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  world = await createWorld({ cluster })
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

/** The manager sets a hall up with a window and a kiosk; gives the kiosk’s address. */
async function setUpHall(): Promise<string> {
  await using visit = await visitor.openPage('/officer/halls', { ...counter, persona: 'manager-yuci' })
  const { page } = visit
  await page.getByLabel('名称').fill('榆次区政务服务中心')
  await page.getByLabel('地址').fill('迎宾街1号')
  await page.getByRole('button', { name: '设立' }).click()
  await page.getByRole('button', { name: '加窗口' }).click()
  await page.getByLabel('名称 1').waitFor()
  await page.getByLabel('放在哪里').fill('门口')
  await page.getByRole('button', { name: '登记一台' }).click()
  const address = page.locator('.hall-address')
  await address.waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
  return (await address.textContent()) ?? ''
}

/** An old woman books the first time there is; gives her code. */
async function book(page: Page): Promise<string> {
  await page.locator('.start-bar').getByRole('link', { name: '约时间去大厅' }).click()
  await page.getByRole('heading', { level: 1, name: '大厅预约' }).waitFor()
  await page.getByText('10:30–11:00').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '约这个时间' }).click()
  const code = page.locator('.booked-code b')
  await code.waitFor()
  await expectAccessible(page)
  return (await code.textContent()) ?? ''
}

async function checkIn(address: string, code: string) {
  await using visit = await visitor.openPage(address, { width: 1080, height: 1440 })
  const { page } = visit
  await page.getByRole('button', { name: '我预约了' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await expectAccessible(page)
  await page.getByRole('button', { name: '我预约了' }).click()
  for (const digit of code) await page.getByRole('button', { name: digit, exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '取号' }).click()
  await page.getByText('A001').waitFor()
  await page.getByText('前面没有人，马上轮到您').waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
}

test(
  'booked at home, checked in, called, filed at the window, taken home',
  { timeout: 240_000 },
  async () => {
    const kiosk = await setUpHall()
    const hallId = /hall\/([0-9a-f-]+)\/kiosk/.exec(kiosk)?.[1] ?? ''
    await using home = await visitor.openPage('/services/old-age-allowance', { ...phone, persona: 'mother' })
    const code = await book(home.page)
    await checkIn(kiosk, code)
    await home.page.getByText('A001号，前面没有人').waitFor()

    await using screen = await visitor.openPage(`/hall/${hallId}`, { width: 1920, height: 1080 })
    await screen.page.getByText('1人在等').waitFor()
    await using desk = await visitor.openPage('/officer/desk', { ...counter, persona: 'window-clerk' })
    const { page } = desk
    await page.getByRole('button', { name: '坐这里 1号窗口' }).click()
    await page.locator('.desk-queue').getByText('A001').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '叫下一位' }).waitFor()
    await page.keyboard.press('n')
    await page.locator('.desk-current').getByText('A001').waitFor()
    await page.getByText('王秀兰').waitFor()
    await page.keyboard.press('s')
    await page.getByText('正在办').waitFor()
    await expectAccessible(page)
    // The screen says so by itself, and to everybody only the number.
    await screen.page.locator('.calling-now').getByText('1号窗口').first().waitFor()
    expect(await screen.page.locator('body').innerText()).not.toContain('王秀兰')
    await expectAccessible(screen.page)
    await home.page.getByText('A001号，请到1号窗口').waitFor()

    await page.getByRole('button', { name: '打开申请表' }).click()
    await page.getByRole('heading', { level: 1, name: '高龄津贴' }).waitFor()
    await page.locator('.questions input[type=radio]').first().check({ force: true })
    await page.locator('#declared').check({ force: true })
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('当场准予').waitFor()
    await page.getByRole('button', { name: '回到叫号' }).click()
    // The case is noted with the number: its result is handed out against a receipt.
    await page.getByRole('button', { name: '发结果' }).click()
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByText('已签收').first().waitFor()
    // The screen is turned round, and she rates this visit to this window.
    await page.getByRole('button', { name: '请评这次窗口服务' }).click()
    const rate = await page.getByRole('link', { name: '没带手机，就在这块屏上评' }).getAttribute('href')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '办完' }).click()
    await page.getByRole('heading', { name: '窗口空着' }).waitFor()
    expect([...desk.faults, ...screen.faults]).toEqual([])

    await home.goTo('/cases?status=closed')
    await home.page
      .getByRole('link', { name: /高龄津贴/ })
      .first()
      .click()
    await home.page.getByRole('heading', { name: '去过大厅1次' }).waitFor()
    await home.page.getByText('王秀兰（本人）领走了高龄津贴，已签收').waitFor()
    await expectAccessible(home.page)
    expect(home.faults).toEqual([])

    await using phoned = await visitor.openPage(rate ?? '', phone)
    await phoned.page.getByText('榆次区政务服务中心1号窗口').waitFor()
    await phoned.page.getByText('非常满意').first().click()
    await expectAccessible(phoned.page)
    await phoned.page.getByRole('button', { name: '提交' }).click()
    await phoned.goTo('/ratings?by=window')
    await phoned.page.getByText('榆次区政务服务中心1号窗口').first().waitFor()
    expect(phoned.faults).toEqual([])
  },
)

test('a machine that is not registered gives no number, and a number is followed on a phone', async () => {
  const hall = (await city.anonymous().get('/api/v1/halls')).body as unknown as { halls: { id: string }[] }
  await using visit = await visitor.openPage(`/hall/${hall.halls[0]?.id}/kiosk`, phone)
  await visit.page.getByRole('heading', { name: '这台机器还没有登记' }).waitFor()
  await expectAccessible(visit.page)
  await visit.goTo('/hall')
  await visit.page.getByRole('link', { name: /榆次区政务服务中心/ }).click()
  await visit.page.getByRole('heading', { level: 1, name: '榆次区政务服务中心' }).waitFor()
  await expectAccessible(visit.page)
})

test('the region’s manager appoints a clerk for a time, sees who did it, and ends it; another county is out of reach', async () => {
  await using visit = await visitor.openPage('/officer/staff', { ...counter, persona: 'manager-yuci' })
  const { page } = visit
  await page.getByRole('button', { name: '任职' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('赵新来')
  await dialog.getByLabel('工号').fill('YC-2026-7')
  await dialog.getByLabel('手机号，激活账号用').fill('13900007777')
  await dialog.getByLabel('单位').fill('榆次区行政审批')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('岗位名称').fill('综合窗口五号岗')
  // The city’s day, whatever day the browser has.
  await dialog.getByLabel('第一天').fill('2026-11-20')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '任职' }).click()
  await page.getByText('赵新来已任职，用手机号在登录页激活账号').waitFor()
  await page.getByLabel('姓名、工号或岗位').fill('赵新来')
  const row = page.locator('.staff-rows li').filter({ hasText: 'YC-2026-7' })
  await row.waitFor()
  await row.getByText('刘宇婷').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '免职 赵新来 综合窗口五号岗' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('调离')
  await page.getByRole('dialog').getByLabel('最后一天').fill('2026-11-30')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '免职' }).click()
  await page.getByText('已免职').waitFor()
  await row.getByText('调离').waitFor()
  const [elsewhere] = await world.owner.read<{ id: string }[]>`
    select id from organization.unit where region_code = '140725' limit 1`
  await visit.goTo(`/officer/staff?unit=${elsewhere?.id}`)
  await page.getByText('这个单位不归本区域管').waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
})
