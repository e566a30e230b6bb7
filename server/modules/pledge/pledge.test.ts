import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, CreditRecordView } from '#contract'
import { pdfOf, seeCase, takeAction, upload } from '#world'
import { desk, head, openHotel, type Hotel } from './hotel.fixture.ts'

let hotel: Hotel
beforeAll(async () => {
  hotel = await openHotel()
})
afterAll(() => hotel.close())

async function checkOf(caseId: string): Promise<string> {
  const [row] = await hotel.world.owner.read<
    { id: string }[]
  >`select check_case_id as id from pledge.pledge where case_id = ${caseId}`
  return row?.id ?? ''
}

const certificateOf = (view: CaseView) => view.certificates[0]

test(
  'a pledge that was kept, or mended in time, leaves the licence and no record',
  { timeout: 180_000 },
  async () => {
    const { world, staff, owner, draft, submit, settle } = hotel
    const view = await draft()
    expect((await submit(view, true)).body).toMatchObject({ outcome: 'granted' })
    await settle()
    const check = await checkOf(view.id)
    const officer = await staff.on(desk)
    await takeAction(officer, check, 'order', { opinion: '十日内补齐', answers: { seen: '缺一台消毒柜。' } })
    await takeAction(officer, check, 'mended', { answers: { seen: '消毒柜已经装好，报告合格。' } })
    await settle()
    expect(await seeCase(officer, check)).toMatchObject({ status: 'closed' })
    expect(certificateOf(await seeCase(owner, view.id))).toMatchObject({ state: 'valid' })
    const [row] = await world.owner.read`select outcome from pledge.pledge where check_case_id = ${check}`
    expect(row).toEqual({ outcome: 'kept' })
  },
)

test(
  'a pledge stands for the report, is checked, found untrue, revoked and recorded, and bars another until it is lifted',
  { timeout: 180_000 },
  async () => {
    const { world, city, staff, owner, draft, submit, settle } = hotel
    const first = await draft()
    // Without the pledge the report has to be brought.
    expect((await submit(first, false)).body).toMatchObject({
      code: 'filing.materials-missing',
      materials: [{ id: 'test-report' }],
    })
    const filed = await submit(first, true)
    expect(filed.body).toMatchObject({ outcome: 'granted' })
    await settle()
    // Opened once, however often it is looked for.
    await settle()
    const check = await checkOf(first.id)
    const officer = await staff.on(desk)
    const view = await seeCase(officer, check)
    const [clock] = await world.owner.read`
    select count, unit from "case".clock where case_id = ${check} and name = 'stage:check'`
    expect(clock).toEqual({ count: 20, unit: 'working' })
    expect(view.fields.find(({ name }) => name === 'pledged')?.text).toContain('30日内')
    await takeAction(officer, check, 'untrue', {
      opinion: '用具消毒达不到承诺',
      answers: { seen: '客房杯具没有消毒设备，也没有检测报告。' },
    })
    // Whoever checked does not revoke.
    const answers = { finding: '承诺的用品用具消毒设备不存在，三十日内没有交检测报告。' }
    expect((await takeAction(officer, check, 'revoke', { opinion: '撤销', answers })).body).toMatchObject({
      code: 'case.not-your-turn',
    })
    expect(
      (await takeAction(await staff.on(head), check, 'revoke', { opinion: '撤销', answers })).status,
    ).toBe(200)
    await settle()
    expect(await seeCase(officer, check)).toMatchObject({ status: 'closed' })
    expect(certificateOf(await seeCase(owner, first.id))).toMatchObject({ state: 'revoked' })

    const { records } = (await owner.get('/api/v1/credit/own')).body as unknown as {
      records: CreditRecordView[]
    }
    expect(records).toMatchObject([
      {
        kind: 'pledge-breach',
        finding: answers.finding,
        state: 'valid',
        barsPledges: true,
        validTo: '2027-11-19',
      },
    ])
    const again = await draft()
    expect((await submit(again, true)).body).toMatchObject({
      code: 'filing.pledge-barred',
      until: '2027-11-19',
    })
    // The ordinary way stays open.
    await upload(owner, { id: again.id, slot: 'test-report', name: 'report.pdf' }, pdfOf('report'))
    expect((await submit(again, false)).body).toMatchObject({ outcome: 'pending' })

    const record = `/api/v1/credit/records/${records[0]?.id}`
    const stranger = await city.as('son')
    expect((await stranger.post(`${record}/object`, { reason: '不是我' })).body).toMatchObject({
      code: 'credit.not-found',
    })
    expect((await owner.post(`${record}/object`, { reason: '设备当天在检修' })).body).toMatchObject({
      state: 'objected',
    })
    // An objection alone takes nothing back.
    expect((await submit(await draft(), true)).body).toMatchObject({ code: 'filing.pledge-barred' })
    const supervisor = await staff.on({ ...desk, role: 'supervisor' })
    const far = await staff.on({ ...desk, region: '140702', role: 'supervisor' })
    const lifted = { outcome: 'cancelled', reason: '检修记录属实' }
    expect((await far.post(`${record}/review`, lifted)).body).toMatchObject({ code: 'credit.not-found' })
    // Who took part in finding it, whatever posts they hold now, does not decide on it.
    const [found] = await world.owner.read<{ by: string[] }[]>`select found_by as by from credit.record`
    expect(found?.by).toHaveLength(2)
    const { principal } = (await supervisor.get('/api/v1/identity/current')).body as unknown as {
      principal: { officerId: string }
    }
    await world.owner
      .read`update credit.record set found_by = array_append(found_by, ${principal.officerId}::uuid)`
    expect((await supervisor.post(`${record}/review`, lifted)).body).toMatchObject({
      code: 'credit.own-finding',
    })
    await world.owner
      .read`update credit.record set found_by = array_remove(found_by, ${principal.officerId}::uuid)`
    expect((await supervisor.post(`${record}/review`, lifted)).body).toMatchObject({ state: 'cancelled' })
    expect((await supervisor.post(`${record}/review`, lifted)).body).toMatchObject({
      code: 'credit.not-open',
    })
    expect((await submit(await draft(), true)).body).toMatchObject({ outcome: 'granted' })
  },
)
