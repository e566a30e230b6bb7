import { checkCreditCode, checkIdNumber, readMobile, roles, type Role } from '#contract'
import {
  cleanCell,
  dateInCell,
  isPlainText,
  type Columns,
  type LineFault,
  type Words,
} from '#platform/tabular'
import { unitKinds } from '../kinds.ts'
import {
  levelWords,
  officerColumns,
  requiredOfOfficer,
  requiredOfUnit,
  roleWords,
  unitColumns,
  type OfficerColumn,
  type UnitColumn,
} from './columns.ts'
import type { OfficerLine, RawRow, UnitLine } from './line.ts'

/** The kind of a body that answers for no department's matters: a school, an institute, a company of the county. */
export const OTHER_KIND = 'other'

/** A unit out of a row, or everything that is wrong with it. */
export function readUnitLine(row: RawRow): UnitLine | readonly LineFault[] {
  const cells = new Cells<UnitColumn>(row, unitColumns)
  cells.require(requiredOfUnit)
  const from = cells.date('from')
  const to = cells.date('to')
  cells.checkOrder(from, to)
  const line = {
    code: cells.creditCode('code') ?? '',
    name: cells.text('name', 100) ?? '',
    shortName: cells.text('short_name', 40),
    kind: cells.word('kind', kindOf, {
      zh: '没有这个部门类别',
      en: 'There is no such kind of department',
    }),
    functions: cells.list('functions', kindOf, {
      zh: '没有这个部门类别',
      en: 'There is no such kind of department',
    }),
    parentCode: cells.creditCode('parent'),
    regionCode: cells.regionCode('region') ?? '',
    regionName: cells.text('region_name', 60),
    level: cells.word('level', levelOf, { zh: '没有这个层级', en: 'There is no such level' }),
  }
  if (line.parentCode !== undefined && line.parentCode === line.code)
    cells.refuse({ zh: '上级机构不能是自己', en: 'A unit is not its own parent' })
  return cells.faults.length > 0 || !from ? cells.faults : { ...placeOf(row), ...line, from, to }
}

/** A post of an officer out of a row, or everything that is wrong with it. */
export function readOfficerLine(
  row: RawRow,
  today: Temporal.PlainDate,
  byPhone: boolean,
): OfficerLine | readonly LineFault[] {
  const cells = new Cells<OfficerColumn>(row, officerColumns)
  cells.require(requiredOfOfficer)
  const from = cells.date('from')
  const to = cells.date('to')
  cells.checkOrder(from, to)
  const line = {
    name: cells.text('name', 60) ?? '',
    idNumber: cells.idNumber('id_number', today),
    staffNumber: cells.word('staff_number', (text) => STAFF_NUMBER.exec(text.normalize('NFKC'))?.[0], {
      zh: '工号只能用字母、数字和短横线，至多32位',
      en: 'A staff number has letters, digits and hyphens, 32 at most',
    }),
    phone: cells.word('phone', readMobile, {
      zh: '手机号要11位，以1开头',
      en: 'A mobile number has 11 digits and begins with 1',
    }),
    unitCode: cells.creditCode('unit') ?? '',
    post: cells.text('post', 60) ?? '',
    main: cells.word('main', mainOf, {
      zh: '主岗一栏写“是”或“否”（主岗、兼岗）',
      en: 'Whether it is the main post is yes or no',
    }),
  }
  const role = cells.word('role', roleOf, { zh: '没有这个角色', en: 'There is no such role' })
  if (!byPhone && !row.cells['id_number'] && !row.cells['staff_number'])
    cells.refuse({
      zh: '身份证号和工号至少写一个，否则下次认不出是同一个人',
      en: 'An identity number or a staff number is needed to know the person again',
    })
  if (cells.faults.length > 0 || !from || !role || !line.phone) return cells.faults
  return { ...placeOf(row), ...line, phone: line.phone, role, from, to }
}

const STAFF_NUMBER = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/

function placeOf({ file, line }: RawRow) {
  return { file, line }
}

function kindOf(text: string): string | undefined {
  if (text === OTHER_KIND || text === '其他') return OTHER_KIND
  if (Object.hasOwn(unitKinds, text)) return text
  return Object.entries(unitKinds).find(([, { zh }]) => zh === text)?.[0]
}

function roleOf(text: string): Role | undefined {
  return roles.find((role) => role === text || roleWords[role].includes(text))
}

function levelOf(text: string): string | undefined {
  return Object.entries(levelWords).find(([level, words]) => level === text || words.includes(text))?.[0]
}

function mainOf(text: string): boolean | undefined {
  const plain = text.toLowerCase()
  if (['是', '主岗', 'true', 'yes', 'main', '1'].includes(plain)) return true
  return ['否', '兼岗', 'false', 'no', '0'].includes(plain) ? false : undefined
}

/** The cells of one row, and what is found wrong with them while they are read. */
class Cells<Column extends string> {
  readonly faults: LineFault[] = []
  readonly #row: RawRow
  readonly #columns: Columns

  constructor(row: RawRow, columns: Columns) {
    this.#row = row
    this.#columns = columns
  }

  refuse(words: Words) {
    this.faults.push({ ...placeOf(this.#row), words })
  }

  require(columns: readonly Column[]) {
    const missing = columns.filter((column) => !this.#row.cells[column])
    if (missing.length > 0)
      this.refuse({
        zh: `缺少：${missing.map((column) => this.#heading(column)).join('、')}`,
        en: `Missing: ${missing.join(', ')}`,
      })
  }

  text(column: Column, longest: number): string | undefined {
    const text = this.#row.cells[column]
    if (text === undefined) return undefined
    if ([...text].length <= longest && isPlainText(text)) return cleanCell(text)
    this.refuse({
      zh: `${this.#heading(column)}太长（至多${longest}字）或者有看不见的字符`,
      en: `${column} is too long (${longest} at most) or has characters that cannot be seen`,
    })
    return undefined
  }

  word<T>(column: Column, read: (text: string) => T | undefined, wrong: Words): T | undefined {
    const text = this.#row.cells[column]
    if (text === undefined) return undefined
    const value = read(text)
    if (value === undefined) this.#refuseCell(column, wrong)
    return value
  }

  list(column: Column, read: (text: string) => string | undefined, wrong: Words): string[] | undefined {
    const parts = this.#row.cells[column]
      ?.split(/[、，,;；|]/)
      .map(cleanCell)
      .filter(Boolean)
    const values = parts?.map(read)
    if (values?.includes(undefined)) this.#refuseCell(column, wrong)
    return values?.filter((value) => value !== undefined)
  }

  date(column: Column): Temporal.PlainDate | undefined {
    return this.word(column, dateInCell, {
      zh: '日期写成2024-03-01这样，并且要真有这一天',
      en: 'A day is written as 2024-03-01 and must exist',
    })
  }

  checkOrder(from: Temporal.PlainDate | undefined, to: Temporal.PlainDate | undefined) {
    if (from && to && Temporal.PlainDate.compare(to, from) < 0)
      this.refuse({ zh: '结束日期早于开始日期', en: 'The last day is before the first' })
  }

  creditCode(column: Column): string | undefined {
    return this.#checked(column, checkCreditCode)
  }

  idNumber(column: Column, today: Temporal.PlainDate): string | undefined {
    return this.#checked(column, (text) => checkIdNumber(text, { today }))
  }

  regionCode(column: Column): string | undefined {
    return this.word(column, (text) => REGION.exec(text.normalize('NFKC'))?.[1], {
      zh: '行政区划代码要6位，乡镇街道9位',
      en: 'A region code has 6 digits, of a township 9',
    })
  }

  #heading(column: Column): string {
    return this.#columns[column]?.find((heading) => /\p{Script=Han}/u.test(heading)) ?? column
  }

  #refuseCell(column: Column, wrong: Words) {
    this.refuse({ zh: `${this.#heading(column)}：${wrong.zh}`, en: `${column}: ${wrong.en}` })
  }

  #checked(
    column: Column,
    check: (text: string) => { ok: true; value: string } | { ok: false; message: Words },
  ): string | undefined {
    const text = this.#row.cells[column]
    if (text === undefined) return undefined
    const checked = check(text)
    if (checked.ok) return checked.value
    this.refuse(checked.message)
    return undefined
  }
}

/** Statistical codes pad a county, and a township, with zeros to twelve digits. */
const REGION = /^(\d{6}(?!000)\d{3}|\d{6})(?:0{3}){0,2}$/
