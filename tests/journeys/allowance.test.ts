import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())
const yiwang = fileURLToPath(new URL('../../yiwang', import.meta.url))
const run = promisify(execFile)

test(
  'a son gets his mother’s allowance in seconds, and what he holds proves itself with no server',
  { timeout: 120_000 },
  async () => {
    await using screen = await visitor.openPage('/screen', { width: 1440, height: 900, persona: 'mayor' })
    const today = async () =>
      Number(
        (await screen.page.locator('main, body').first().innerText())
          .match(/今日办件\s*\S*?\s*([\d,]+)/)?.[1]
          ?.replaceAll(',', ''),
      )
    await expect.poll(today, { timeout: 10_000 }).toBeGreaterThanOrEqual(0)
    const before = await today()

    await using visit = await visitor.openPage('/services/old-age-allowance', {
      width: 375,
      height: 812,
      persona: 'son',
    })
    const { page, faults } = visit
    await expectAccessible(page)
    await page.getByRole('link', { name: '开始办理' }).click()
    await page.getByText('王秀兰').first().click()
    await page.getByRole('button', { name: '下一步' }).click()
    // Everything is known already: nothing has to be typed.
    await page.getByRole('heading', { name: '核对信息' }).waitFor()
    await page.getByText('人口库').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '都对，下一步' }).click()
    await page
      .getByRole('heading', { name: /发到哪张卡/ })
      .first()
      .waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('heading', { name: '提交前再看一遍' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('checkbox').first().check({ force: true })
    const filed = performance.now()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '办好了，每月领50元' }).waitFor()
    expect(performance.now() - filed).toBeLessThan(10_000)
    await page.getByText('年满80周岁').or(page.getByText('满80周岁')).first().waitFor()
    await page
      .getByRole('link', { name: /老年人权益保障法.*第三十三条第二款/ })
      .first()
      .waitFor()
    await page.getByText('已存证').first().waitFor()
    await expectAccessible(page)

    await expect.poll(today, { timeout: 15_000 }).toBeGreaterThan(before)

    const href = await page
      .getByRole('link', { name: /下载\s*PDF/ })
      .first()
      .getAttribute('href')
    const pdf = await (await page.context().request.get(href ?? '')).body()
    const file = join(inject('cityFolder'), 'certificate.pdf')
    await writeFile(file, pdf)
    const env = { ...process.env, YIWANG_DATA_DIR: join(inject('cityFolder'), 'data') }
    const { stdout } = await run(yiwang, ['verify', file, '--json'], { env })
    expect(JSON.parse(stdout)).toMatchObject({ integrity: 'valid', trust: 'trusted', kind: 'certificate' })
    const altered = await readFile(file)
    altered[400] = (altered[400] ?? 0) ^ 1
    await writeFile(file, altered)
    await expect(run(yiwang, ['verify', file, '--json'], { env })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('"altered"'),
    })

    await page
      .getByRole('radio', { name: '非常满意' })
      .or(page.getByRole('button', { name: '非常满意' }))
      .first()
      .click({ force: true })
    await page
      .getByRole('button', { name: /提交评价|提交/ })
      .last()
      .click()
    await page
      .getByText(/谢谢|已评价|收到/)
      .first()
      .waitFor()
    expect(faults).toEqual([])
  },
)

test('anyone may check a certificate by its code, and a stranger’s case does not exist', async () => {
  await using visit = await visitor.openPage('/verify', { width: 375, height: 812 })
  await expectAccessible(visit.page)
  await visit.goTo('/verify/1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U')
  await visit.page
    .getByText(/没有|查不到/)
    .first()
    .waitFor()
  await expectAccessible(visit.page)
  await using stranger = await visitor.openPage('/cases/01900000-0000-7000-8000-000000009999', {
    width: 375,
    height: 812,
    persona: 'citizen',
  })
  await stranger.page
    .getByText(/没有找到|找不到/)
    .first()
    .waitFor()
})

test.each([
  '/',
  '/services',
  '/cases',
  '/certificates',
  '/me',
  '/me/authorisations',
  '/me/sessions',
  '/me/seen',
  '/notices',
  '/about',
])('a signed-in citizen reads %s', async (path) => {
  await using visit = await visitor.openPage(path, { width: 375, height: 812, persona: 'mother' })
  await visit.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await visit.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  )
  await expectAccessible(visit.page)
  expect(visit.faults).toEqual([])
})
