import { expect, test } from 'vitest'
import {
  bundledCalendar,
  deadline,
  deemedAcceptance,
  extendedDeadline,
  latestBefore,
  legalPeriods,
  pausedDeadline,
  type LegalPeriod,
  type Length,
  type Pause,
} from '#modules/calendar'
import { vectors } from './vectors.ts'

const calendar = bundledCalendar()
const rows: ReadonlyMap<string, LegalPeriod> = new Map(Object.entries(legalPeriods))
const date = (iso: string) => Temporal.PlainDate.from(iso)

const valid = Map.groupBy(vectors('legal_period_valid.txt'), ([name]) => name === 'deemed')
const invalid = Map.groupBy(vectors('legal_period_invalid.txt'), ([name]) => name === 'refused')
const [counted, deemed] = [valid.get(false) ?? [], valid.get(true) ?? []]
const [mistaken, refused] = [invalid.get(false) ?? [], invalid.get(true) ?? []]

function rowOf(name: string): LegalPeriod {
  const row = rows.get(name)
  if (!row) throw new Error(`no legal period ${name}`)
  return row
}

/** 2026-11-09..2026-11-20,2026-12-01.. as pauses; - is none. */
function pausesOf(stops: string): Pause[] {
  if (stops === '-') return []
  return stops.split(',').map((stop) => {
    const [from = '', to = ''] = stop.split('..')
    return { from: date(from), to: to === '' ? undefined : date(to) }
  })
}

function answer(name: string, day: string, stops: string, extended: string): string {
  const row = rowOf(name)
  const period = { start: date(day), count: row.count, unit: row.unit }
  if (row.countedBack) {
    const { due, provisional } = latestBefore(calendar, date(day), row)
    return `${due} ${provisional}`
  }
  if (extended === 'extended' && !row.extension) throw new Error(`${name} cannot be extended`)
  const found =
    extended === 'extended' && row.extension
      ? extendedDeadline(calendar, period, row.extension, pausesOf(stops))
      : pausedDeadline(calendar, period, pausesOf(stops))
  return found.running
    ? `${found.due} ${found.provisional}`
    : `stopped:${found.counted}+${found.remaining} ${found.provisional}`
}

test('the files speak of every legal period, and of enough days', () => {
  expect([...new Set(counted.map(([name = '']) => name))].toSorted()).toEqual([...rows.keys()].toSorted())
  expect(counted.length + deemed.length).toBeGreaterThanOrEqual(150)
  expect([mistaken.length, refused.length].every((lines) => lines >= 15)).toBe(true)
})

test.each(counted)(
  '%s of %s, stops %s, %s: %s, provisional: %s',
  (name = '', day = '', stops = '', extended = '', last = '', provisional = '') => {
    expect(answer(name, day, stops, extended)).toBe(`${last} ${provisional}`)
  },
)

test.each(deemed)(
  '%s accepted, received on %s: on %s, decided by %s, provisional: %s',
  (_, received = '', on = '', decided = '', provisional = '') => {
    const found = deemedAcceptance(calendar, date(received))
    const { count, unit } = legalPeriods['licence-decision']
    const { due } = deadline(calendar, { start: found.acceptedFrom, count, unit })
    expect(`${found.on} ${due} ${found.provisional}`).toBe(`${on} ${decided} ${provisional}`)
  },
)

test.each(mistaken)(
  '%s of %s, stops %s, %s is not over on %s: %s',
  (name = '', day = '', stops = '', extended = '', wrong = '') => {
    expect(answer(name, day, stops, extended).split(' ')[0]).not.toBe(wrong)
  },
)

const said: Record<string, RegExp> = {
  count: /^a period of \S+ days$/,
  unit: /^an extension in \w+ days of a period in \w+ days$/,
  pause: /^a pause from \S+ to \S+$/,
  date: /^a date in the year \d+$/,
}

function extensionOf(text: string): Length | undefined {
  const [, count, unit] = /^(-?[\d.]+)(working|calendar)$/.exec(text) ?? []
  return count === undefined ? undefined : { count: Number(count), unit: unitOf(unit) }
}

const unitOf = (text: string | undefined) => (text === 'working' ? 'working' : 'calendar')

test.each(refused)(
  '%s: %s %s days from %s, stops %s, extended by %s (%s)',
  (_, count = '', unit = '', start = '', stops = '', extended = '', reason = '') => {
    const period = { start: date(start), count: Number(count), unit: unitOf(unit) } as const
    const extension = extensionOf(extended)
    const reckon = () =>
      extension
        ? extendedDeadline(calendar, period, extension, pausesOf(stops))
        : pausedDeadline(calendar, period, pausesOf(stops))
    expect(said).toHaveProperty(reason)
    expect(reckon).toThrow(RangeError)
    expect(reckon).toThrow(said[reason])
  },
)
