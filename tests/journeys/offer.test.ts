import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepOffers, tellOffers } from '#modules/offer'
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

test(
  'the rules find an old woman by night; her son files what is due to her with one tap, and turns offers off',
  { timeout: 180_000 },
  async () => {
    while (await sweepOffers(world.platform));
    while (await tellOffers(world.platform));
    await using son = await visitor.openPage('/', { width: 375, height: 740, persona: 'son' })
    const { page } = son
    const due = page.getByRole('article').filter({ hasText: '高龄津贴' })
    await due.getByText('给王秀兰').waitFor()
    await expectAccessible(page)
    await due.getByRole('button', { name: '一键申请' }).click()
    await page.waitForURL(/\/cases\//)
    await page
      .getByText(/办好了/)
      .first()
      .waitFor()

    // What was taken is offered no more; what is not wanted is not offered at all.
    await son.goTo('/')
    await page.getByRole('heading', { name: /您好/ }).waitFor()
    expect(await due.count()).toBe(0)

    await using mother = await visitor.openPage('/notices', { width: 1440, height: 900, persona: 'mother' })
    await mother.page.getByRole('link', { name: /您可以办：高龄津贴/ }).waitFor()
    await mother.goTo('/')
    await mother.page.getByRole('button', { name: '以后都不要推荐' }).click()
    await mother.page.getByText('您关掉了主动推荐。').waitFor()
    await expectAccessible(mother.page)
    await mother.page.getByRole('button', { name: '重新打开' }).click()
    await mother.page.getByRole('button', { name: '以后都不要推荐' }).waitFor()
    expect([...son.faults, ...mother.faults]).toEqual([])
  },
)
