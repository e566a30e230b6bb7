import type { Role } from '#contract'
import names from './data/names.json' with { type: 'json' }
import { getUnitKind } from './kinds.ts'
import { naturalId } from './natural-id.ts'
import type { UnitRow } from './units.ts'

export interface PostRow {
  readonly id: string
  readonly unit_id: string
  readonly name: string
  readonly role: Role
  readonly valid_from: string
  readonly valid_to: null
}

export interface OfficerRow {
  readonly id: string
  readonly staff_number: string
  readonly name: string
  readonly valid_from: string
  readonly valid_to: null
}

export interface HoldingRow {
  readonly id: string
  readonly officer_id: string
  readonly post_id: string
  readonly main: boolean
  readonly valid_from: string
  readonly valid_to: null
}

interface PostTemplate {
  readonly role: Role
  readonly name: string
  /** A post of the city alone. */
  readonly cityOnly?: true
  /** A post of counties alone; such posts come last, so that the city's keep their numbers. */
  readonly countyOnly?: true
}

const DECIDING: readonly PostTemplate[] = [
  { role: 'acceptor', name: '受理审核岗' },
  { role: 'approver', name: '审批决定岗' },
]

/** Nobody publishes what they wrote themselves: two posts. */
function designing(where: 'cityOnly' | 'countyOnly'): PostTemplate[] {
  return ['事项管理岗', '事项审核岗'].map((name) => ({ role: 'designer', name, [where]: true }))
}

const BY_KIND: Readonly<Record<string, readonly PostTemplate[]>> = {
  government: [{ role: 'leader', name: '政府主要负责人' }],
  // Administrator and auditor are separate officers of the city alone (GB/T 22239-2019, separate system and audit administrators).
  'government-office': [
    { role: 'auditor', name: '政务安全审计岗', cityOnly: true },
    { role: 'acceptor', name: '公文核稿岗' },
    { role: 'approver', name: '办公室负责人岗' },
    { role: 'supervisor', name: '督查室督办岗' },
  ],
  'data-bureau': [
    { role: 'administrator', name: '平台管理岗', cityOnly: true },
    { role: 'acceptor', name: '数据共享受理岗' },
    { role: 'approver', name: '数据共享审核岗' },
    ...designing('cityOnly'),
  ],
  'approval-bureau': [
    { role: 'window', name: '政务服务中心综合窗口一号岗' },
    { role: 'acceptor', name: '受理审核岗' },
    { role: 'approver', name: '首席审批岗' },
    { role: 'window', name: '政务服务中心综合窗口二号岗' },
    { role: 'acceptor', name: '现场核查岗' },
    { role: 'supervisor', name: '政务服务效能监督岗' },
    // AB岗: somebody decides while the other is away.
    { role: 'approver', name: '审批B岗' },
    // A county's approval bureau is its data bureau too.
    ...designing('countyOnly'),
    { role: 'manager', name: '区域管理岗', countyOnly: true },
  ],
  // At least two officers inspect, drawn from more (优化营商环境条例第五十四条).
  'market-supervision': [
    ...DECIDING,
    { role: 'acceptor', name: '行政执法一岗' },
    { role: 'acceptor', name: '行政执法二岗' },
    { role: 'acceptor', name: '行政执法三岗' },
    { role: 'acceptor', name: '行政执法四岗' },
  ],
  // Who keeps the books handles no case (会计法: incompatible posts are held by different people).
  finance: [...DECIDING, { role: 'finance', name: '非税收入对账岗', cityOnly: true }],
  'hotline-centre': [
    { role: 'window', name: '话务受理一岗' },
    { role: 'window', name: '话务受理二岗' },
    { role: 'acceptor', name: '工单派遣岗' },
    { role: 'approver', name: '疑难工单审核岗' },
    { role: 'supervisor', name: '工单督办岗' },
  ],
  'grid-centre': [
    { role: 'window', name: '专职网格员一岗' },
    { role: 'window', name: '专职网格员二岗' },
    { role: 'acceptor', name: '指挥派遣岗' },
    { role: 'approver', name: '核查结案岗' },
  ],
  'township-government': [{ role: 'acceptor', name: '民生服务办审核岗' }],
  'convenience-centre': [{ role: 'window', name: '便民服务窗口岗' }],
}

const POSTS_SINCE = '2021-03-01'

/** The posts of every unit that has any, and one officer on each. */
export function buildPosts(units: readonly UnitRow[]): {
  posts: PostRow[]
  officers: OfficerRow[]
  holdings: HoldingRow[]
} {
  const filled = units.flatMap((unit) =>
    templatesOf(unit).map((template, index) => fillPost(unit, template, index + 1)),
  )
  return {
    posts: filled.map((one) => one.post),
    officers: filled.map((one) => one.officer),
    holdings: filled.map((one) => one.holding),
  }
}

function templatesOf(unit: UnitRow): readonly PostTemplate[] {
  const templates = BY_KIND[unit.kind] ?? (unit.decides ? DECIDING : [])
  const isCity = unit.region_code === '140700'
  return templates.filter(({ cityOnly, countyOnly }) => !(isCity ? countyOnly : cityOnly))
}

function fillPost(unit: UnitRow, template: PostTemplate, number: number) {
  const township = unit.region_code.length === 9 ? unit.region_code.slice(6) : undefined
  const regionCode = unit.region_code.slice(0, 6)
  const unitNumber = getUnitKind(unit.kind).number
  const id = (type: 'post' | 'officer' | 'holding') =>
    naturalId(type, { regionCode, township, unitNumber, number })
  const since = unit.valid_from > POSTS_SINCE ? unit.valid_from : POSTS_SINCE
  const validity = { valid_from: since, valid_to: null }
  const staffNumber = `${regionCode}${township ?? '000'}${String(unitNumber).padStart(2, '0')}${number}`
  return {
    post: { id: id('post'), unit_id: unit.id, name: template.name, role: template.role, ...validity },
    officer: { id: id('officer'), staff_number: staffNumber, name: nameOf(staffNumber), ...validity },
    holding: { id: id('holding'), officer_id: id('officer'), post_id: id('post'), main: true, ...validity },
  }
}

/** The same number has the same name in every installation (FNV-1a spreads neighbouring numbers apart). */
function nameOf(staffNumber: string): string {
  let hash = 0x811c9dc5
  for (const character of staffNumber) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  const given = hash % 2 === 0 ? names.men : names.women
  const mixed = (hash ^ (hash >>> 15)) >>> 1
  return `${names.surnames[mixed % names.surnames.length]}${given[Math.floor(mixed / 64) % given.length]}`
}
