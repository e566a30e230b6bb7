const DIGITS = '零一二三四五六七八九'
const UNITS: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]

/** A whole number from 1 to 9,999 as statutes write it: 一百二十, 二百零三, 十二. */
export function toChinese(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 9999)
    throw new RangeError(`no Chinese numeral for ${number}`)
  let rest = number
  let written = ''
  for (const [sign, value] of UNITS) {
    const digit = Math.floor(rest / value)
    rest %= value
    if (digit > 0) written += DIGITS.charAt(digit) + sign
    else if (written && rest > 0 && !written.endsWith('零')) written += '零'
  }
  if (rest > 0) written += DIGITS.charAt(rest)
  return written.startsWith('一十') ? written.slice(1) : written
}

/** The number a statute writes in Chinese or in digits; undefined for anything that is not exactly how such a number is written. */
export function fromChinese(written: string): number | undefined {
  if (/^[1-9]\d{0,3}$/.test(written)) return Number(written)
  let sum = 0
  let digit = 0
  for (const sign of written) {
    const value = UNITS.find(([unit]) => unit === sign)?.[1]
    if (value !== undefined) {
      sum += (digit === 0 && sum === 0 ? 1 : digit) * value
      digit = 0
    } else {
      const found = DIGITS.indexOf(sign)
      if (found < 0) return undefined
      digit = found
    }
  }
  sum += digit
  return sum >= 1 && sum <= 9999 && toChinese(sum) === written ? sum : undefined
}
