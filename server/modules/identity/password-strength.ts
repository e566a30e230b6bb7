import type { PasswordFault } from '#contract'
import { randomToken } from '#platform/crypto'
import data from './data/known-passwords.json' with { type: 'json' }

/** Shortest passwords; whoever keeps the platform needs more. */
export const shortest = { person: 10, officer: 10, administrator: 12 } as const

const LONG_ENOUGH_TO_BE_SIMPLE = 16
const LEFT_TO_GUESS = 5

/**
 * Why a password is too weak, if it is (GB/T 22239-2019 8.1.4.1 a: 身份鉴别信息具有复杂度要求): too short, of too few kinds of characters, made of
 * what everybody tries, or holding what others know of its owner. `personal` are such texts: telephone, account name, identity number.
 */
export function passwordFault(
  password: string,
  { least, personal = [] }: { readonly least: number; readonly personal?: readonly string[] },
): PasswordFault | undefined {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < least) return 'short'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text))
  if (kinds.length < 3 && length < LONG_ENOUGH_TO_BE_SIMPLE) return 'simple'
  const plain = text.toLowerCase()
  if (personal.some((told) => told.length >= 4 && plain.includes(told.toLowerCase()))) return 'personal'
  const left = withoutRuns(withoutWords(unmasked(plain)))
  return new Set(left).size < LEFT_TO_GUESS ? 'known' : undefined
}

/** What others know of somebody and what must not be in their password. */
export function personalTexts(known: {
  readonly phone?: string
  readonly loginName?: string
  readonly idNumber?: string
}): string[] {
  const { phone, loginName, idNumber } = known
  return [
    ...(phone ? [phone, phone.slice(-8), phone.slice(0, 7)] : []),
    ...(loginName ? [loginName] : []),
    ...(idNumber ? [idNumber, idNumber.slice(6, 14), idNumber.slice(8, 14), idNumber.slice(-6)] : []),
  ]
}

/** A password nobody chose, without characters that look alike: four groups of five, about 115 bits. */
export function makePassword(): string {
  for (;;) {
    const characters = Array.from({ length: 20 }, () => {
      const random = Buffer.from(randomToken(8), 'base64url').readBigUInt64BE()
      return UNMISTAKABLE.charAt(Number(random % BigInt(UNMISTAKABLE.length)))
    }).join('')
    const password = characters.replace(/(.{5})(?=.)/g, '$1-')
    if (passwordFault(password, { least: shortest.administrator }) === undefined) return password
  }
}

const UNMISTAKABLE = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The digits and signs that people put for letters. */
function unmasked(text: string): string {
  return text.replace(/[@$!]/g, (sign) => ({ '@': 'a', $: 's', '!': 'i' })[sign] ?? sign)
}

const WORDS = data.words.toSorted((one, other) => other.length - one.length)

function withoutWords(text: string): string {
  return WORDS.reduce((left, word) => left.replaceAll(word, ''), text)
}

const ROWS = data.rows.flatMap((row) => [row, [...row].toReversed().join('')])

/** Leaves out runs of three and more along a row of keys, the alphabet or the digits, and the same character over and over. */
function withoutRuns(text: string): string {
  let left = ''
  for (let at = 0; at < text.length;) {
    let length = 1
    const isRun = (run: string) => /^(.)\1*$/su.test(run) || ROWS.some((row) => row.includes(run))
    while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length += 1
    if (length < 3) left += text.slice(at, at + length)
    at += length
  }
  return left
}
