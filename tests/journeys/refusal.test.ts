import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

test('a refusal says why, under which article and what next; a person looks again and answers', async () => {
  await using visit = await visitor.openPage('/services/old-age-allowance/start', {
    width: 375,
    height: 812,
    persona: 'son',
  })
  const { page } = visit
  await page.getByText('给自己办').click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '都对，下一步' }).click()
  await page.getByRole('heading', { level: 1, name: /发到哪张卡/ }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator('#declared').check({ force: true })
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('heading', { level: 1, name: /没有批准：要满80周岁，现在是\d+周岁/ }).waitFor()
  await page
    .getByRole('link', { name: /老年人权益保障法.*第三十三条第二款/ })
    .first()
    .waitFor()
  await page.getByText('情况变了，可以再办').waitFor()
  await page.getByRole('heading', { name: '觉得不对？' }).waitFor()
  await page.getByText('行政复议').first().waitFor()
  await expectAccessible(page)
  const caseId = new URL(page.url()).pathname.split('/')[2] ?? ''

  await page.getByRole('button', { name: '请工作人员重新看' }).click()
  const dialog = page.getByRole('dialog', { name: '请工作人员重新看一遍？' })
  await dialog.getByLabel('觉得哪里不对（可以不写）').fill('我按虚岁算。')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '请工作人员重新看' }).click()
  await page.getByRole('heading', { level: 1, name: /收到了/ }).waitFor()
  await expectAccessible(page)

  await using officerVisit = await visitor.openPage(`/officer/cases/${caseId}`, {
    width: 1440,
    height: 900,
    persona: 'approver-civil-yuci',
  })
  const { page: officer } = officerVisit
  await officer.getByText('我按虚岁算。').waitFor()
  await expectAccessible(officer)
  await officer.getByRole('button', { name: /^维持|^不予/ }).click()
  const reasons = officer.getByRole('dialog')
  await reasons.getByRole('checkbox').first().check()
  await reasons.getByLabel('意见').fill('出生日期核对无误，周岁未满八十。')
  await expectAccessible(officer)
  await reasons.getByRole('button', { name: /1条理由/ }).click()
  await officer.getByText(/，已办/).waitFor()

  await visit.goTo(`/cases/${caseId}`)
  await page.getByRole('heading', { level: 1, name: /没有批准/ }).waitFor()
  await page.getByText('出生日期核对无误，周岁未满八十。').first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: '请工作人员重新看' }).count()).toBe(0)
  // What is finished is rated, once.
  await page.getByText('不满意', { exact: true }).click()
  await page.getByText('请给我回电话').click()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '您评了“不满意”' }).waitFor()
  await expectAccessible(page)
  expect([...visit.faults, ...officerVisit.faults]).toEqual([])
})
