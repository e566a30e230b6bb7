import { afterAll, expect, inject, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { pdfOf, pngOf } from '#world'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

test(
  'a firm’s food licence is corrected once, accepted and granted, and the neighbouring county never sees it',
  { timeout: 180_000 },
  async () => {
    await using agentVisit = await visitor.openPage('/services/food-business-licence', {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    const { page: agent } = agentVisit
    await agent.getByRole('link', { name: '开始办理' }).click()
    await agent.getByText('禾味').first().click()
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('heading', { name: '核对信息' }).waitFor()
    await agent.getByRole('button', { name: '都对，下一步' }).click()

    await agent.getByRole('heading', { level: 1, name: '开的是哪一种？' }).waitFor()
    await agent.getByText('饭店、餐馆、小吃店').click()
    await agent.getByText('热菜、热面').click()
    await agent.getByText('凉菜').click()
    await expectAccessible(agent)
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('heading', { level: 1, name: '开在哪里？' }).waitFor()
    await agent.locator('.pick label').first().click()
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('heading', { level: 1, name: '谁管、谁做？' }).waitFor()
    await agent.locator('.pick label').first().click()
    await agent.getByLabel('接触直接入口食品的有几个人？').fill('2')
    await expectAccessible(agent)
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('heading', { level: 1, name: '设备和制度' }).waitFor()
    for (const equipment of [
      '冷藏、冷冻',
      '清洗、消毒',
      '防蝇、防鼠、防虫',
      '通风、排烟',
      '存放垃圾和废弃物',
    ])
      await agent.getByText(equipment).click()
    await agent.getByText('是', { exact: true }).click()
    await agent.getByRole('button', { name: '下一步' }).click()

    // What government holds is not asked for; without the rest one does not come to the end.
    await agent.getByRole('heading', { level: 1, name: '交材料' }).waitFor()
    await agent.getByText('还要您交2样').waitFor()
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('link', { name: '还没交：食品安全规章制度目录' }).waitFor()
    await expectAccessible(agent)
    const [layout, rules] = [agent.locator('#m-layout'), agent.locator('#m-rules')]
    await fileInput(layout).setInputFiles([
      { name: '平面图.png', mimeType: 'image/png', buffer: pngOf(60, 40) },
      { name: '平面图.svg', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    ])
    await layout.getByRole('link', { name: '平面图.png' }).waitFor()
    await layout.getByText('这种文件收不了').waitFor()
    await layout.getByRole('button', { name: /^去掉\s*平面图\.svg/ }).click()
    await fileInput(rules).setInputFiles({
      name: '制度.pdf',
      mimeType: 'application/pdf',
      buffer: pdfOf('Rules of food safety'),
    })
    await rules.getByRole('link', { name: '制度.pdf' }).waitFor()
    await rules.getByRole('button', { name: /^去掉\s*制度\.pdf/ }).click()
    await rules.getByRole('button', { name: /^用以前交过的：.*制度\.pdf/ }).click()
    await rules.getByText('以前交过的', { exact: true }).waitFor()
    await expectAccessible(agent)
    await agent.getByRole('button', { name: '下一步' }).click()
    await agent.getByRole('heading', { name: '提交前再看一遍' }).waitFor()
    await agent.getByText('平面图.png').waitFor()
    await agent.getByText('热菜、热面').first().waitFor()
    await expectAccessible(agent)
    await agent.locator('#declared').check({ force: true })
    await agent.getByRole('button', { name: '确认提交' }).click()
    await agent.getByRole('heading', { level: 1, name: /收到了，.+前告诉您受不受理/ }).waitFor()
    await expectAccessible(agent)
    const caseId = new URL(agent.url()).pathname.split('/')[2] ?? ''

    await using acceptorVisit = await visitor.openPage(
      '/officer?view=scope&slug=food-business-licence&q=禾味',
      { width: 1440, height: 900, persona: 'acceptor-yuci' },
    )
    const { page: acceptor } = acceptorVisit
    await expectAccessible(acceptor)
    const row = acceptor.locator(`a[href="/officer/cases/${caseId}"]`)
    await row.waitFor()
    while ((await acceptor.locator(`tr.here a[href="/officer/cases/${caseId}"]`).count()) === 0) {
      const before = await acceptor.locator('tr.here a').getAttribute('href')
      await acceptor.keyboard.press('j')
      await expect.poll(() => acceptor.locator('tr.here a').getAttribute('href')).not.toBe(before)
    }
    await acceptor.keyboard.press('Enter')
    await acceptor.waitForURL(`**/officer/cases/${caseId}**`)
    await acceptor.getByRole('heading', { level: 1, name: '开饭店、卖食品的许可' }).waitFor()
    await acceptor.getByRole('tab', { name: /规则/ }).waitFor()
    await expectAccessible(acceptor)
    await acceptor.keyboard.press('3')
    await acceptor.getByRole('link', { name: '平面图.png' }).waitFor()
    await acceptor.getByText('法人库，免交').waitFor()
    await acceptor.getByText('没有查毒').first().waitFor()
    await expectAccessible(acceptor)
    const [opened] = await Promise.all([
      acceptor.context().waitForEvent('page'),
      acceptor.getByRole('link', { name: '平面图.png' }).click(),
    ])
    await opened.waitForLoadState()
    expect(await opened.evaluate(() => document.images[0]?.naturalWidth)).toBe(60)
    await opened.close()
    await acceptor.keyboard.press('c')
    await acceptor.getByText(/^领了：/).waitFor()
    await acceptor.keyboard.press('b')
    await acceptor.getByRole('dialog', { name: '补正' }).waitFor()
    await acceptor.getByRole('button', { name: '再加一项' }).click()
    await acceptor.getByLabel('第1项补什么').fill('操作流程图')
    await acceptor.getByLabel('第1项怎么补').fill('标清备餐和洗消的位置，手画也行')
    await expectAccessible(acceptor)
    await acceptor.getByRole('button', { name: '发出补正告知，1项' }).click()
    await acceptor.getByText('补正，已办').waitFor()

    await agentVisit.goTo(`/cases/${caseId}`)
    await agent.getByRole('heading', { level: 1, name: '还缺1份：操作流程图' }).waitFor()
    await agent.getByText('标清备餐和洗消的位置，手画也行').waitFor()
    await expectAccessible(agent)
    await agent.getByRole('link', { name: '现在补' }).click()
    await agent.getByRole('heading', { level: 1, name: '补1处' }).waitFor()
    await agent.getByRole('button', { name: '补好了，再提交' }).click()
    await agent.getByRole('link', { name: '还没有改动，也没有写说明' }).waitFor()
    await fileInput(agent.locator('#m-layout')).setInputFiles({
      name: '平面图2.png',
      mimeType: 'image/png',
      buffer: pngOf(90, 60),
    })
    await agent.getByText('提交后换掉原来的').waitFor()
    await agent.getByLabel('补充说明').fill('流程图已重画，备餐、洗消的位置已标清。')
    await expectAccessible(agent)
    await agent.getByRole('button', { name: '补好了，再提交' }).click()
    await agent.getByRole('heading', { level: 1, name: /收到了/ }).waitFor()

    await acceptorVisit.goTo(`/officer/cases/${caseId}`)
    await acceptor.getByText('流程图已重画，备餐、洗消的位置已标清。').waitFor()
    await acceptor.keyboard.press('3')
    await acceptor.getByRole('link', { name: '平面图2.png' }).waitFor()
    await acceptor.getByText(/换成了新的$/).waitFor()
    await acceptor.keyboard.press('a')
    await acceptor.getByRole('button', { name: '再按一次：受理' }).waitFor()
    await acceptor.keyboard.press('a')
    await acceptor.getByText('受理，已办').waitFor()
    await agentVisit.goTo(`/cases/${caseId}`)
    await agent.getByRole('heading', { level: 1, name: /收到了，.+前给您结果/ }).waitFor()
    const clocks = agent.locator('.clocks')
    await clocks.getByText('承诺时限', { exact: true }).waitFor()
    await clocks.getByText('法定时限', { exact: true }).waitFor()
    await clocks.getByText('还剩7个工作日').waitFor()

    // The neighbouring county's officer is told that there is no such case, not that it is hidden.
    await using neighbour = await visitor.openPage(`/officer/cases/${caseId}`, {
      width: 1440,
      height: 900,
      persona: 'approver-shouyang',
    })
    await neighbour.page.getByRole('heading', { name: '没有找到' }).waitFor()
    await neighbour.page.getByRole('link', { name: '回到待我办' }).waitFor()
    await expectAccessible(neighbour.page)

    await using approverVisit = await visitor.openPage(`/officer/cases/${caseId}`, {
      width: 1440,
      height: 900,
      persona: 'approver-yuci',
    })
    const { page: approver } = approverVisit
    await approver.getByRole('heading', { level: 1, name: '开饭店、卖食品的许可' }).waitFor()
    // A decision has an opinion: without one the verb leads to where it is written.
    await approver.keyboard.press('a')
    await approver.getByText('先写意见').waitFor()
    await approver.getByLabel(/意见/).fill('现场核查合格，材料齐全，准予许可。')
    await approver.keyboard.press('Escape')
    await approver.keyboard.press('a')
    await approver.getByRole('button', { name: '再按一次：准予' }).waitFor()
    await approver.keyboard.press('a')
    await approver.getByText('准予，已办').waitFor()
    await expectAccessible(approver)

    await agentVisit.goTo(`/cases/${caseId}`)
    await agent.getByRole('heading', { level: 1, name: '批准了，可以开业' }).waitFor()
    await agent
      .getByRole('link', { name: /下载\s*PDF/ })
      .first()
      .waitFor()
    await agent.getByText('食品经营许可证').first().waitFor()
    await expectAccessible(agent)

    // Accepted once, it is in the library for the next time.
    await agentVisit.goTo('/me/materials')
    const item = agent.locator('.files li').filter({ hasText: '平面图2.png' })
    await item.getByText(/受理过$/).waitFor()
    await item.getByText('用在1件办件里').waitFor()
    await expectAccessible(agent)
    expect([
      ...agentVisit.faults,
      ...acceptorVisit.faults,
      ...approverVisit.faults,
      ...neighbour.faults,
    ]).toEqual([])
  },
)

/** Where a place takes any file; the one before it is for a camera. */
function fileInput(slot: Locator): Locator {
  return slot.locator('input[type=file]').last()
}
