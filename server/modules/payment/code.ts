import type { Transaction } from '#platform/database'

/** ISO/IEC 7064 MOD 11,10 over decimal digits. */
export function checkDigit(digits: string): string {
  let carry = 10
  for (const digit of digits) {
    const sum = (Number(digit) + carry) % 10 || 10
    carry = (sum * 2) % 11
  }
  return String((11 - carry) % 10)
}

/**
 * 缴款识别码, 20 digits: region (6), year (2), number of the year (11), check digit. That there are 20 digits is settled practice; how they
 * are made up is set by each province's finance department and has not been compared (verified: false).
 */
export function payCode(regionCode: string, year: number, number: number): string {
  const digits = `${regionCode.slice(0, 6)}${String(year).slice(-2)}${String(number).padStart(11, '0')}`
  return digits + checkDigit(digits)
}

/** The next number of a series, without gaps: it is used up only with the transaction that takes it. */
export async function nextOf(transaction: Transaction, series: string): Promise<number> {
  const [row] = await transaction<{ used: number }[]>`
    insert into payment.series (name, used) values (${series}, 1)
    on conflict (name) do update set used = payment.series.used + 1 returning used`
  return row?.used ?? 1
}
