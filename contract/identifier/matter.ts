import { readBasicDate } from './date.ts'
import { matterTypes, useLevels } from './matter-types.ts'
import { checkCreditCode } from './organisation.ts'
import { normalise, refuse, type Checked, type Refused, type Warning } from './result.ts'

export type MatterReason =
  | 'length'
  | 'characters'
  | 'region'
  | 'subject'
  | 'organisation'
  | 'level'
  | 'handling'
  | 'date'
  | 'future'
  | 'sequence'

export interface CatalogueParts {
  /** `00` is the national catalogue, else the province (positions 1 and 2). */
  readonly province: string
  readonly type: string
  readonly typeName?: string
  /** Guiding central department (2) and its sequence (3). */
  readonly subject: string
  /** `000` when the subject is not divided. */
  readonly subItem: string
}

export interface MatterParts extends CatalogueParts {
  /** 12 characters: catalogue; 31: implementation by one unit; 33: one way of handling it. */
  readonly kind: 'catalogue' | 'implementation' | 'handling'
  readonly catalogueCode: string
  readonly creditCode?: string
  readonly level?: string
  readonly levelName?: string
  readonly handling?: string
}

export interface CaseNumberParts {
  readonly implementationCode: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly sequence: number
}

/** Provinces by the first two digits of GB/T 2260, and 66 for the Xinjiang corps. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[12])$/
/** GB/T 39554.1-2020: a number that runs out goes on with capitals, without I O S V Z. */
const CATALOGUE = /^\d{6}[0-9A-HJ-NPQRTUWXY]{6}$/

/** Reads a matter code of 12, 31 or 33 characters (GB/T 39554.1-2020). */
export function checkMatterCode(input: string): Checked<MatterParts, MatterReason> {
  const value = normalise(input)
  if (value.length === 12) return readCatalogue(value)
  if (value.length !== 31 && value.length !== 33)
    return refuse(
      'length',
      '事项编码是12位、31位或33位，现在是{length}位',
      'A matter code has 12, 31 or 33 characters; this has {length}',
      { length: value.length },
    )
  return readImplementation(value)
}

/** Reads a case number: implementation code (31), date YYYYMMDD and a sequence of at least four digits. */
export function checkCaseNumber(
  input: string,
  options: { today?: Temporal.PlainDate | string } = {},
): Checked<CaseNumberParts, MatterReason> {
  const value = normalise(input)
  if (value.length < 43)
    return refuse(
      'length',
      '办件编号至少43位，现在是{length}位',
      'A case number has at least 43 characters; this has {length}',
      { length: value.length },
    )
  const matter = checkMatterCode(value.slice(0, 31))
  if (!matter.ok) return matter
  const date = readBasicDate(value.slice(31, 39))
  if (!date)
    return refuse('date', '办件编号里的日期“{date}”不存在', 'There is no such date as {date}', {
      date: value.slice(31, 39),
    })
  if (options.today !== undefined && date > String(options.today))
    return refuse('future', '办件编号里的日期{date}还没到', 'The date {date} lies in the future', { date })
  const digits = value.slice(39)
  const sequence = /^\d{4,9}$/.test(digits) ? Number(digits) : 0
  // A sequence has one writing only: it grows past four digits but is never padded further.
  if (sequence < 1 || (digits.length > 4 && digits.startsWith('0')))
    return refuse('sequence', '办件编号的流水号“{digits}”不对', 'The sequence {digits} is not one', {
      digits,
    })
  const { warnings } = matter
  return { ok: true, value, implementationCode: matter.value, date, sequence, ...(warnings && { warnings }) }
}

/** Puts a 12-character catalogue code together and checks it. */
export function composeCatalogueCode(parts: {
  province: string
  type: string
  subject: string
  subItem?: string
}): string {
  return checkedValue(checkMatterCode(parts.province + parts.type + parts.subject + (parts.subItem ?? '000')))
}

/** Puts a 31-character implementation code together, or one of 33 when `handling` (1 to 99) is given. */
export function composeMatterCode(parts: {
  creditCode: string
  level: string
  catalogueCode: string
  handling?: number
}): string {
  const handling = parts.handling === undefined ? '' : String(parts.handling).padStart(2, '0')
  return checkedValue(checkMatterCode(parts.creditCode + parts.level + parts.catalogueCode + handling))
}

/** Puts a case number together: 43 characters up to sequence 9999, longer above. */
export function composeCaseNumber(parts: CaseNumberParts): string {
  const sequence = String(parts.sequence).padStart(4, '0')
  return checkedValue(checkCaseNumber(parts.implementationCode + parts.date.replaceAll('-', '') + sequence))
}

function readCatalogue(value: string): Checked<MatterParts, MatterReason> {
  const wrong = catalogueFault(value)
  if (wrong) return wrong
  const warnings = typeRemarks(value)
  return {
    ok: true,
    value,
    kind: 'catalogue',
    ...catalogueParts(value),
    ...(warnings.length > 0 && { warnings }),
  }
}

function readImplementation(value: string): Checked<MatterParts, MatterReason> {
  const organisation = checkCreditCode(value.slice(0, 18))
  if (!organisation.ok)
    return refuse(
      'organisation',
      `事项编码前18位不是有效的统一社会信用代码：${organisation.message.zh}`,
      `The first 18 characters are no valid credit code: ${organisation.message.en}`,
    )
  const level = value.charAt(18)
  const levelName = useLevels[level]
  if (!levelName)
    return refuse('level', '行使层级“{level}”应在1到6之间', 'The level {level} should be 1 to 6', { level })
  const catalogueCode = value.slice(19, 31)
  const wrong = catalogueFault(catalogueCode)
  if (wrong) return wrong
  const handling = value.length === 33 ? value.slice(31) : undefined
  if (handling !== undefined && !/^(?!00)\d\d$/.test(handling))
    return refuse(
      'handling',
      '业务办理项序号“{handling}”应在01到99之间',
      'The handling sequence {handling} should be 01 to 99',
      { handling },
    )
  const warnings = [...(organisation.warnings ?? []), ...typeRemarks(catalogueCode)]
  return {
    ok: true,
    value,
    kind: handling === undefined ? 'implementation' : 'handling',
    ...catalogueParts(catalogueCode),
    creditCode: organisation.value,
    level,
    levelName,
    ...(handling !== undefined && { handling }),
    ...(warnings.length > 0 && { warnings }),
  }
}

function catalogueFault(code: string): Refused<MatterReason> | undefined {
  const province = code.slice(0, 2)
  if (!CATALOGUE.test(code))
    return refuse(
      'characters',
      '基本编码前6位是数字，后6位是数字或大写字母（不含I、O、S、V、Z）',
      'A catalogue code has six digits, then six digits or capitals without I, O, S, V, Z',
    )
  if (province !== '00' && !PROVINCE.test(province))
    return refuse(
      'region',
      '基本编码前两位“{province}”不是00或省级区划',
      'The first two digits {province} are neither 00 nor a province',
      { province },
    )
  if (code.slice(6, 9) === '000')
    return refuse('subject', '主项序号应从001开始', 'The sequence of the subject starts at 001')
  return undefined
}

function catalogueParts(code: string): CatalogueParts & { catalogueCode: string } {
  const type = code.slice(2, 4)
  return {
    catalogueCode: code,
    province: code.slice(0, 2),
    type,
    typeName: matterTypes[type],
    subject: code.slice(4, 9),
    subItem: code.slice(9, 12),
  }
}

/** Provinces add types of their own, so an unlisted one is accepted with a remark. */
function typeRemarks(code: string): Warning[] {
  const type = code.slice(2, 4)
  if (matterTypes[type]) return []
  const message = { zh: `事项类型${type}不在国家目录内`, en: `The type ${type} is not in the national list` }
  return [{ reason: 'type', message }]
}

function checkedValue(checked: { ok: true; value: string } | Refused): string {
  if (!checked.ok) throw new RangeError(checked.message.en)
  return checked.value
}
