import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())
const password = async () =>
  (await readFile(join(inject('cityFolder'), 'data', 'demo-password'), 'utf8')).trim()

test('one signs in by password and code, sees one’s sessions, ends another and then all', async () => {
  await using visit = await visitor.openPage('/cases', { width: 375, height: 812 })
  const { page } = visit
  await page.getByRole('heading', { level: 1, name: '登录后接着办' }).waitFor()
  await expectAccessible(page)
  await page.locator('main').getByRole('link', { name: '登录' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  // What is missing is said at the head, and each line leads to its field.
  await page.getByRole('link', { name: '请写密码' }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('password')
  await expectAccessible(page)
  await page.getByLabel('账号').fill('demo-citizen-flexible')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('账号或密码不对。').waitFor()
  await expectAccessible(page)
  await page.getByLabel('密码').fill(await password())
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { level: 1, name: '输入短信里的验证码' }).waitFor()
  const code = async () => {
    const answer = await page.context().request.get('/api/v1/demo/sms-outbox')
    const { messages } = (await answer.json()) as { messages: { body: string }[] }
    return messages[0]?.body.match(/\d{6}/)?.[0] ?? ''
  }
  await expect.poll(code).toMatch(/^\d{6}$/)
  await page.getByLabel('6位验证码').fill(await code())
  await expectAccessible(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  // One is back where one wanted to go.
  await page.getByRole('heading', { level: 1, name: '我的办件' }).waitFor()

  await using elsewhere = await visitor.openPage('/me', {
    width: 1280,
    height: 800,
    persona: 'citizen-flexible',
  })
  await elsewhere.page.getByRole('heading', { level: 1 }).waitFor()
  await visit.goTo('/me/sessions')
  await page.getByText('这台设备', { exact: true }).waitFor()
  await expectAccessible(page)
  const others = page.getByRole('button', { name: '退出', exact: true })
  const count = await others.count()
  expect(count).toBeGreaterThanOrEqual(1)
  await others.first().click()
  await page.getByText('已退出那台设备').waitFor()
  await expect.poll(() => others.count()).toBe(count - 1)
  // The browser that was ended notices at its next step and asks to sign in again.
  await elsewhere.page.getByRole('link', { name: '办件' }).first().click()
  await elsewhere.page.getByRole('heading', { level: 1, name: '登录后接着办' }).waitFor()

  await page.getByRole('button', { name: '全部退出' }).click()
  await page
    .getByRole('dialog', { name: '在所有设备上退出？' })
    .getByRole('button', { name: '全部退出' })
    .click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('link', { name: '登录' }).first().waitFor()
  await visit.goTo('/me/sessions')
  await page.getByRole('heading', { level: 1, name: '登录后接着办' }).waitFor()
  expect([...visit.faults, ...elsewhere.faults]).toEqual([])
})
