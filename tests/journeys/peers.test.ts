import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callersOf, createWorld, openLine, startCluster, type Cluster, type Line, type World } from '#world'
import { expectAccessible, openBrowser, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

interface Side {
  world: World
  city: Awaited<ReturnType<typeof callersOf>>
  line: Line
}

/** Two platforms with keys of their own: where it is handed in, and where it is decided. */
let cluster: Cluster
let keyFolder: string
let here: Side
let there: Side
let visitor: Visitor

beforeAll(async () => {
  cluster = await startCluster()
  keyFolder = await mkdtemp(join(tmpdir(), 'yiwang-peers-'))
  here = await open('太原市', cluster.keyFolder)
  there = await open('晋中市', keyFolder)
  await connect(there, here)
  for (const { city } of [here, there]) city.composition.start()
  visitor = await openBrowser(await here.city.composition.http.listen({ host: '127.0.0.1', port: 0 }))
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  for (const side of [here, there]) {
    await side?.line[Symbol.asyncDispose]()
    await side?.city.composition.stop()
    await side?.world.close()
  }
  await cluster?.tearDown()
  if (keyFolder) await rm(keyFolder, { recursive: true, force: true })
})

async function open(name: string, keys: string): Promise<Side> {
  const world = await createWorld({ name, cluster: { postgresUrl: cluster.postgresUrl, keyFolder: keys } })
  const city = await callersOf(world, { webFolder })
  return { world, city, line: await openLine(city) }
}

async function fingerprintOf({ city }: Side): Promise<string> {
  const administrator = await city.as('administrator')
  const { body } = await administrator.get('/api/v1/peers')
  return (body as unknown as { self: { fingerprint: string } }).self.fingerprint
}

async function connect(from: Side, to: Side) {
  const administrator = await from.city.as('administrator')
  const body = { url: to.line.url, fingerprint: await fingerprintOf(to) }
  expect(await administrator.post('/api/v1/peers', body)).toMatchObject({ status: 200 })
}

test(
  'a case is handed in while the other platform is down, goes when it is up, and comes back decided',
  { timeout: 240_000 },
  async () => {
    {
      await using visit = await visitor.openPage('/officer/peers', {
        width: 768,
        height: 1024,
        persona: 'administrator',
      })
      const { page } = visit
      await page.getByLabel('对方的地址').fill(there.line.url)
      await page.getByLabel('对方报来的指纹（32位）').fill(await fingerprintOf(there))
      await page.getByRole('button', { name: '核对并对接' }).click()
      await page.getByText('可代收').waitFor()
      await expectAccessible(page)
      expect(visit.faults).toEqual([])
    }
    there.line.weather = 'down'
    await using visit = await visitor.openPage('/officer/peers', {
      width: 1440,
      height: 900,
      persona: 'window-clerk',
    })
    const { page } = visit
    await page.getByLabel('事项').fill('高龄津贴')
    await page.getByTitle('高龄津贴', { exact: true }).click()
    await page.getByLabel('申请人姓名').fill('王秀兰')
    await page.getByLabel('证件号码').fill('149902194506120026')
    await page.getByLabel('手机号').fill('15400010001')
    await page.getByRole('checkbox').check()
    await expectAccessible(page)
    await page.getByRole('button', { name: '收件，转办理地' }).click()
    await page.getByText('等办理地签收').waitFor()
    await page.getByText('还没签收，会一直送').waitFor()
    await expectAccessible(page)

    there.line.weather = 'fine'
    for (const { world } of [here, there]) world.clock.advance({ minutes: 5 })
    await page.getByText('办理地办完了').waitFor()
    await page.getByText(/对方：榆次区民政局/).waitFor()
    await page.getByRole('button', { name: /^已经交付/ }).click()
    await page.getByRole('button', { name: /再按一次：已经交付/ }).click()
    await page.getByText('已经交付，已办').waitFor()
    expect(visit.faults).toEqual([])
  },
)
