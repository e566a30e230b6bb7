import type { Role } from '#contract'
import type { Columns } from '#platform/tabular'

/** The columns of a table of units, with the headings they are also known by. */
export const unitColumns = {
  code: ['credit_code', '统一社会信用代码', '信用代码', '机构代码'],
  name: ['机构名称', '名称'],
  short_name: ['简称', '机构简称'],
  kind: ['部门类别', '机构类别', '类别'],
  functions: ['承担职能', '职能'],
  parent: ['parent_code', '上级机构代码', '上级代码', '上级统一社会信用代码'],
  region: ['region_code', '行政区划代码', '行政区划'],
  region_name: ['行政区划名称'],
  level: ['层级', '行政层级'],
  from: ['valid_from', '生效日期', '成立日期', '设立日期'],
  to: ['valid_to', '终止日期', '撤销日期'],
} as const satisfies Columns

/** The columns of a table of officers and their posts: one row a post and period. */
export const officerColumns = {
  name: ['姓名'],
  id_number: ['公民身份号码', '身份证号', '身份证号码'],
  staff_number: ['工号', '人员编号'],
  phone: ['手机号', '手机号码', '手机', '联系电话'],
  unit: ['unit_code', '机构代码', '统一社会信用代码', '所在机构代码'],
  post: ['岗位', '岗位名称'],
  role: ['角色'],
  main: ['主岗', '主兼岗'],
  from: ['valid_from', '任职日期', '生效日期'],
  to: ['valid_to', '免职日期', '终止日期'],
} as const satisfies Columns

export type UnitColumn = keyof typeof unitColumns
export type OfficerColumn = keyof typeof officerColumns

export const requiredOfUnit: readonly UnitColumn[] = ['code', 'name', 'region', 'from']
export const requiredOfOfficer: readonly OfficerColumn[] = ['name', 'phone', 'unit', 'post', 'role', 'from']

/** The roles by the words that tables use for them. */
export const roleWords: Readonly<Record<Role, readonly string[]>> = {
  window: ['窗口', '窗口人员', '综合窗口'],
  acceptor: ['受理', '受理人员', '审核'],
  approver: ['审批', '审批人员', '决定'],
  supervisor: ['监督', '督查', '效能监督'],
  administrator: ['管理员', '系统管理员', '平台管理员'],
  designer: ['事项管理', '事项管理员', '事项管理人员'],
  manager: ['区域管理', '区域管理员', '区域管理人员'],
  auditor: ['审计', '审计员', '安全审计员'],
  leader: ['领导', '负责人'],
  finance: ['财务', '财务人员', '对账'],
}

/** What a level is called in tables, by the level of its region. */
export const levelWords: Readonly<Record<string, readonly string[]>> = {
  province: ['省级', '省', '自治区', '直辖市'],
  prefecture: ['市级', '市', '地级', '地市级'],
  county: ['县级', '县', '区县级', '区县', '区'],
  township: ['乡级', '乡镇级', '乡镇', '乡镇街道', '街道', '镇级'],
}
