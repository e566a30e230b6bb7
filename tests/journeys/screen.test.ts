import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

async function saved(page: Page, link: Locator): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return (await readFile(await download.path(), 'utf8')).split('\r\n').filter(Boolean)
}

test.each([
  { width: 1920, height: 1080 },
  { width: 375, height: 812 },
])('the mayor’s figures open their meaning and their cases at $width px', async (size) => {
  await using visit = await visitor.openPage('/screen', { ...size, persona: 'mayor' })
  const { page } = visit
  await page.getByRole('heading', { level: 1, name: /运行总览/ }).waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await expectAccessible(page)
  const names = page.locator('.figure-name')
  for (let index = 0; index < (await names.count()); index++) {
    await names.nth(index).click()
    const meaning = page.getByRole('dialog', { name: /怎么算的/ })
    await meaning.getByText('依据').waitFor()
    await meaning.getByText('谁负责').waitFor()
    if (index === 0) await expectAccessible(page)
    await page.keyboard.press('Escape')
    await meaning.waitFor({ state: 'hidden' })
  }

  // A count and the list behind it say the same.
  await names.first().click()
  await page.getByRole('button', { name: /^看(明细|分子明细)/ }).click()
  const records = page.locator('dialog.sheet')
  await records.getByText(/就这\d+件|先看\d+件|还没有这样的办件/).waitFor()
  await expectAccessible(page)
  if ((await records.locator('.records li').count()) > 0) {
    const lines = await saved(page, records.getByRole('button', { name: '下载这些，CSV' }))
    expect(lines.length - 1).toBe(await records.locator('.records li').count())
  }
  await page.keyboard.press('Escape')
  await records.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: '换成表格' }).first().click()
  const table = page.getByRole('table', { name: '各县区市今日办件' })
  expect(await table.locator('tbody tr').count()).toBe(11)
  await expectAccessible(page)
  const counties = await saved(page, page.getByRole('button', { name: '下载CSV' }).first())
  expect(counties[0]?.replace('\uFEFF', '')).toBe('县区市,今日办件,快到期,超期')
  expect(counties).toHaveLength(12)
  await page.getByRole('button', { name: '换成图' }).first().click()
  await page.locator('.tile').filter({ hasText: '榆次区' }).click()
  await page.waitForURL(/region=140702/)
  await page.getByRole('heading', { level: 1, name: /榆次区运行总览/ }).waitFor({ state: 'attached' })
  expect(visit.faults).toEqual([])
})

test('a county’s officer sees the county alone, a citizen nothing', async () => {
  await using visit = await visitor.openPage('/screen', {
    width: 1440,
    height: 900,
    persona: 'approver-shouyang',
  })
  await visit.page.getByRole('heading', { level: 1, name: /寿阳县运行总览/ }).waitFor({ state: 'attached' })
  expect(await visit.page.getByText('榆次区').count()).toBe(0)
  await expectAccessible(visit.page)
  await visit.goTo('/screen?region=140702')
  await visit.page.getByRole('alert').waitFor()
  await expectAccessible(visit.page)
  await using citizen = await visitor.openPage('/screen', { width: 375, height: 812, persona: 'citizen' })
  await citizen.page.getByRole('alert').waitFor()
  await expectAccessible(citizen.page)
  expect([...visit.faults, ...citizen.faults]).toEqual([])
})

test('a developer reads the reference, calls an operation and finds every problem code', async () => {
  await using visit = await visitor.openPage('/developer', { width: 1440, height: 900 })
  const { page } = visit
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('/')
  await page.keyboard.type('region.children')
  await page.getByRole('link', { name: /region\.children/ }).click()
  await page.getByRole('heading', { name: '会怎样失败' }).waitFor()
  await expectAccessible(page)
  const call = page.locator('section.try')
  await call.getByLabel(/code/).fill('140700')
  await call.getByRole('button', { name: '发出' }).click()
  await call.locator('.try-status.ok').waitFor()
  expect(await call.getByLabel('回答').inputValue()).toContain('榆次区')
  await expectAccessible(page)
  await page.getByRole('link', { name: '错误码' }).first().click()
  await page.getByRole('heading', { level: 1, name: /\d+个错误码/ }).waitFor()
  const codes = page.getByRole('table', { name: '错误码' })
  await codes.getByText('case.stale').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '离线核验' }).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
})
