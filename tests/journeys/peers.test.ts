import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  callersOf,
  createWorld,
  openLine,
  pdfOf,
  staffOf,
  startCluster,
  takeAction,
  type Cluster,
  type Line,
  type World,
} from '#world'
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
    await page.getByLabel('事项').click()
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

test(
  'a file goes with a case, and the certificate that comes back is in the wallet, verified as issued there',
  { timeout: 360_000 },
  async () => {
    const [firm] = await here.world.owner.read<{ name: string; identifier: string }[]>`
      select name, identifier from registry.subject where id = '01900000-0000-7000-8000-000000000101'`
    let caseId = ''
    {
      await using visit = await visitor.openPage('/officer/peers', {
        width: 1440,
        height: 900,
        persona: 'window-clerk',
      })
      const { page } = visit
      await page.getByLabel('事项').click()
      await page.getByLabel('事项').fill('临时占道')
      await page.getByTitle('临时占道', { exact: true }).click()
      await page.getByLabel('申请人姓名').fill(String(firm?.name))
      await page.getByLabel('证件号码').fill(String(firm?.identifier))
      await page.getByLabel('手机号').fill('15400010001')
      for (const [question, answer] of [
        ['占道做什么？', '外墙、门头装修'],
        ['占的是什么路？', '人行道'],
      ] as const) {
        await page.getByLabel(question).click()
        await page.getByTitle(answer, { exact: true }).click()
      }
      await page.getByLabel('占哪一段？').fill('迎宾街118号门前人行道')
      await page.getByLabel('占多大？').fill('20')
      await page.getByLabel('哪天开始？').fill('2026-11-25')
      await page.getByLabel('哪天结束？').fill('2026-12-05')
      await page.getByLabel(/期满当天清理/).click()
      await page.getByTitle('是', { exact: true }).click()
      for (const [slot, text] of [
        ['占道位置图', 'drawing'],
        ['恢复方案', 'plan'],
      ] as const)
        await page
          .getByRole('group', { name: slot })
          .locator('input[type=file]')
          .setInputFiles({ name: `${text}.pdf`, mimeType: 'application/pdf', buffer: pdfOf(text) })
      await page.getByText('drawing.pdf').waitFor()
      await page.getByText('plan.pdf').waitFor()
      await page.getByRole('checkbox').check()
      await expectAccessible(page)
      await page.getByRole('button', { name: '收件，转办理地' }).click()
      await page.getByText('随件材料').waitFor()
      await expectAccessible(page)
      caseId = page.url().split('/').at(-1) ?? ''
      expect(visit.faults).toEqual([])
    }
    const staff = staffOf(there.world, there.city.anonymous)
    const idThere = await waitFor(async () => {
      const [row] = await there.world.owner.read<{ id: string }[]>`
        select k.case_id as id from peer.crossing c join "case"."case" k using (case_id) where c.thread = ${caseId} and k.stage = 'acceptance'`
      return row?.id
    })
    const on = (role: 'acceptor' | 'approver') => staff.on({ unit: 'urban-management', role })
    expect(await takeAction(await on('acceptor'), idThere, 'accept')).toMatchObject({ status: 200 })
    expect(await takeAction(await on('approver'), idThere, 'grant', { opinion: '同意' })).toMatchObject({
      status: 200,
    })
    await waitFor(async () => {
      const [row] = await here.world.owner.read`select from peer.certificate where case_id = ${caseId}`
      return row
    })
    {
      await using visit = await visitor.openPage(`/officer/cases/${caseId}`, {
        width: 768,
        height: 1024,
        persona: 'window-clerk',
      })
      const { page } = visit
      await page.getByText('签名和存证已核验').waitFor()
      await expectAccessible(page)
      expect(visit.faults).toEqual([])
    }
    await using visit = await visitor.openPage('/certificates', {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    const { page } = visit
    await page.getByRole('heading', { name: '别处平台签发的' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: /晋中市签发/ }).click()
    await page.getByRole('button', { name: '现在核验' }).click()
    await page.getByText('是真的，现在有效').waitFor()
    await page.getByText('签名者是受信任的政府密钥').waitFor()
    await page.getByText('晋中市答复：现在有效').waitFor()
    await expectAccessible(page)
    expect(visit.faults).toEqual([])
  },
)

/** What the two platforms do by themselves, as soon as it is there. */
async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
