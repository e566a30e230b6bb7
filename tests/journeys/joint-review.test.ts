import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectCity, pdfOf, seeCase, startCluster, upload, type Cluster } from '#world'
import { expectAccessible, openBrowser, type Visit, type Visitor } from './browser.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const CODE = '2611-140702-04-01-100863'

let cluster: Cluster
let project: Awaited<ReturnType<typeof projectCity>>
let visitor: Visitor
let url: string

beforeAll(async () => {
  cluster = await startCluster()
  project = await projectCity('2026-09-21T02:00:00Z', { cluster, webFolder })
  url = await project.city.composition.http.listen({ host: '127.0.0.1', port: 0 })
  visitor = await openBrowser(url)
}, 180_000)
afterAll(async () => {
  await visitor?.close()
  await project?.close()
  await cluster?.tearDown()
})

const drawings = { projectCode: CODE, designer: '山西晋中建筑设计院', structure: 'steel', hasCivil: true }

/** Signs the officer of a post in, by password and code. */
async function enter({ page }: Visit, unit: string): Promise<void> {
  const { phone, loginName, password } = await project.staff.account({ unit, role: 'acceptor' })
  const headers = { origin: url }
  const begun = await page.request.post('/api/v1/identity/sign-in/begin', {
    data: { loginName, password, as: 'officer' },
    headers,
  })
  const { challengeId } = (await begun.json()) as { challengeId: string }
  const entered = await page.request.post('/api/v1/identity/sign-in', {
    data: { challengeId, code: await project.staff.codeTo(phone) },
    headers,
  })
  expect(entered.status(), await entered.text()).toBe(200)
}

test(
  'drawings are reviewed by all at once, one notice goes out as it was put together, a changed drawing is looked at again',
  { timeout: 400_000 },
  async () => {
    const { agent, act, file, legOf, of, say, settle, must } = project
    await file('investment-project-registration', {
      projectName: '老味道中央厨房三期',
      projectCode: CODE,
      industry: 'food',
      site: '榆次区工业园区安宁街8号',
      floorArea: 5200,
      content: '新建一座中央厨房和冷库，附办公楼一栋。',
      investment: 2600,
      allowed: true,
    })
    const resources = await of('natural-resources')
    const leader = await of('natural-resources', 'acceptor')
    const land = await file('project-land', { projectCode: CODE, landBy: 'granted', landArea: 8600 })
    await act(leader, land, 'accept')
    await act(resources, await legOf(land, 'permit'), 'grant', { opinion: '符合规划条件' })
    const plan = await file('project-planning', {
      projectCode: CODE,
      floorArea: 5200,
      plotRatio: 1.2,
      height: 18,
      hasCivil: true,
      shelterArea: 240,
    })
    await act(leader, plan, 'accept')
    const review = await file('joint-drawing-review', drawings, ['defence'])
    const construction = await of('housing-construction')
    const defence = await of('development-reform')
    await say(construction, review, 'structure', 'pass')
    await say(construction, review, 'fire', 'comment', '疏散楼梯净宽不足1.1米')
    await say(defence, review, 'defence', 'comment', '口部防护门型号没有注明')

    // The leader finds the notice written, changes a word and sends it.
    await using lead = await visitor.openPage('/officer/sign-in', { width: 1440, height: 900 })
    await enter(lead, 'housing-construction')
    await lead.goTo(`/officer/cases/${review}`)
    await lead.page.getByRole('button', { name: /^发出修改意见/ }).click()
    const dialog = lead.page.getByRole('dialog')
    const [first] = await dialog.getByRole('textbox', { name: '第1项怎么补' }).all()
    expect(await first?.inputValue()).toBe(
      '疏散楼梯净宽不足1.1米。依据：《优化营商环境条例》第四十二条第一款',
    )
    await expectAccessible(lead.page)
    await first?.fill('一层疏散楼梯净宽改到1.1米以上。依据：《优化营商环境条例》第四十二条第一款')
    await dialog.getByRole('button', { name: '发出补正告知，2项' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await settle()

    // The firm reads it, and its page says who wants what of which version.
    await using firm = await visitor.openPage(`/cases/${review}`, {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    await firm.page.getByText('一层疏散楼梯净宽改到1.1米以上').first().waitFor()
    await firm.goTo(`/projects/${CODE}`)
    await firm.page.getByText('口部防护门型号没有注明').first().waitFor()
    await expectAccessible(firm.page)

    // The architectural drawing changes, which is everybody's: who had passed the older one looks again.
    await must(
      upload(
        agent(),
        { id: review, slot: 'architecture', name: 'architecture-2.pdf' },
        pdfOf('architecture 2'),
      ),
    )
    const { revision } = await seeCase(agent(), review)
    await must(agent().post(`/api/v1/cases/${review}/correct`, { revision, answers: {}, note: '已改' }))
    await settle()
    await lead.goTo('/officer/projects')
    const row = lead.page.getByRole('row').filter({ hasText: '老味道中央厨房三期' })
    await row.getByText('正常').waitFor()
    await expectAccessible(lead.page)
    await row.getByRole('link', { name: '老味道中央厨房三期' }).click()
    await lead.page.getByRole('heading', { level: 3, name: /第2版/ }).waitFor()
    await lead.page.getByRole('heading', { name: '第1轮联合审图，图纸第1版' }).waitFor()
    await expectAccessible(lead.page)
    for (const [who, stage] of [
      [construction, 'structure'],
      [construction, 'fire'],
      [defence, 'defence'],
    ] as const)
      await say(who, review, stage, 'pass')
    await act(construction, review, 'grant', { opinion: '联合审查合格' })

    // The planning permit, then the construction permit on what was reviewed ahead.
    await act(defence, await legOf(plan, 'shelter'), 'grant', { opinion: '面积符合' })
    await act(resources, await legOf(plan, 'permit'), 'grant', { opinion: '方案符合' })
    const building = await file(
      'project-construction',
      {
        ...drawings,
        specialFire: false,
        builder: '晋中建工集团',
        supervisorFirm: '晋中监理公司',
        contractPrice: 2100,
        fundsReady: true,
      },
      ['architecture', 'structure', 'fire', 'contract'],
    )
    await act(await of('housing-construction', 'acceptor'), building, 'accept')
    await act(construction, await legOf(building, 'permit'), 'grant', { opinion: '条件具备' })
    await firm.goTo(`/projects/${CODE}`)
    const stage = firm.page.locator('.stage', { hasText: '施工许可' }).first()
    await stage.getByText('办完了').waitFor()
    await expectAccessible(firm.page)
    expect([...lead.faults, ...firm.faults]).toEqual([])
  },
)
