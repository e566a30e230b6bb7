import { authorities } from './authorities.ts'
import { normalise, refuse, type Checked, type Warning } from './result.ts'

export type OrganisationReason = 'length' | 'characters' | 'check'

export interface OrganisationParts {
  /** Registering authority, position 1. */
  readonly authority: string
  readonly authorityName?: string
  /** Kind of body within that authority, position 2. */
  readonly category: string
  readonly categoryName?: string
  /** Region of the registering authority, positions 3 to 8. */
  readonly regionCode: string
  /** The organisation code inside (GB 11714), positions 9 to 17. */
  readonly organisationCode: string
}

/** GB 32100-2015: digits and capitals without I O S V Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const
const PATTERN = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * Reads a unified social credit code (GB 32100-2015).
 * A wrong inner organisation code or an unlisted category is a warning: such codes have been given out.
 */
export function checkCreditCode(input: string): Checked<OrganisationParts, OrganisationReason> {
  const value = normalise(input)
  if (value.length !== 18)
    return refuse(
      'length',
      '统一社会信用代码要18位，现在是{length}位',
      'A credit code has 18 characters; this has {length}',
      { length: value.length },
    )
  if (!PATTERN.test(value))
    return refuse(
      'characters',
      '统一社会信用代码只用数字和大写字母（不含I、O、S、V、Z），第3到8位是数字',
      'A credit code has digits and capitals without I, O, S, V, Z; characters 3 to 8 are digits',
    )
  const expected = creditCodeCheck(value)
  if (expected !== value.charAt(17))
    return refuse(
      'check',
      '统一社会信用代码有误：最后一位应是{expected}，请核对有没有写错',
      'The check character should be {expected}: a character is probably wrong',
      { expected },
    )
  const [authority, category] = [value.charAt(0), value.charAt(1)]
  const known = authorities[authority]
  const organisationCode = value.slice(8, 17)
  const warnings = remarks(organisationCode, known?.categories[category] !== undefined)
  return {
    ok: true,
    value,
    authority,
    authorityName: known?.name,
    category,
    categoryName: known?.categories[category],
    regionCode: value.slice(2, 8),
    organisationCode,
    ...(warnings.length > 0 && { warnings }),
  }
}

/** Puts a credit code together: authority and category (2), region (6), and the first eight of the organisation code. */
export function composeCreditCode(parts: { kind: string; regionCode: string; serial: string }): string {
  const body = parts.kind + parts.regionCode + parts.serial + organisationCheck(parts.serial)
  const value = body + creditCodeCheck(body)
  const checked = checkCreditCode(value)
  if (!checked.ok) throw new RangeError(checked.message.en)
  return value
}

function creditCodeCheck(value: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * CREDIT_CODE_ALPHABET.indexOf(value.charAt(index)),
    0,
  )
  return CREDIT_CODE_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714: 11 minus the weighted sum modulo 11, where 10 is written X and 11 is written 0. */
function organisationCheck(serial: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_ALPHABET.indexOf(serial.charAt(index)),
    0,
  )
  const remainder = 11 - (sum % 11)
  return remainder === 10 ? 'X' : remainder === 11 ? '0' : String(remainder)
}

function remarks(organisationCode: string, hasKnownCategory: boolean): Warning[] {
  const warnings: Warning[] = []
  if (organisationCheck(organisationCode) !== organisationCode.charAt(8))
    warnings.push({
      reason: 'inner-check',
      message: {
        zh: '其中的组织机构代码（第9到17位）校验位对不上',
        en: 'The organisation code inside (characters 9 to 17) fails its own check',
      },
    })
  if (!hasKnownCategory)
    warnings.push({
      reason: 'category',
      message: { zh: '前两位不是已知的机构类别', en: 'The first two characters are no known category' },
    })
  return warnings
}
