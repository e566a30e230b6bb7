import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'

const visitor = await openBrowser(inject('cityUrl'))
afterAll(() => visitor.close())

const slug = 'outdoor-advertising'

const part = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()
const kept = (page: Page) => page.locator('.design-status.kept').waitFor()

/** The version of a matter that a case has, as the server tells it. */
async function versionOf(page: Page, caseId: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/cases/${caseId}`)
  return ((await answer.json()) as { matter: { version: number } }).matter.version
}

test(
  'a matter is changed, compared, tried, reviewed by another person and published; an old case keeps its version',
  { timeout: 240_000 },
  async () => {
    await using designerVisit = await visitor.openPage('/officer/designs', {
      width: 1440,
      height: 900,
      persona: 'designer',
    })
    const { page } = designerVisit
    await expectAccessible(page)
    const found = await page.request.get(`/api/v1/matters/${slug}`)
    const before = (await found.json()) as { version: number; title: { zh: string } }
    await page.getByRole('combobox', { name: '改一个事项' }).fill(before.title.zh)
    await page.getByRole('option', { name: before.title.zh }).first().waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: before.title.zh }).waitFor()
    const id = new URL(page.url()).pathname.split('/')[3] ?? ''

    await page
      .getByRole('textbox', { name: '一句话说明 · 中文' })
      .fill('改过的说明：在楼顶、墙面、路边设大型广告牌，先申请。')
    await kept(page)
    await expectAccessible(page)

    // A promise longer than the law is said beside the field, and stands in the way.
    await part(page, '期限和范围')
    const promised = page.locator('.design-line', { hasText: '承诺时限' }).getByRole('spinbutton')
    const usual = await promised.inputValue()
    await promised.fill('999')
    await page.getByText(/比法定的\d+天长/).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '交审核' }).isDisabled()).toBe(true)
    await expectAccessible(page)
    await promised.fill(String(Number(usual) - 1))
    await expect.poll(() => page.getByRole('button', { name: '交审核' }).isEnabled()).toBe(true)

    await part(page, '表单')
    await page
      .getByRole('textbox', { name: /^新字段的名字/ })
      .first()
      .fill('mealPlan')
    await page.getByRole('button', { name: '加字段' }).first().click()
    await page.getByRole('textbox', { name: '问什么 · 中文' }).fill('还有什么要说的？')
    await page.getByRole('textbox', { name: '问什么 · 英文' }).fill('Anything else to tell us?')
    await kept(page)
    await expectAccessible(page)

    await part(page, '规则')
    await page.getByRole('textbox', { name: '查到了什么 1 · 中文' }).fill('查了人口库')
    await kept(page)
    await expectAccessible(page)
    // A stage of its own is put on a way, and stands in the drawing.
    await part(page, '流程')
    await page.getByRole('combobox', { name: '加在哪条路上' }).fill('受理 — 受理 → 审查决定')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: '环节的代号（英文）' }).fill('site-visit')
    await page.getByRole('button', { name: '加环节' }).click()
    const visit = page.locator('#stage-site-visit')
    await visit.getByRole('textbox', { name: '环节名称 · 中文' }).fill('现场踏勘')
    await visit.getByRole('textbox', { name: '环节名称 · 英文' }).fill('Visit the site')
    await page.locator('.design-drawing b', { hasText: '现场踏勘' }).waitFor()
    await kept(page)
    await expectAccessible(page)
    await part(page, '材料')
    await expectAccessible(page)

    await part(page, '改了什么')
    await page.locator('ins', { hasText: '改过的说明' }).waitFor()
    await page.getByText('时限 · 承诺 · 天数').waitFor()
    await expectAccessible(page)

    await part(page, '试算')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText(/^试了\d+件/).waitFor()
    await expectAccessible(page)
    const trial = await page.request.get(`/api/v1/designs/${id}/trial?cases=20`)
    expect(((await trial.json()) as { tried: number }).tried).toBeGreaterThan(0)
    const judged = await page.request.get(`/api/v1/designs/${id}`)
    expect(((await judged.json()) as { findings: unknown[] }).findings).toEqual([])

    await page.getByRole('button', { name: '交审核' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('承诺时限压缩，多问一句话')
    await page.getByRole('dialog').getByRole('button', { name: '交审核' }).click()
    await page.getByText('等别人审核').waitFor()

    await using reviewVisit = await visitor.openPage('/officer/designs', {
      width: 1440,
      height: 900,
      persona: 'design-reviewer',
    })
    const { page: reviewer } = reviewVisit
    await reviewer.getByText('等您审核').waitFor()
    await reviewer.getByRole('link', { name: before.title.zh }).click()
    await part(reviewer, '改了什么')
    await reviewer.getByText('时限 · 承诺 · 天数').waitFor()
    await reviewer.getByRole('button', { name: '同意发布' }).click()
    await reviewer.getByRole('dialog').getByRole('textbox').first().fill('同意')
    await reviewer.getByRole('dialog').getByRole('button', { name: '同意发布' }).click()
    await reviewer.getByText('已发布', { exact: true }).waitFor()

    await using citizenVisit = await visitor.openPage(`/services/${slug}`, {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    await citizenVisit.page.getByText('改过的说明').first().waitFor()

    // A case of the version before is still one of that version.
    await using clerkVisit = await visitor.openPage('/officer', { persona: 'supervisor' })
    const listed = await clerkVisit.page.request.get(`/api/v1/cases?slug=${slug}&limit=1`)
    const { cases } = (await listed.json()) as { cases: { id: string }[] }
    expect(await versionOf(clerkVisit.page, cases[0]?.id ?? '')).toBe(before.version)
    for (const visit of [designerVisit, reviewVisit, citizenVisit]) expect(visit.faults).toEqual([])
  },
)
