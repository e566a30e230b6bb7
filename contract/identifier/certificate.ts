import { mod37Check } from './check-character.ts'
import { checkCreditCode } from './organisation.ts'
import { normalise, refuse, type Checked } from './result.ts'

export type CertificateReason =
  | 'root'
  | 'parts'
  | 'type'
  | 'issuer'
  | 'serial'
  | 'version'
  | 'check-form'
  | 'check'

export interface CertificateParts {
  /** Credit code of the body that defined the type (18) and its number of the type (3). */
  readonly type: string
  /** Credit code of the issuer; a six-digit region also occurs. */
  readonly issuer: string
  readonly serial: string
  /** `001` … `999`. */
  readonly version: string
  readonly check: string
}

/** The root of certificate identifiers in the national OID tree (GB/T 36904-2018). */
export const CERTIFICATE_ROOT = '1.2.156.3005.2'

/** Reads an electronic certificate's identifier (GB/T 36904-2018): root, type, issuer, serial, version, check. */
export function checkCertificateIdentifier(input: string): Checked<CertificateParts, CertificateReason> {
  const value = normalise(input)
  if (!value.startsWith(`${CERTIFICATE_ROOT}.`))
    return refuse(
      'root',
      `电子证照标识以${CERTIFICATE_ROOT}开头`,
      `A certificate identifier begins with ${CERTIFICATE_ROOT}`,
    )
  const pieces = value.slice(CERTIFICATE_ROOT.length + 1).split('.')
  const [type, issuer, serial, version, check] = pieces
  if (!type || !issuer || !serial || !version || !check || pieces.length !== 5)
    return refuse(
      'parts',
      '电子证照标识在根之后有5段，现在是{count}段',
      'A certificate identifier has five parts after the root; this has {count}',
      { count: pieces.filter(Boolean).length },
    )
  const wrong = fault({ type, issuer, serial, version, check })
  if (wrong) return wrong
  const expected = mod37Check(type + issuer + serial + version)
  if (check !== expected)
    return refuse(
      'check',
      '电子证照标识有误：校验位应是{expected}',
      'The check character should be {expected}: a character is probably wrong',
      { expected },
    )
  return { ok: true, value, type, issuer, serial, version, check }
}

/** Puts a certificate identifier together with its check character; `version` counts from 1. */
export function composeCertificateIdentifier(parts: {
  type: string
  issuer: string
  serial: string
  version: number
}): string {
  const version = String(parts.version).padStart(3, '0')
  const check = mod37Check(parts.type + parts.issuer + parts.serial + version)
  const value = [CERTIFICATE_ROOT, parts.type, parts.issuer, parts.serial, version, check].join('.')
  const checked = checkCertificateIdentifier(value)
  if (!checked.ok) throw new RangeError(checked.message.en)
  return value
}

function fault({ type, issuer, serial, version, check }: CertificateParts) {
  if (!/^.{18}\d{3}$/.test(type) || !checkCreditCode(type.slice(0, 18)).ok)
    return refuse(
      'type',
      '证照类型代码是定义机构的统一社会信用代码加3位数字',
      'The type is the credit code of the defining body and three digits',
    )
  if (!/^\d{6}$/.test(issuer) && !checkCreditCode(issuer).ok)
    return refuse('issuer', '颁发机构代码不是有效的统一社会信用代码', 'The issuer is no valid credit code')
  if (!/^[0-9A-Z]{1,64}$/.test(serial))
    return refuse('serial', '流水号只用数字和大写字母', 'The serial has digits and capitals only')
  if (!/^(?!000)\d{3}$/.test(version))
    return refuse('version', '版本号是001到999', 'The version is 001 to 999')
  if (!/^[0-9A-Z]$/.test(check))
    return refuse('check-form', '校验位是一个数字或大写字母', 'The check is one digit or capital')
  return undefined
}
