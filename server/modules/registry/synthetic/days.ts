import type { Random } from './random.ts'

/** Days as ISO text: comparable, cheap, and what the records hold. Plain UTC arithmetic, no zone involved. */
export function addDays(day: string, days: number): string {
  return nameOf(numberOf(day) + days)
}

export function addYears(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const dayOfMonth = month === '02' && date === '29' ? '28' : date
  return `${Number(year) + years}-${month}-${dayOfMonth}`
}

export function ageAt(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}

/** A day between two, both included. */
export function dayBetween(random: Random, first: string, last: string): string {
  const days = numberOf(last) - numberOf(first)
  return days <= 0 ? last : addDays(first, random.integer(0, days))
}

// A city needs a quarter of a million dates but only some fifty thousand different ones: remembering them halves its making.
const names = new Map<number, string>()
const numbers = new Map<string, number>()

function nameOf(number: number): string {
  const known = names.get(number)
  if (known !== undefined) return known
  const name = new Date(number * 86_400_000).toISOString().slice(0, 10)
  names.set(number, name)
  return name
}

function numberOf(name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  const number = Date.parse(name) / 86_400_000
  numbers.set(name, number)
  return number
}
