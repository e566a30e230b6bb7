import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

test('a mother authorises somebody by name and number and ends it; she sees who looked at her data', async () => {
  await using helperVisit = await visitor.openPage('/services/disability-allowances/start', {
    width: 375,
    height: 812,
    persona: 'citizen',
  })
  const { page: helper } = helperVisit
  await helper.getByRole('heading', { level: 1, name: '核对信息' }).waitFor()
  // The page masks it; the city's invented numbers are not written down here.
  const draft = await helper
    .context()
    .request.get(`/api/v1/filings/${new URL(helper.url()).pathname.split('/')[2] ?? ''}`)
  const number = ((await draft.json()) as { values: { idNumber: string } }).values.idNumber
  expect(number).toMatch(/^1499\d{13}[\dX]$/)

  await using visit = await visitor.openPage('/me/authorisations', {
    width: 375,
    height: 812,
    persona: 'mother',
  })
  const { page } = visit
  await page.getByText('李建国').first().waitFor()
  await page.getByRole('button', { name: '授权给别人' }).click()
  await page.getByText('您信得过、没有亲属关系的人').click()
  await page.getByRole('button', { name: '确认授权' }).click()
  await page.getByRole('link', { name: '请写对方姓名' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('grantee-name')
  await expectAccessible(page)
  // A name that does not belong to the number is not told apart from a number nobody has.
  await page.getByLabel('对方姓名').fill('张海雁')
  await page.getByLabel('对方身份证号').fill(number)
  await page.getByRole('button', { name: '确认授权' }).click()
  await page.locator('.banner.bad').waitFor()
  await expectAccessible(page)
  await page.getByLabel('对方姓名').fill('张海燕')
  await page.getByRole('button', { name: '确认授权' }).click()
  await page.getByText('已授权张海燕').waitFor()
  const row = page.getByRole('listitem').filter({ hasText: '张海燕' })
  await row.getByText('代办人').waitFor()

  // From now on the other may choose her; once it is ended, no more.
  await helperVisit.goTo('/services/old-age-allowance/start')
  await helper.getByText('王秀兰').first().waitFor()
  await row.getByRole('button', { name: '结束' }).click()
  const dialog = page.getByRole('dialog', { name: '结束对张海燕的授权？' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '结束' }).click()
  await page.getByText('授权已结束').waitFor()
  await page.getByText('已结束的').first().click()
  await expectAccessible(page)
  await helper.getByText('王秀兰').first().click()
  await helper.getByRole('button', { name: '下一步' }).click()
  await helper.locator('.banner.bad').waitFor()
  await expectAccessible(helper)

  await using son = await visitor.openPage('/services/old-age-allowance/start', {
    width: 375,
    height: 812,
    persona: 'son',
  })
  await son.page.getByText('王秀兰').first().click()
  await son.page.getByRole('button', { name: '下一步' }).click()
  await son.page.getByRole('heading', { level: 1, name: '核对信息' }).waitFor()
  await visit.goTo('/me/seen')
  await page.getByRole('button', { name: '只看别人' }).click()
  const seen = page.getByRole('listitem').filter({ hasText: '替您办事的人' }).filter({ hasText: '填表' })
  await seen.first().getByText('刚刚').waitFor()
  await expectAccessible(page)
  expect([...visit.faults, ...helperVisit.faults, ...son.faults]).toEqual([])
})
