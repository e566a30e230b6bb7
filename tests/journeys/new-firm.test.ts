import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FilingView } from '#contract'
import { createRelay } from '#modules/case'
import { callersOf, createWorld, startCluster, type Cluster, type World } from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

let cluster: Cluster
let world: World
let city: Awaited<ReturnType<typeof callersOf>>
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  world = await createWorld({ cluster })
  city = await callersOf(world, { webFolder })
  visitor = await openBrowser(await city.composition.http.listen({ host: '127.0.0.1', port: 0 }))
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await city?.composition.http.close()
  await world?.close()
  await cluster?.tearDown()
})

const settle = async () => {
  const relay = createRelay(world.platform)
  while ((await relay.runOnce()) > 0);
  await relay.stop()
}

test(
  'a noodle shop is registered, sees on the first page what it still needs, and files one of it with a tap',
  { timeout: 240_000 },
  async () => {
    const trader = await city.as('citizen')
    const draft = (await trader.post('/api/v1/filings', { slug: 'sole-trader-registration', fresh: true }))
      .body as unknown as FilingView
    const answers = {
      tradeName: '寿阳县阿明面馆',
      scope: ['餐饮服务', '食品销售'],
      premisesKind: 'leased',
      address: '晋中市寿阳县朝阳街道东大街8号',
      pledge: true,
    }
    const filed = await trader.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
    expect(filed.body).toMatchObject({ outcome: 'granted' })
    await settle()

    await using visit = await visitor.openPage('/', { width: 375, height: 812, persona: 'citizen' })
    const { page } = visit
    await page.getByRole('heading', { name: '寿阳县阿明面馆还需要办' }).waitFor()
    const row = (name: string) =>
      page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
    await row('饭馆的公共场所卫生许可').getByText('不用再办', { exact: true }).waitFor()
    await row('食品经营许可').getByText('要审批', { exact: true }).waitFor()
    await expectAccessible(page)

    const filing = row('仅销售预包装食品备案')
    await filing.getByText('备案就行，当场生效', { exact: true }).waitFor()
    await filing.getByRole('button', { name: '一键备案' }).click()
    await page.waitForURL(/\/cases\//)
    await page.getByText('备案好了，现在就能卖').first().waitFor()

    // What asks something more opens with what is known, and says why it was begun.
    await visit.goTo('/')
    await row('仅销售预包装食品备案').getByText('已经办好', { exact: true }).waitFor()
    await row('固定污染源排污登记').getByRole('button', { name: '一键备案' }).click()
    await page.waitForURL(/\/file\//)
    await page.getByText('寿阳县阿明面馆的营业执照写了“餐饮服务”，所以要办固定污染源排污登记').waitFor()
    await expectAccessible(page)
    expect(visit.faults).toEqual([])
  },
)
