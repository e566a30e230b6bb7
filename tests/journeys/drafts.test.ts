import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { pdfOf } from '#world'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()
const question = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const saved = (page: Page) => page.locator('#draft-state .saved').waitFor()

test(
  'a draft goes on from phone to desk, notices the other device, loses nothing, is filed and taken back',
  { timeout: 180_000 },
  async () => {
    await using phoneVisit = await visitor.openPage('/services/extreme-poverty-support/start', {
      width: 375,
      height: 812,
      persona: 'villager',
    })
    const { page: phone } = phoneVisit
    await phone.getByRole('button', { name: '都对，下一步' }).click()
    await question(phone, '有没有该养他的人？')
    await phone.getByLabel('没有', { exact: true }).check({ force: true })
    // Leaving at once, by the way out of the form, still keeps the answer.
    await phone.getByRole('link', { name: '一网' }).click()
    await phone.getByRole('link', { name: /特困/ }).first().click()
    await phone.getByRole('button', { name: '都对，下一步' }).click()
    await question(phone, '有没有该养他的人？')
    expect(await phone.getByLabel('没有', { exact: true }).isChecked()).toBe(true)
    await next(phone)
    await question(phone, '下面哪些事自己能做？')
    const id = new URL(phone.url()).pathname.split('/')[2] ?? ''

    await using deskVisit = await visitor.openPage('/cases', {
      width: 1440,
      height: 900,
      persona: 'villager',
    })
    const { page: desk } = deskVisit
    await desk.locator(`a[href="/file/${id}"]`).click()
    await desk.getByRole('button', { name: '都对，下一步' }).click()
    await question(desk, '有没有该养他的人？')
    expect(await desk.getByLabel('没有', { exact: true }).isChecked()).toBe(true)
    await expectAccessible(desk)
    await next(desk)
    await question(desk, '下面哪些事自己能做？')
    await desk.getByLabel('吃饭').check({ force: true })
    await saved(desk)

    // The phone still shows the older draft: its next answer does not overwrite the desk's.
    await phone.getByLabel('穿衣').check({ force: true })
    await phone.getByText('这份草稿刚在另一台设备上改过').waitFor()
    await expectAccessible(phone)
    await phone.getByRole('button', { name: '用那台设备上的' }).click()
    await expect.poll(() => phone.getByLabel('吃饭').isChecked()).toBe(true)
    await phone.getByLabel('洗澡').check({ force: true })
    await saved(phone)
    await desk.getByLabel('穿衣').check({ force: true })
    await desk.getByRole('button', { name: '用我这里的' }).click()
    await saved(desk)

    await next(desk)
    await question(desk, '想怎么供养？')
    await desk.locator('.pick input').first().check({ force: true })
    await next(desk)
    await question(desk, '同意核对经济状况吗？')
    await next(desk)
    await desk.getByRole('link', { name: /^还没回答/ }).waitFor()
    await saved(desk)

    // The phone goes on with what the desk kept. On the last page what is missing leads back to its question.
    await phoneVisit.goTo(`/file/${id}/review`)
    await phone.getByText('吃饭、穿衣').waitFor()
    await phone.getByRole('button', { name: '确认提交' }).click()
    await phone.getByRole('link', { name: '请看过再打勾' }).waitFor()
    await expectAccessible(phone)
    await phone.getByRole('link', { name: /^还没回答/ }).click()
    await question(phone, '同意核对经济状况吗？')
    expect(await phone.evaluate(() => document.activeElement?.id)).toBe('f-consent')
    await phone.getByLabel('是', { exact: true }).check({ force: true })
    await next(phone)
    await question(phone, '交材料')
    const statement = phone.locator('#m-obligors')
    await statement
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: '情况说明.pdf',
        mimeType: 'application/pdf',
        buffer: pdfOf('Nobody is able to support'),
      })
    await statement.getByRole('link', { name: '情况说明.pdf' }).waitFor()
    await next(phone)
    await question(phone, '提交前再看一遍')
    await phone.goBack()
    await statement.getByRole('link', { name: '情况说明.pdf' }).waitFor()
    await phone.goBack()
    await question(phone, '同意核对经济状况吗？')
    expect(await phone.getByLabel('是', { exact: true }).isChecked()).toBe(true)
    await phone.goForward()
    await phone.goForward()
    await question(phone, '提交前再看一遍')
    await phone.locator('#declared').check({ force: true })
    await phone.getByRole('button', { name: '确认提交' }).click()
    await phone.getByRole('heading', { level: 1, name: /收到了/ }).waitFor()

    await phone.getByRole('button', { name: '撤回这次申请' }).click()
    const dialog = phone.getByRole('dialog', { name: '撤回这次申请？' })
    await dialog.getByLabel('为什么撤回（可以不写）').fill('家里情况变了。')
    await expectAccessible(phone)
    await dialog.getByRole('button', { name: '撤回', exact: true }).click()
    await phone.getByRole('heading', { level: 1, name: '已经撤回，没有留下影响' }).waitFor()
    await expectAccessible(phone)
    expect([...phoneVisit.faults, ...deskVisit.faults]).toEqual([])
  },
)
