import { mod11Check } from './check-character.ts'
import { readBasicDate } from './date.ts'
import { normalise, refuse, type Checked } from './result.ts'

export type PersonReason = 'length' | 'characters' | 'date' | 'future' | 'check'

export interface PersonParts {
  /** The region of first registration. Kept for life, so never judged by today's list of regions. */
  readonly addressCode: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  /** The number was given in its 15-digit form and has been brought to 18 digits. */
  readonly upgraded: boolean
}

/**
 * Reads a citizen identity number (GB 11643-1999), 18 or legacy 15 digits.
 * With `today`, a birth date after it is refused.
 */
export function checkIdNumber(
  input: string,
  options: { today?: Temporal.PlainDate | string } = {},
): Checked<PersonParts, PersonReason> {
  const text = normalise(input)
  if (text.length !== 18 && text.length !== 15)
    return refuse(
      'length',
      '身份证号要18位，现在是{length}位',
      'An identity number has 18 characters; this has {length}',
      { length: text.length },
    )
  const upgraded = text.length === 15
  if (!(upgraded ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(text))
    return refuse(
      'characters',
      '身份证号只能是数字，最后一位可以是X',
      'An identity number is all digits; only the last may be X',
    )
  const value = upgraded ? upgrade(text) : text
  const birthDate = readBasicDate(value.slice(6, 14))
  if (!birthDate)
    return refuse(
      'date',
      '身份证号里的出生日期“{date}”不存在，请核对第7到14位',
      'There is no such birth date as {date} (characters 7 to 14)',
      { date: value.slice(6, 14) },
    )
  if (options.today !== undefined && birthDate > String(options.today))
    return refuse('future', '身份证号里的出生日期{date}还没到', 'The birth date {date} lies in the future', {
      date: birthDate,
    })
  if (mod11Check(value) !== value.charAt(17))
    return refuse(
      'check',
      '身份证号有误：校验位对不上，请核对有没有写错数字',
      'The check character does not fit: a digit is probably wrong',
    )
  const sex = Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return { ok: true, value, addressCode: value.slice(0, 6), birthDate, sex, upgraded }
}

/** Puts an identity number together from its parts; odd sequences are male, even female (GB 11643-1999). */
export function composeIdNumber(parts: { addressCode: string; birthDate: string; sequence: number }): string {
  const body =
    parts.addressCode + parts.birthDate.replaceAll('-', '') + String(parts.sequence).padStart(3, '0')
  const value = body + mod11Check(body)
  const checked = checkIdNumber(value)
  if (!checked.ok) throw new RangeError(checked.message.en)
  return value
}

/** Numbers of 15 digits were all given to people born in the 1900s (GB 11643-1999). */
function upgrade(text: string): string {
  const body = `${text.slice(0, 6)}19${text.slice(6)}`
  return body + mod11Check(body)
}
