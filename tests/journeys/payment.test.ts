import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishKeys, verifyFile } from '#modules/ledger'
import { openStreet, startCluster, type Cluster, type Street } from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const phone = { width: 375, height: 812 }
const desk = { width: 1440, height: 900 }

let cluster: Cluster
let street: Street
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  street = await openStreet({ cluster, webFolder })
  street.city.composition.start()
  visitor = await openBrowser(await street.city.composition.http.listen({ host: '127.0.0.1', port: 0 }))
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await street?.city.composition.stop()
  await street?.close()
  await cluster?.tearDown()
})

/** Files for a lost licence, and wants the card as well. */
async function fileOnPhone(page: Page): Promise<string> {
  await page.getByRole('link', { name: '开始办理' }).click()
  await page.locator('main label').filter({ hasText: '李建国' }).first().click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '核对信息' }).waitFor()
  await page.getByRole('button', { name: '都对，下一步' }).click()
  await page.getByText('丢了', { exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText(/再寄一张实体证/).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '提交前再看一遍' }).waitFor()
  await page.getByRole('checkbox').first().check({ force: true })
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByText('请缴10元').waitFor()
  return page.url().split('/').at(-1)?.split('?')[0] ?? ''
}

test(
  'a lost licence is paid for on the phone, told twice and in any order; it is posted, signed for, and the books are settled',
  { timeout: 240_000 },
  async () => {
    await using visit = await visitor.openPage('/services/driving-licence-reissue', {
      ...phone,
      persona: 'son',
    })
    const { page, faults } = visit
    const id = await fileOnPhone(page)
    await expectAccessible(page)

    await page.getByRole('button', { name: '银行' }).click()
    await page.getByRole('heading', { name: '演示收银台' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /扣两次/ }).click()
    await page.getByText('已缴 10元').waitFor()
    const download = page.getByRole('link', { name: '下载财政电子票据' })
    await download.waitFor()
    // What was charged twice goes back by itself, when the bank is asked again.
    street.world.clock.advance({ minutes: 5 })
    await page.getByText(/原路退回/).waitFor({ timeout: 60_000 })
    await expectAccessible(page)

    const href = (await download.getAttribute('href')) ?? ''
    await expect
      .poll(async () => (await page.context().request.get(href)).status(), { timeout: 60_000 })
      .toBe(200)
    const voucher = await (await page.context().request.get(href)).body()
    const { keyStore } = street.world.platform
    expect(verifyFile(voucher, publishKeys(keyStore).keys)).toMatchObject({
      kind: 'voucher',
      integrity: 'valid',
      trust: 'trusted',
    })

    // The card is made, and given to the courier.
    await page.getByRole('heading', { name: '邮寄' }).waitFor({ timeout: 60_000 })
    await page.getByText('机动车驾驶证，等邮递员来取').waitFor({ timeout: 60_000 })
    await using counter = await visitor.openPage('/officer/parcels', {
      ...desk,
      persona: 'approver-police-yuci',
    })
    await expectAccessible(counter.page)
    await counter.page.getByRole('button', { name: '交给邮递员了' }).click()
    await counter.page.getByText('没有要寄、要收的').waitFor()
    const waybill = street.banks.post.waybills().at(-1) ?? ''
    street.banks.post.see(waybill, 'moving', '晋中邮件处理中心，正在运输')
    street.banks.post.see(waybill, 'collected', '晋中市榆次区揽投部已揽收')
    await page.getByText('晋中市榆次区揽投部已揽收').waitFor({ timeout: 60_000 })
    street.banks.post.see(waybill, 'delivered', '本人签收')
    await page.getByText('机动车驾驶证，签收了').waitFor({ timeout: 60_000 })
    await expectAccessible(page)
    expect(await street.viewOf(id)).toMatchObject({ status: 'closed' })

    await page.getByRole('link', { name: '验一验真伪' }).click()
    await page.getByText('这张票据是真的，有效').waitFor()
    await expectAccessible(page)
    expect([...faults, ...counter.faults]).toEqual([])

    // The bank's own books lack the payment that stands: the day does not agree, and somebody says why.
    const settled = (await street.billOf(id)).payments.find(({ settles }) => settles)
    street.banks.bank.forget(settled?.id.split(':')[1] ?? '')
    await street.pass({ hours: 24 })
    await using books = await visitor.openPage('/officer/payments', { ...desk, persona: 'cashier' })
    await books.page.getByText('1笔差异待处理').waitFor({ timeout: 60_000 })
    await expectAccessible(books.page)
    await books.page.getByRole('button', { name: '处理', exact: true }).click()
    await books.page.getByLabel('怎么回事，怎么处理的').fill('银行次日补记，已经电话核对')
    await books.page.getByRole('dialog').getByRole('button').filter({ hasText: '已说明' }).click()
    await books.page.getByText('银行次日补记，已经电话核对').waitFor()
    await books.page.getByText('差异都处理了').waitFor()
    await expectAccessible(books.page)
    expect(books.faults).toEqual([])
  },
)
