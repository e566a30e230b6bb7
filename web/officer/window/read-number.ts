import { checkCreditCode, checkIdNumber } from '#contract/numbers'
import type { Message } from '#contract'

export type NumberRead =
  | {
      readonly ok: true
      readonly value: string
      readonly birthDate?: string
      readonly sex?: 'male' | 'female'
    }
  | { readonly ok: false; readonly message: Message }

/** Reads what is typed as the number of whoever may apply: an identity number, a credit code, or either. */
export function readNumber(
  input: string,
  applicants: readonly ('person' | 'entity')[],
  today: string,
): NumberRead {
  const person = checkIdNumber(input, { today })
  const entity = checkCreditCode(input)
  const takesPerson = applicants.includes('person')
  const takesEntity = applicants.includes('entity')
  if (takesPerson && person.ok)
    return { ok: true, value: person.value, birthDate: person.birthDate, sex: person.sex }
  if (takesEntity && entity.ok) return { ok: true, value: entity.value }
  const refused = takesEntity && (!takesPerson || looksLikeCode(input)) ? entity : person
  return refused.ok ? { ok: true, value: refused.value } : { ok: false, message: refused.message }
}

/** Codes of firms begin with 9 (GB 32100-2015); no identity number does, and none has a letter but its last. */
function looksLikeCode(input: string): boolean {
  const plain = input.normalize('NFKC').replace(/\s/g, '')
  return plain.startsWith('9') || /[A-Za-z]/.test(plain.slice(0, 17))
}
