import { afterAll, expect, inject, test } from 'vitest'
import type { FilingView } from '#contract'
import { expectAccessible, openBrowser, type Visit } from './browser.ts'

const url = inject('cityUrl')
const visitor = await openBrowser(url)
afterAll(() => visitor.close())

const FIRM = '01900000-0000-7000-8000-000000000101'
const CODE = '2611-140702-04-01-100861'

/** What a page of the person who is signed in would send. */
async function send<T>({ page }: Visit, path: string, data: object): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { origin: url } })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as T
}

test(
  'a firm registers a project once, and its page says what is open, what waits for what, and whose time it is',
  { timeout: 240_000 },
  async () => {
    await using visit = await visitor.openPage('/projects', {
      width: 375,
      height: 812,
      persona: 'firm-agent',
    })
    const { page } = visit
    await page.getByRole('heading', { name: '还没有项目' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '登记一个项目' }).waitFor()

    const { id } = await send<FilingView>(visit, '/api/v1/filings', {
      slug: 'investment-project-registration',
      subjectId: FIRM,
      fresh: true,
    })
    await send(visit, `/api/v1/filings/${id}/submit`, {
      answers: {
        projectName: '老味道中央厨房二期',
        projectCode: CODE,
        industry: 'food',
        site: '榆次区工业园区安宁街8号',
        floorArea: 5200,
        content: '新建一座中央厨房和冷库，附办公楼一栋。',
        investment: 2600,
        allowed: true,
      },
      declared: true,
    })
    const row = page.getByRole('link', { name: /老味道中央厨房二期/ })
    const isListed = async () => {
      await page.reload()
      return row.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      )
    }
    await expect.poll(isListed, { timeout: 90_000 }).toBe(true)
    await expectAccessible(page)
    await row.click()
    await page.getByRole('heading', { level: 1, name: '老味道中央厨房二期' }).waitFor()
    await page.getByText(`项目代码 ${CODE}`).waitFor()
    await page.getByText('政府用了0个工作日，总时限120个工作日').waitFor()
    const stage = (name: string) =>
      page.locator('.stage').filter({ has: page.getByRole('heading', { name }) })
    await stage('立项用地规划许可').getByText('可以办了').waitFor()
    await stage('工程建设许可').getByText('还差：立项用地规划许可的建设用地规划许可').waitFor()
    await stage('施工许可').getByText('前面办完才能办').waitFor()
    await stage('竣工验收').getByText('前面办完才能办').waitFor()
    await expectAccessible(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expectAccessible(page)
    await page.getByRole('link', { name: '办立项用地规划许可' }).click()
    await page.waitForURL(/\/(services\/project-land\/start|file\/)/)
    expect(visit.faults).toEqual([])
  },
)
