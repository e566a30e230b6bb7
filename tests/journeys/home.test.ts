import { afterAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'
import { startCity } from './city.ts'

const city = await startCity()
const visitor = await openBrowser(city.url)
afterAll(async () => {
  await visitor.close()
  await city.stop()
})

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
  60_000,
)
