import { afterAll, expect, inject, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

/** Legs in the order in which they can be decided, each with who decides it. */
const desks = [
  ['出生医学证明', 'approver-health-yuci'],
  ['预防接种证', 'approver-health-yuci'],
  ['出生户口登记', 'approver-police-yuci'],
  ['居民医保参保', 'approver-medical-yuci'],
  ['社会保障卡', 'approver-hr-yuci'],
  ['居民医保费申报', 'approver-tax-yuci'],
] as const

test(
  'a mother files a birth once, five departments decide their legs by their own clocks, and one result comes',
  { timeout: 300_000 },
  async () => {
    await using visit = await visitor.openPage('/services', {
      width: 375,
      height: 812,
      persona: 'new-mother',
    })
    const { page: mother } = visit
    await mother.getByRole('searchbox').fill('生孩子')
    await mother.getByRole('link', { name: /^新生儿出生/ }).click()
    await mother.getByRole('heading', { name: '一次办8项' }).waitFor()
    await expectAccessible(mother)
    await mother.getByRole('link', { name: '开始办理' }).first().click()
    await fill(mother)
    await mother.getByRole('heading', { name: '提交前再看一遍' }).waitFor()
    await mother.locator('#declared').check({ force: true })
    await mother.getByRole('button', { name: '确认提交' }).click()
    await mother.getByRole('heading', { name: /各部门办得怎么样/ }).waitFor()
    const whole = new URL(mother.url()).pathname
    await legRow(mother, '出生医学证明').getByText('榆次区卫生健康和体育局').waitFor()
    await legRow(mother, '居民医保参保').getByText('等出生户口登记办好就开始').waitFor()
    await mother.getByText('按您的回答，不用办：生育医疗费用报销、育儿补贴').waitFor()
    await expectAccessible(mother)

    for (const [title, persona] of desks) {
      await visit.goTo(whole)
      const link = legRow(mother, title).getByRole('link', { name: title })
      await expect
        .poll(async () => ((await link.count()) > 0 ? 'filed' : await mother.reload().then(() => 'waiting')))
        .toBe('filed')
      // Its own clock, and what is left of it.
      await legRow(mother, title).locator('.clock').waitFor()
      await decide(String(await link.getAttribute('href')), persona)
    }

    await visit.goTo(whole)
    await expect
      .poll(async () => {
        if (await mother.getByRole('heading', { level: 1, name: '孩子出生的事都办完了' }).count())
          return 'done'
        await mother.reload()
        return 'under way'
      })
      .toBe('done')
    await mother.getByText('6项里办成了6项').waitFor()
    await mother.getByText('新生儿出生一件事办结单').first().waitFor()
    await legRow(mother, '社会保障卡').getByRole('link', { name: '社会保障卡' }).first().waitFor()
    await mother.getByText('非常满意', { exact: true }).first().waitFor()
    await expectAccessible(mother)
    expect(visit.faults).toEqual([])
  },
)

/** Every question is asked once, whichever departments want to know. */
async function fill(mother: Page): Promise<void> {
  const next = () => mother.getByRole('button', { name: '下一步' }).click()
  const headed = (name: string) => mother.getByRole('heading', { level: 1, name }).waitFor()
  await headed('核对信息')
  await mother.getByText('人口库').first().waitFor()
  await mother.getByRole('button', { name: '都对，下一步' }).click()
  await headed('孩子')
  await mother.getByLabel('孩子的姓名').fill('李安安')
  await mother.getByText('女', { exact: true }).click()
  await mother.getByLabel('出生日期').fill(lastWeek())
  await mother.getByLabel('在哪家医院出生？').fill('榆次区人民医院')
  await expectAccessible(mother)
  await next()
  await headed('户口随谁？')
  await mother.getByText('随母亲').click()
  await mother.getByLabel('孩子的民族').fill('汉族')
  await next()
  await headed('疫苗和社会保障卡')
  await mother.getByLabel('在哪里打疫苗？').fill('锦纶街道社区卫生服务中心')
  await mother.getByText('晋中银行').click()
  await next()
  for (const question of ['是否需要报销生育医疗费用？', '是否需要申领育儿补贴？']) {
    await headed(question)
    await mother.getByText('不是', { exact: true }).click()
    await next()
  }
  await mother.getByRole('heading', { level: 1, name: '交材料' }).waitFor()
  await next()
}

function legRow(page: Page, title: string) {
  return page.locator('.leg').filter({ has: page.getByText(title, { exact: true }) })
}

function lastWeek(): string {
  return Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 7 }).toString()
}

/** An officer takes the leg in and decides it, as a case of their own, seeing what whole it is of. */
async function decide(path: string, persona: string): Promise<void> {
  await using visit = await visitor.openPage(`/officer${path}`, { width: 1440, height: 900, persona })
  const { page } = visit
  await page.getByRole('heading', { name: '一件事：新生儿出生' }).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '再按一次：受理' }).waitFor()
  await page.keyboard.press('a')
  await page.getByText('受理，已办').waitFor()
  await page.getByLabel(/意见/).fill('信息核对无误，同意办理。')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '再按一次：办结' }).waitFor()
  await page.keyboard.press('a')
  await page.getByText('办结，已办').waitFor()
  expect(visit.faults).toEqual([])
}
