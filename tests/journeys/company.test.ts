import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

test(
  'who sets up a company is told while typing that a name is taken, takes another, and holds the licence at once',
  { timeout: 180_000 },
  async () => {
    await using visit = await visitor.openPage('/services/company-registration', {
      width: 375,
      height: 812,
      persona: 'citizen',
    })
    const { page } = visit
    await page.getByRole('link', { name: '开始办理' }).click()
    const next = page.getByRole('button', { name: '下一步' })
    await page.getByRole('heading', { name: '核对信息' }).waitFor()
    await page.getByRole('button', { name: '都对，下一步' }).click()

    await page.getByRole('heading', { level: 1, name: '行业怎么说？' }).waitFor()
    await page.getByText('餐饮管理', { exact: true }).click()
    await next.click()
    await page.getByRole('heading', { level: 1, name: '公司叫什么？' }).waitFor()
    await page.getByText('市，例如：晋中').click()
    await page.getByText('有限公司', { exact: true }).click()
    const mark = page.getByLabel('字号叫什么？')
    await mark.fill('禾味')
    await page.getByText('“晋中禾味餐饮管理有限公司”不能用').waitFor()
    await page.getByText('晋中禾味餐饮管理有限公司（已登记）').waitFor()
    await expectAccessible(page)
    // One does not come further with it.
    await next.click()
    await page.getByRole('heading', { level: 1, name: '公司叫什么？' }).waitFor()
    await mark.fill('槐荫里')
    await page.getByText('“晋中槐荫里餐饮管理有限公司”可以用').waitFor()
    await expectAccessible(page)
    await next.click()

    await page.getByRole('heading', { level: 1, name: '注册资本' }).waitFor()
    await page.getByLabel('注册资本多少？').fill('500000')
    await page.getByLabel('最晚哪天缴足？').fill('2030-06-30')
    await next.click()
    await page.getByRole('heading', { level: 1, name: '股东和法定代表人' }).waitFor()
    await page.getByText('我一个人').click()
    await page.getByText('我自己', { exact: true }).click()
    await page.getByText('一名董事，由法定代表人担任').click()
    await next.click()
    await page.getByRole('heading', { level: 1, name: '做什么生意？' }).waitFor()
    await page.getByText('餐饮服务', { exact: true }).click()
    await next.click()
    await page.getByRole('heading', { level: 1, name: '公司住所在哪里？' }).waitFor()
    await page.getByText('租来的、借来的').click()
    await page.getByLabel('住所地址').fill('晋中市寿阳县康乐街18号商铺')
    await page.getByText('是', { exact: true }).click()
    await next.click()
    // The charter is asked for only where several sign one.
    await page.getByRole('heading', { level: 1, name: '交材料' }).waitFor()
    await next.click()
    await page.getByRole('heading', { name: '提交前再看一遍' }).waitFor()
    await expectAccessible(page)
    await page.locator('#declared').check({ force: true })
    await page.getByRole('button', { name: '确认提交' }).click()

    await page.getByRole('heading', { level: 1, name: '公司成立了，执照办好了' }).waitFor()
    // The representative acts for it as soon as it has entered the register.
    await expect
      .poll(
        async () => {
          await visit.goTo('/certificates')
          await page.getByRole('heading', { level: 1 }).waitFor()
          return page.getByText('晋中槐荫里餐饮管理有限公司').count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await expectAccessible(page)
    await page.getByText('晋中槐荫里餐饮管理有限公司').first().click()
    await page.getByText('统一社会信用代码').first().waitFor()
    await page
      .getByText(/^91\d{6}MA[0-9A-Z]{8}$/)
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(visit.faults).toEqual([])
  },
)
