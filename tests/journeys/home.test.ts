import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

test.each([360, 768, 1440])(
  'the home page is drawn in Chinese, has a title and is open to everybody at %i px',
  async (width) => {
    await using visit = await visitor.openPage('/', { width, height: 900 })
    const { page, faults } = visit
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.title()).toContain('一网')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await page.evaluate(() => [...document.fonts].some((font) => font.status === 'loaded'))).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await expectAccessible(page)
    expect(faults).toEqual([])
  },
)

test.each(['开饭店', 'kaifandian', '妈妈满80岁了'])('everyday words find a service: %s', async (words) => {
  await using visit = await visitor.openPage('/', { width: 375, height: 812 })
  const { page } = visit
  await page.getByRole('searchbox').first().fill(words)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/services\?/)
  const first = page
    .locator('main')
    .getByRole('link', { name: words === '妈妈满80岁了' ? /高龄津贴|老年人优待证/ : /开饭店/ })
    .first()
  await first.waitFor()
  await expectAccessible(page)
})

test('large type stays on from page to page, and nothing is cut off', async () => {
  await using visit = await visitor.openPage('/', { width: 360, height: 780 })
  const { page, goTo } = visit
  await page.getByRole('button', { name: '大字' }).first().click()
  await goTo('/services/old-age-allowance')
  expect(await page.locator('html').getAttribute('data-type')).toBe('large')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await expectAccessible(page)
})
