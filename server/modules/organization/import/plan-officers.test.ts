import { expect, test } from 'vitest'
import type { OfficerLine } from './line.ts'
import { after, CIVIL, county, day, held, officer, plan, TOWN, words } from './plan.fixture.ts'

test('a transfer ends the old post the day before, and neither the old file nor the new changes it again', () => {
  const base = after(plan({ units: county() }))
  const old = [officer({})]
  const first = after(plan({ officers: old }, base), base)
  const transfer = [officer({ unitCode: CIVIL, post: '审批岗', role: 'approver', from: day('2026-12-01') })]
  const planned = plan({ officers: transfer }, first)
  expect(planned.changes.map(({ what, of }) => `${what} ${of}`)).toEqual(['end holding', 'add holding'])
  const second = after(planned, first)
  expect(held(second)).toEqual([
    ['受理岗', '2024-01-01', '2026-11-30', true],
    ['审批岗', '2026-12-01', null, true],
  ])
  for (const file of [old, transfer, [...old, ...transfer], [...transfer, ...old]])
    expect(plan({ officers: file }, second).changes).toEqual([])
  // Both in one file at once come to the same.
  expect(held(after(plan({ officers: [...transfer, ...old] }, base), base))).toEqual(held(second))
})

test('a post from before is added without ending what came after', () => {
  const base = after(plan({ units: county() }))
  const now = after(plan({ officers: [officer({ from: day('2024-01-01') })] }, base), base)
  const earlier = officer({ unitCode: CIVIL, post: '窗口岗', role: 'window', from: day('2021-01-01') })
  const planned = plan({ officers: [earlier] }, now)
  expect(planned.faults).toEqual([])
  expect(held(after(planned, now))).toEqual([
    ['受理岗', '2024-01-01', null, true],
    ['窗口岗', '2021-01-01', '2023-12-31', true],
  ])
  expect(planned.officers[0]?.validFrom).toBe('2021-01-01')
})

test('a post that was entered today and has lasted for years began earlier', () => {
  const base = after(plan({ units: county() }))
  const entered = after(plan({ officers: [officer({ from: day('2026-11-20') })] }, base), base)
  const planned = plan({ officers: [officer({ from: day('2021-03-01') })] }, entered)
  expect(planned.faults).toEqual([])
  expect(planned.changes.map(({ what, of }) => `${what} ${of}`)).toEqual(['change officer', 'change holding'])
  const state = after(planned, entered)
  expect(held(state)).toEqual([['受理岗', '2021-03-01', null, true]])
  expect(plan({ officers: [officer({ from: day('2021-03-01') })] }, state).changes).toEqual([])
})

test('a further post ends nothing, and a last day ends a post', () => {
  const base = after(plan({ units: county() }))
  const first = after(plan({ officers: [officer({})] }, base), base)
  const further = officer({ post: '审批岗', role: 'approver', from: day('2025-01-01'), main: false })
  const both = after(plan({ officers: [further] }, first), first)
  expect(held(both).map(([, , to]) => to)).toEqual([null, null])
  const left = plan({ officers: [officer({ to: day('2026-11-30') })] }, both)
  expect(left.changes).toEqual([expect.objectContaining({ what: 'end', of: 'holding' })])
})

test('days that contradict each other are told', () => {
  const base = after(plan({ units: county() }))
  const known = after(plan({ officers: [officer({})] }, base), base)
  const other = { unitCode: CIVIL, post: '审批岗', role: 'approver' } as const
  expect(words(plan({ officers: [officer({ from: day('2024-02-01') })] }, known))).toEqual([
    expect.stringContaining('任职日期对不上'),
  ])
  expect(words(plan({ officers: [officer({}), officer({ ...other })] }, base))).toEqual([
    expect.stringContaining('开始两个主岗'),
  ])
  const long = [officer({ to: day('2026-12-31') }), officer({ ...other, from: day('2026-06-01') })]
  expect(words(plan({ officers: long }, base))).toEqual([
    expect.stringContaining('下一个主岗却从2026-06-01开始'),
  ])
  expect(words(plan({ officers: [officer({ from: day('2018-01-01') })] }, base))).toEqual([
    expect.stringContaining('早于机构的生效日期2019-03-01'),
  ])
  expect(words(plan({ officers: [officer({ unitCode: TOWN })] }, base))).toEqual([
    expect.stringContaining('没有这个机构'),
  ])
  expect(words(plan({ officers: [officer({}), officer({})] }, base))).toEqual([
    expect.stringContaining('重复'),
  ])
})

test('the same person is known by either number, and contradictions are told', () => {
  const base = after(plan({ units: county() }))
  const id = '149928198001010013'
  const first = after(plan({ officers: [officer({ idNumber: id })] }, base), base)
  const byNumber = plan({ officers: [officer({ staffNumber: undefined, idNumber: id })] }, first)
  expect(byNumber.changes).toEqual([])
  const two = after(
    plan({ officers: [officer({ staffNumber: 'A2', name: '李四', phone: '13800000002' })] }, first),
    first,
  )
  expect(words(plan({ officers: [officer({ staffNumber: 'A2', idNumber: id })] }, two))).toEqual([
    expect.stringContaining('两个人'),
  ])
  expect(words(plan({ officers: [officer({ idNumber: '149928198001010021' })] }, first))).toEqual([
    expect.stringContaining('另一个身份证号'),
  ])
  expect(
    words(plan({ officers: [officer({}), officer({ name: '张叁', from: day('2025-01-01') })] }, base)),
  ).toEqual([expect.stringContaining('姓名却不一样')])
  expect(words(plan({ officers: [officer({}), officer({ staffNumber: 'A9' })] }, base))).toEqual([
    expect.stringContaining('也用这个手机号'),
  ])
  const renamed = plan({ officers: [officer({ name: '张山' })] }, first)
  expect(renamed.changes).toEqual([expect.objectContaining({ what: 'change', of: 'officer' })])
})

test('somebody known only by telephone is found by it and their name, and nobody else is', () => {
  const base = after(plan({ units: county() }))
  const phoned = plan({ officers: [officer({ staffNumber: undefined })] }, base)
  const state = after(phoned, base)
  const officerId = phoned.officers[0]?.id ?? ''
  expect(phoned.officers[0]?.staffNumber).toMatch(/^P\d{12}$/)
  const accounts = new Map([['13800000001', { officerId, name: '张三' }]])
  const named = plan({ officers: [officer({ staffNumber: 'A7' })] }, state, { accounts })
  expect(named.officers).toEqual([expect.objectContaining({ id: officerId, staffNumber: 'A7' })])
  expect(
    words(plan({ officers: [officer({ staffNumber: 'A7', name: '别人' })] }, state, { accounts })),
  ).toEqual([expect.stringContaining('另一位工作人员的账号')])
})

test('nobody administers and audits at a time', () => {
  const base = after(plan({ units: county() }))
  const administrator = officer({ post: '管理岗', role: 'administrator' })
  const auditor = officer({ post: '审计岗', role: 'auditor', main: false, from: day('2025-01-01') })
  expect(words(plan({ officers: [administrator, auditor] }, base))).toEqual([
    expect.stringContaining('三权分立'),
  ])
  const after2025 = officer({ post: '审计岗', role: 'auditor', from: day('2025-01-01') })
  expect(plan({ officers: [administrator, after2025] }, base).faults).toEqual([])
})

test('who works now or will gets an account, who has left does not', () => {
  const base = after(plan({ units: county() }))
  const enrolled = (given: Partial<OfficerLine>) =>
    plan({ officers: [officer(given)] }, base).enrolled.map(({ phone }) => phone)
  expect(enrolled({})).toEqual(['13800000001'])
  expect(enrolled({ from: day('2027-01-01') })).toEqual(['13800000001'])
  expect(enrolled({ to: day('2026-11-19') })).toEqual([])
  expect(enrolled({ to: day('2026-11-20') })).toEqual(['13800000001'])
})
