import { composeCreditCode } from '#contract'
import type { OfficerLine, UnitLine } from './line.ts'
import { planOrganization } from './plan.ts'
import type { OrganizationPlan, PlanContext } from './planned.ts'
import type { OrganizationState } from './state.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const code = (serial: string) =>
  composeCreditCode({ kind: '11', regionCode: '149928', serial: `MB${serial}` })
export const [GOVERNMENT, APPROVAL, CIVIL, TOWN] = [
  code('000001'),
  code('000002'),
  code('000003'),
  code('000004'),
]

let lines = 1
/** The line of the newest row. */
export const lastLine = () => lines
export const unit = (given: Partial<UnitLine> & Pick<UnitLine, 'code' | 'name'>): UnitLine => ({
  file: 'units.csv',
  line: ++lines,
  shortName: undefined,
  kind: undefined,
  functions: undefined,
  parentCode: undefined,
  regionCode: '140728',
  regionName: undefined,
  level: undefined,
  from: day('2019-03-01'),
  to: undefined,
  ...given,
})
export const officer = (given: Partial<OfficerLine>): OfficerLine => ({
  file: 'officers.csv',
  line: ++lines,
  name: '张三',
  idNumber: undefined,
  staffNumber: 'A1',
  phone: '13800000001',
  unitCode: APPROVAL,
  post: '受理岗',
  role: 'acceptor',
  main: undefined,
  from: day('2024-01-01'),
  to: undefined,
  ...given,
})

const EMPTY: OrganizationState = { units: [], officers: [], posts: [], holdings: [] }
const region = (regionCode: string, level: string, path: string) =>
  [regionCode, { code: regionCode, name: level === 'county' ? '平遥县' : '晋中市', level, path }] as const

/** What is known after a plan was written. */
export function after(plan: OrganizationPlan, before: OrganizationState = EMPTY): OrganizationState {
  const put = <T extends { id: string }>(known: readonly T[], written: readonly T[]): T[] => [
    ...new Map([...known, ...written].map((one) => [one.id, one])).values(),
  ]
  const posts = put(before.posts, plan.posts)
  const works = new Set(posts.filter(({ role }) => role !== 'administrator').map(({ unitId }) => unitId))
  return {
    units: put(before.units, plan.units).map((one) => ({ ...one, isWorkedIn: works.has(one.id) })),
    officers: put(before.officers, plan.officers),
    posts,
    holdings: put(before.holdings, plan.holdings),
  }
}

let ids = 0
export function plan(
  given: { units?: readonly UnitLine[]; officers?: readonly OfficerLine[] },
  state: OrganizationState = EMPTY,
  context: Partial<PlanContext> = {},
): OrganizationPlan {
  return planOrganization(
    { units: given.units ?? [], officers: given.officers ?? [] },
    {
      state,
      regions: new Map([
        region('140728', 'county', '14.1407.140728'),
        region('140700', 'prefecture', '14.1407'),
      ]),
      accounts: new Map(),
      today: day('2026-11-20'),
      newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
      digestOf: (text) => Buffer.from(text.padEnd(8, '0')).toString('hex'),
      ...context,
    },
  )
}

export const words = ({ faults }: OrganizationPlan) =>
  faults.map(({ line, words: { zh } }) => `${line} ${zh}`)
export const county = () => [
  unit({ code: GOVERNMENT, name: '平遥县人民政府', kind: 'government' }),
  unit({
    code: APPROVAL,
    name: '平遥县审批局',
    kind: 'approval-bureau',
    functions: ['data-bureau'],
    parentCode: GOVERNMENT,
  }),
  unit({ code: CIVIL, name: '平遥县民政局', kind: 'civil-affairs', parentCode: GOVERNMENT }),
]
export const held = ({ holdings, posts }: OrganizationState) =>
  holdings
    .map((one) => [posts.find(({ id }) => id === one.postId)?.name, one.validFrom, one.validTo, one.main])
    .toSorted((one, other) => (String(one) < String(other) ? -1 : 1))
