const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Reads eight digits YYYYMMDD as the date they name (`YYYY-MM-DD`), or nothing when there is no such day. */
export function readBasicDate(digits: string): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
  const days = daysIn(Number(year), Number(month))
  if (Number(year) === 0 || Number(day) < 1 || Number(day) > days) return undefined
  return `${year}-${month}-${day}`
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}
