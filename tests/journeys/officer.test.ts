import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())
const desk = { width: 1440, height: 900 }

/** A key pressed in the very moment a page is drawn may come before its listeners: whoever sees nothing happen presses again. */
async function pressUntil(page: Page, key: string, done: () => Promise<boolean>) {
  await expect
    .poll(async () => {
      if (await done()) return true
      await page.keyboard.press(key)
      return done()
    })
    .toBe(true)
}

test('the inbox is walked by keys, its filters stand in the address, and a case changed meanwhile keeps the opinion', async () => {
  await using visit = await visitor.openPage('/officer', { ...desk, persona: 'approver-yuci' })
  const { page, goTo } = visit
  await page.getByRole('heading', { level: 1, name: /轮到我/ }).waitFor()
  await expectAccessible(page)
  const here = page.locator('tr.here')
  const place = () => here.locator('a').getAttribute('href')
  const first = await place()
  await pressUntil(page, 'j', async () => (await place()) !== first)
  await pressUntil(page, 'k', async () => (await place()) === first)
  await page.keyboard.press('c')
  await here.getByText('我', { exact: true }).waitFor()
  await page.keyboard.press('z')
  await here.getByText('没人领').waitFor()

  const name = (await here.locator('.cell-case a span').textContent()) ?? ''
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await page.waitForURL((url) => url.searchParams.get('q') === name)
  await page.keyboard.press('Escape')
  const rows = page.locator('tbody tr.task-row')
  const onlyNamed = async () =>
    (await rows.count()) > 0 && (await rows.count()) === (await rows.filter({ hasText: name }).count())
  await expect.poll(onlyNamed).toBe(true)
  await page.reload()
  await here.getByText(name).waitFor()
  await page.getByRole('button', { name: /全部快捷键/ }).click()
  const help = page.getByRole('dialog', { name: '快捷键' })
  await help.waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await help.waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '去掉筛选' }).click()
  await page.getByRole('button', { name: /还早/ }).click()
  await page.waitForURL((url) => url.searchParams.get('colour') === 'green' && !url.searchParams.has('q'))
  await goTo('/officer?view=scope&q=没有这样的名字')
  await page.getByRole('heading', { name: '没有这样的办件' }).waitFor()
  await expectAccessible(page)

  await goTo('/officer')
  await here.waitFor()
  await pressUntil(page, 'Enter', async () => page.url().includes('/officer/cases/'))
  await page.getByRole('button', { name: /^准予/ }).waitFor()
  await page.keyboard.press('o')
  await page.keyboard.type('材料已看过。')
  await page.keyboard.press('Escape')
  // Meanwhile the same officer takes the case in another window.
  await using other = await visitor.openPage(page.url(), { ...desk, persona: 'approver-yuci' })
  await other.page.getByRole('button', { name: /^领取/ }).waitFor()
  await other.page.keyboard.press('c')
  await other.page.getByText(/^领了：/).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: /^再按一次/ }).waitFor()
  await page.keyboard.press('a')
  await page.getByText(/这件刚被别人动过/).waitFor()
  expect(await page.locator('#opinion').inputValue()).toBe('材料已看过。')
  await expectAccessible(page)
  await other.page.keyboard.press('z')
  await other.page.getByText(/^放回了：/).waitFor()
  expect([...visit.faults, ...other.faults]).toEqual([])
})

test('matters and their versions are read with their law, in light and in dark', async () => {
  await using visit = await visitor.openPage('/officer/matters', { ...desk, persona: 'approver-yuci' })
  const { page, goTo } = visit
  await page.getByRole('heading', { level: 1, name: /\d+个事项/ }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('搜事项、部门').fill('食品')
  await page.waitForURL(/q=/)
  await page.getByRole('link', { name: '开饭店、卖食品的许可' }).click()
  await page.getByRole('heading', { level: 1, name: /开饭店/ }).waitFor()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true')
    await expectAccessible(page)
  }
  await goTo('/officer/matters/food-business-licence/99')
  await page.getByRole('heading', { level: 1, name: '没有找到' }).waitFor()
  await expectAccessible(page)

  await goTo('/officer/matters/food-business-licence/1')
  await page.getByRole('heading', { level: 1, name: /开饭店/ }).waitFor()
  await page.locator('.me').click()
  await page.getByRole('menuitem', { name: '深色' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: '深色' }).click()
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.locator('.ant-dropdown-menu').waitFor({ state: 'hidden' })
  await expectAccessible(page)
  await goTo('/officer')
  await page.locator('tr.here').waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^准予/ }).waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
})

test('an auditor searches the trail and has no cases of their own', async () => {
  await using visit = await visitor.openPage('/officer', { ...desk, persona: 'auditor' })
  const { page } = visit
  await page.getByRole('heading', { name: /您的岗位不办件/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '操作记录' }).click()
  await page.getByRole('heading', { level: 1, name: '谁做了什么，谁看了谁' }).waitFor()
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'demo.sign-in' }).first().click()
  await page.waitForURL(/operation=demo\.sign-in/)
  await expect
    .poll(async () => (await rows.count()) === (await rows.filter({ hasText: 'demo.sign-in' }).count()))
    .toBe(true)
  await page.getByLabel('从哪天').fill('2099-01-01')
  await page.getByRole('button', { name: '查', exact: true }).click()
  await page.getByRole('heading', { name: '没有这样的记录' }).waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
})

test('an approver revokes a certificate for cause, and whoever checks it sees that', async () => {
  await using visit = await visitor.openPage('/officer/search?slug=sole-trader-registration&status=closed', {
    ...desk,
    persona: 'approver-yuci',
  })
  const { page } = visit
  await expectAccessible(page)
  await page.locator('tbody tr').filter({ hasText: '准予' }).first().getByRole('link').click()
  await page.getByRole('heading', { name: '办出的证照' }).waitFor()
  await page.locator('a[href^="/officer/certificates/"]').first().click()
  const revoke = page.getByRole('button', { name: '撤销', exact: true })
  await revoke.click()
  const dialog = page.getByRole('dialog', { name: /^撤销/ })
  await dialog.getByLabel('为什么撤销，写到持证人看得懂').fill('登记的场所不存在，经现场核查属实。')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await dialog.getByRole('button', { name: '再按一次，撤销' }).click()
  await page.getByText('已撤销', { exact: true }).waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await expectAccessible(page)
  await page.getByRole('link', { name: '打开核验页' }).click()
  await page.getByText(/撤销/).first().waitFor()
  await expectAccessible(page)
  expect(visit.faults).toEqual([])
})
