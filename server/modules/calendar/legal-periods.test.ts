import { expect, test } from 'vitest'
import { openLibrary, toChinese } from '#modules/law'
import { citation, period, type Citation } from '#contract'
import { legalPeriods, type LegalPeriod } from './legal-periods.ts'

const library = openLibrary()
const rows = Object.entries(legalPeriods)

/** What an article of the library says today; throws when it says nothing. */
function wordsOf(basis: Citation): string {
  if (!('law' in basis)) throw new Error(`${basis.title} is not in the library`)
  const found = library.find(basis.law, '2026-11-22')
  if (!found) throw new Error(`${basis.law} is not in force`)
  return found.words
}

/** 二十日, 20日 or 20个工作日, not as the end of a longer number. */
function days(count: number): RegExp {
  return new RegExp(`(?<![一二三四五六七八九十百\\d])(?:${toChinese(count)}|${count})(?:个工作)?日`)
}

test('the table holds the periods of five laws', () => {
  expect(Map.groupBy(rows, ([, { basis }]) => ('law' in basis ? basis.law.split('#')[0] : '')).size).toBe(5)
  expect(rows.length).toBe(36)
  for (const language of ['zh', 'en'] as const)
    expect(new Set(rows.map(([, { title }]) => title[language])).size).toBe(36)
})

test.each(rows)('%s is a period and a citation of the contract', (_, { count, unit, basis, unitBasis }) => {
  expect(period.safeParse({ count, unit, basis }).success).toBe(true)
  if (unitBasis) expect(citation.safeParse(unitBasis).success).toBe(true)
})

test.each(rows)('%s: the article says how many days, from when, and who may extend it', (_, row) => {
  const words = wordsOf(row.basis)
  expect(words).toMatch(row.count === 0 ? /即时|当场/ : days(row.count))
  if (row.from) expect(words).toContain(row.from)
  if (row.extension) {
    expect(words).toContain('延长')
    expect(words).toMatch(days(row.extension.count))
    expect(words).toContain(row.extension.approvedBy)
    expect(row.extension.unit).toBe(row.unit)
  } else if (row.count > 0) expect(words).not.toContain('延长')
})

test.each(rows)('%s: counted back and yielding exactly as the article says', (_, { basis, ...row }) => {
  const words = wordsOf(basis)
  expect(row.countedBack ?? false).toBe(
    row.count > 0 && new RegExp(`${days(row.count).source}前`).test(words),
  )
  expect(row.yields ?? false).toBe(words.includes('另有规定'))
})

/** Whether the law says working or calendar days, and how sure that is. */
function unitSaid({ count, basis, unitBasis }: LegalPeriod): string {
  if (new RegExp(`(?:${toChinese(count)}|${count})个工作日`).test(wordsOf(basis))) return 'working'
  if (!unitBasis) return 'nothing'
  if (!('law' in unitBasis)) return 'a reading'
  const words = wordsOf(unitBasis)
  // 行政处罚法第八十五条 names the numbers that are working days; 行政许可法第八十二条 names none.
  if (words.includes('“')) return words.includes(`“${toChinese(count)}日”`) ? 'working' : 'calendar'
  return words.includes('以工作日计算') ? 'working' : 'nothing'
}

test('the unit is what the law says, and what is only read into it is marked', () => {
  const counted = rows.filter(([, { count }]) => count > 0)
  const readings = counted.filter(([, row]) => unitSaid(row) === 'a reading')
  expect(counted.filter(([, row]) => unitSaid(row) !== 'a reading' && unitSaid(row) !== row.unit)).toEqual([])
  expect(readings.map(([name, { unit }]) => `${name} ${unit}`)).toEqual([
    'licence-hearing-request working',
    'licence-renewal-request calendar',
    'petition-registration calendar',
    'petition-notice calendar',
    'petition-handling calendar',
    'petition-review-request calendar',
    'petition-review calendar',
    'petition-recheck-request calendar',
    'petition-recheck calendar',
  ])
  for (const [, { unitBasis }] of readings) expect(unitBasis).toMatchObject({ verified: false })
})

test('special procedures are left out where a law says so, and nowhere else', () => {
  const excluding = rows.filter(([, { excluded }]) => excluded)
  for (const [, { excluded }] of excluding) expect(wordsOf(excluded as Citation)).toContain('不计算在')
  // 第四十五条 speaks of 本节规定的期限: section 3, which is articles 42 to 45.
  expect(excluding.map(([name]) => name)).toEqual([
    'licence-decision',
    'licence-joint-decision',
    'licence-lower-review',
    'licence-delivery',
    'disclosure-reply',
    'petition-recheck',
  ])
})
