import { checkIdNumber } from '#contract'
import { cleanCell, dateInCell, isPlainText } from '#platform/tabular'
import type { Conversion, FieldRule } from './mapping.ts'

/** What stands in a row under a column or path; undefined where there is nothing. */
export type Source = (from: string) => unknown

/** A value, nothing, or that what stands there cannot be read so. */
export type Converted = { readonly value: unknown } | { readonly refused: true }

const REFUSED = { refused: true } as const

/** The value of a field in a row by its rule. */
export function valueBy(rule: FieldRule, source: Source): Converted {
  if ('value' in rule) return { value: rule.value }
  const given = source(rule.from)
  const found = typeof given === 'string' ? cleanCell(given) : given
  if (found === undefined || found === null || found === '') return { value: undefined }
  if (typeof found === 'string' && !isPlainText(found)) return REFUSED
  if (rule.values) {
    const key = String(found as string | number | boolean)
    return Object.hasOwn(rule.values, key) ? { value: rule.values[key] } : REFUSED
  }
  if (rule.as === undefined) return { value: found }
  if (typeof found === 'object') return REFUSED
  const value = readers[rule.as](String(found as string | number | boolean))
  return value === undefined ? REFUSED : { value }
}

/** A register that never ends says so instead of a day. */
const LONG_TERM = '长期'

const readers: Readonly<Record<Conversion, (text: string) => unknown>> = {
  text: (text) => text,
  date: (text) => (text === LONG_TERM ? text : dateInCell(text)?.toString()),
  'birth-date': (text) => {
    const checked = checkIdNumber(text)
    return checked.ok ? checked.birthDate : undefined
  },
  month: (text) => {
    const [, year, month] = /^(\d{4})[-/.年]?(0?[1-9]|1[0-2])月?$/.exec(text) ?? []
    return year && month ? `${year}-${month.padStart(2, '0')}` : undefined
  },
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined),
  number: (text) => (/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => BOOLEANS.get(text.toLowerCase()),
  // By its digits: 0.29 yuan times a hundred is no whole number in floating point.
  fen: (text) => {
    const [, yuan, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text.replaceAll(',', '')) ?? []
    return yuan === undefined ? undefined : Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
  },
  list: (text) =>
    text
      .split(/[、，,;；|]/)
      .map(cleanCell)
      .filter(Boolean),
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['是', '有', '1', 'true', 'yes', 'y'].map((word) => [word, true] as const),
  ...['否', '无', '0', 'false', 'no', 'n'].map((word) => [word, false] as const),
])
