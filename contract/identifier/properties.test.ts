import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkCaseNumber,
  checkCertificateIdentifier,
  checkCreditCode,
  checkIdNumber,
  checkMatterCode,
  composeCaseNumber,
  composeCatalogueCode,
  composeCertificateIdentifier,
  composeCreditCode,
  composeIdNumber,
  composeMatterCode,
  CREDIT_CODE_ALPHABET,
} from './index.ts'

const DIGITS = '0123456789'
const CAPITALS = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

const digits = (length: number) => text(DIGITS, length)
const birthDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const idNumbers = fc
  .record({ addressCode: digits(6), birthDate, sequence: fc.nat(999) })
  .map((parts) => ({ parts, value: composeIdNumber(parts) }))
const creditCodes = fc
  .record({
    kind: fc.constantFrom('11', '12', '91', '92', '93'),
    regionCode: digits(6),
    serial: text(CREDIT_CODE_ALPHABET, 8),
  })
  .map((parts) => composeCreditCode(parts))

test('an identity number gives back the parts it was made of', () => {
  fc.assert(
    fc.property(idNumbers, ({ parts, value }) => {
      const sex = parts.sequence % 2 === 1 ? 'male' : 'female'
      const expected = { ok: true, value, addressCode: parts.addressCode, birthDate: parts.birthDate, sex }
      expect(checkIdNumber(value, { today: '2026-11-22' })).toMatchObject(expected)
    }),
  )
})

test('an identity number with any one digit changed is refused', () => {
  fc.assert(
    fc.property(idNumbers, fc.nat(17), fc.constantFrom(...DIGITS), ({ value }, position, digit) => {
      fc.pre(value.charAt(position) !== digit)
      expect(checkIdNumber(replaceAt(value, position, digit)).ok).toBe(false)
    }),
  )
})

test('an identity number with two unlike neighbours exchanged is refused', () => {
  fc.assert(
    fc.property(idNumbers, fc.nat(16), ({ value }, position) => {
      fc.pre(value.charAt(position) !== value.charAt(position + 1))
      expect(checkIdNumber(exchange(value, position)).ok).toBe(false)
    }),
  )
})

test('a birth date is refused as future from the day before it on', () => {
  const value = composeIdNumber({ addressCode: '149902', birthDate: '2026-11-22', sequence: 1 })
  expect(checkIdNumber(value, { today: '2026-11-22' }).ok).toBe(true)
  expect(checkIdNumber(value, { today: Temporal.PlainDate.from('2026-11-21') })).toMatchObject({
    reason: 'future',
  })
})

test('a credit code with any one character changed is refused', () => {
  fc.assert(
    fc.property(
      creditCodes,
      fc.nat(17),
      fc.constantFrom(...CREDIT_CODE_ALPHABET),
      (value, position, other) => {
        fc.pre(value.charAt(position) !== other)
        expect(checkCreditCode(replaceAt(value, position, other)).ok).toBe(false)
      },
    ),
  )
})

test('a credit code whose inner code fails its own check is accepted with a warning', () => {
  // 91149902 + 10000000 + wrong inner check; the outer check is found by trial.
  const body = '91149902100000009'
  const code = [...CREDIT_CODE_ALPHABET]
    .map((check) => body + check)
    .find((value) => checkCreditCode(value).ok)
  expect(checkCreditCode(code ?? '')).toMatchObject({ ok: true, warnings: [{ reason: 'inner-check' }] })
})

test('an unlisted category is a warning', () => {
  const code = composeCreditCode({ kind: '99', regionCode: '149902', serial: '10000000' })
  expect(checkCreditCode(code)).toMatchObject({ ok: true, warnings: [{ reason: 'category' }] })
})

test('matter codes and case numbers give back the parts they were made of', () => {
  fc.assert(
    fc.property(
      creditCodes,
      fc.constantFrom('1', '2', '3', '4', '5', '6'),
      fc.constantFrom('01', '05', '20'),
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 1, max: 99 }),
      birthDate,
      fc.integer({ min: 1, max: 999_999 }),
      (creditCode, level, type, subject, handling, date, sequence) => {
        const catalogueCode = composeCatalogueCode({
          province: '14',
          type,
          subject: `11${String(subject).padStart(3, '0')}`,
        })
        const code = composeMatterCode({ creditCode, level, catalogueCode, handling })
        expect(checkMatterCode(code)).toMatchObject({
          creditCode,
          level,
          type,
          catalogueCode,
          kind: 'handling',
        })
        const implementationCode = composeMatterCode({ creditCode, level, catalogueCode })
        const number = composeCaseNumber({ implementationCode, date, sequence })
        expect(number.length).toBe(39 + Math.max(4, String(sequence).length))
        expect(checkCaseNumber(number)).toMatchObject({ implementationCode, date, sequence })
      },
    ),
  )
})

test('a certificate identifier with any one character changed is refused', () => {
  fc.assert(
    fc.property(
      creditCodes,
      creditCodes,
      digits(3),
      text(CAPITALS, 12),
      fc.integer({ min: 1, max: 999 }),
      fc.nat(200),
      fc.constantFrom(...CAPITALS),
      (definer, issuer, number, serial, version, position, other) => {
        const value = composeCertificateIdentifier({ type: definer + number, issuer, serial, version })
        expect(checkCertificateIdentifier(value)).toMatchObject({ ok: true, serial, issuer })
        const at = position % value.length
        fc.pre(value.charAt(at) !== other)
        expect(checkCertificateIdentifier(replaceAt(value, at, other)).ok).toBe(false)
      },
    ),
  )
})

test('no input whatever makes a check throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (input) => {
      for (const check of [
        checkIdNumber,
        checkCreditCode,
        checkMatterCode,
        checkCaseNumber,
        checkCertificateIdentifier,
      ])
        expect(check(input).ok).toBeTypeOf('boolean')
    }),
  )
})

function text(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((list) => list.join(''))
}

function replaceAt(value: string, position: number, character: string): string {
  return value.slice(0, position) + character + value.slice(position + 1)
}

function exchange(value: string, position: number): string {
  const [first, second] = [value.charAt(position), value.charAt(position + 1)]
  return value.slice(0, position) + second + first + value.slice(position + 2)
}
