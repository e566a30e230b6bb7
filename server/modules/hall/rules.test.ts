import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hallRules } from '#contract'
import { bundledCalendar } from '#modules/calendar'
import { blockedUntil } from './no-show.ts'
import { rankOf, ranksBy, waitMinutes, type Rank } from './order.ts'
import { isTakenBy, seatsLeft, seatsOfWindow } from './seats.ts'
import { hoursOn, slotsOn } from './schedule.ts'
import { usualRules } from './usual-rules.ts'

const calendar = bundledCalendar()
const none = new Set<string>()
const day = (text: string) => Temporal.PlainDate.from(text)
const at = (minutes: number) => Temporal.Instant.from('2026-11-19T00:00:00Z').add({ minutes })

test('a day has whole slots within its hours, by the published calendar and the days the hall closes', () => {
  const shown = (date: string, closed = none) =>
    slotsOn(usualRules, calendar, closed, day(date)).map(({ startsAt }) =>
      startsAt.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString({ smallestUnit: 'minute' }),
    )
  expect(shown('2026-11-19').slice(0, 3)).toEqual(['09:00', '09:30', '10:00'])
  expect(shown('2026-11-19')).toHaveLength(14)
  expect(shown('2026-11-19', new Set(['2026-11-19']))).toEqual([])
  // A Saturday; National Day; a Sunday on which people work instead (国务院办公厅 notice for 2026).
  expect(shown('2026-11-21')).toEqual([])
  expect(shown('2026-10-01')).toEqual([])
  expect(shown('2026-10-10')).toHaveLength(14)
  expect(hoursOn(usualRules, calendar, none, day('2026-11-19'))).toEqual(usualRules.hours.working)
  expect(
    hallRules.safeParse({ ...usualRules, hours: { working: [{ from: '12:00', to: '09:00' }], rest: [] } })
      .success,
  ).toBe(false)
})

test('seats of a slot are the staffed windows times what fits, and no order of booking wastes one', () => {
  expect(seatsOfWindow(usualRules)).toBe(1)
  const slugs = ['a', 'b', 'c']
  const windows = fc.array(fc.record({ takes: fc.option(fc.subarray(slugs, { minLength: 1 })) }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(
      windows,
      fc.integer({ min: 0, max: 2 }),
      fc.array(fc.constantFrom(...slugs), { maxLength: 9 }),
      fc.constantFrom(...slugs),
      (all, each, asked, slug) => {
        const booked: string[] = []
        for (const one of asked) if (seatsLeft(all, each, booked, one) > 0) booked.push(one)
        // Hall's theorem: they fit if and only if no set of matters is booked more often than the windows that take one of it have seats.
        const fits = (list: readonly string[]) =>
          [1, 2, 3, 4, 5, 6, 7].every((mask) => {
            const set = slugs.filter((_, bit) => mask & (1 << bit))
            const places =
              all.filter((window) => set.some((member) => isTakenBy(window, member))).length * each
            return list.filter((member) => set.includes(member)).length <= places
          })
        expect(fits(booked)).toBe(true)
        const left = seatsLeft(all, each, booked, slug)
        expect(fits([...booked, ...Array<string>(left).fill(slug)])).toBe(true)
        expect(fits([...booked, ...Array<string>(left + 1).fill(slug)])).toBe(false)
      },
    ),
  )
})

const rules = fc.record({
  leadMinutes: fc.integer({ min: 0, max: 240 }),
  earlyMinutes: fc.integer({ min: 0, max: 60 }),
  graceMinutes: fc.integer({ min: 0, max: 60 }),
})

test('who booked goes before all who came since the slot began, and before the slot before nobody', () => {
  const order = usualRules.order
  const booked = rankOf(order, at(80), at(90))
  const before = (a: Rank, b: Rank, now: number) =>
    Temporal.Instant.compare(ranksBy(a, at(now)), ranksBy(b, at(now))) < 0
  expect(before(booked, rankOf(order, at(85), undefined), 79)).toBe(false)
  expect(before(booked, rankOf(order, at(85), undefined), 90)).toBe(true)
  expect(before(booked, rankOf(order, at(90 - order.leadMinutes - 1), undefined), 90)).toBe(false)
  // Too late for it: as if it had not been booked.
  expect(rankOf(order, at(90 + order.graceMinutes + 1), at(90)).dueAt).toBeNull()
  fc.assert(
    fc.property(rules, fc.nat(500), fc.nat(500), fc.nat(600), (any, slot, walkInCame, wait) => {
      const mine = rankOf(any, at(slot), at(slot))
      const other = rankOf(any, at(walkInCame), undefined)
      const now = Math.max(slot, walkInCame) + wait
      if (walkInCame > slot) expect(before(mine, other, now)).toBe(true)
    }),
  )
})

test('nobody is overtaken for ever: only slots that begin within the lead after one’s coming go before', () => {
  fc.assert(
    fc.property(rules, fc.nat(500), fc.nat(900), fc.nat(900), fc.nat(900), (any, mine, came, slot, now) => {
      fc.pre(came <= slot + any.graceMinutes && now >= Math.max(mine, came))
      const other = rankOf(any, at(came), at(slot))
      if (slot - any.leadMinutes <= mine || came <= mine) return
      const goesBefore = Temporal.Instant.compare(ranksBy(other, at(now)), at(mine)) < 0
      expect(goesBefore).toBe(false)
    }),
  )
})

test('a day of service by one window calls everybody once, whoever comes', () => {
  const comings = fc.array(
    fc.record({ came: fc.nat(200), slot: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }) }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(rules, comings, (any, all) => {
      const waiting = all.map(({ came, slot }) => ({
        came,
        rank: rankOf(any, at(came), slot === undefined ? undefined : at(slot * 30)),
      }))
      const called = new Set<object>()
      for (let now = 0; called.size < waiting.length; now += 5) {
        expect(now).toBeLessThan(200 + 5 * all.length + 10)
        const [next] = waiting
          .filter((each) => each.came <= now && !called.has(each))
          .toSorted((a, b) => Temporal.Instant.compare(ranksBy(a.rank, at(now)), ranksBy(b.rank, at(now))))
        if (next) called.add(next)
      }
    }),
  )
})

test('who does not come too often may not book for a while', () => {
  const rule = { count: 2, withinDays: 90, blockedDays: 30, verified: false }
  const today = day('2026-11-19')
  expect(blockedUntil(rule, [day('2026-11-01')], today)).toBeUndefined()
  expect(blockedUntil(rule, [day('2026-11-10'), day('2026-11-01')], today)?.toString()).toBe('2026-12-10')
  expect(blockedUntil(rule, [day('2026-10-01'), day('2026-10-10')], today)).toBeUndefined()
  expect(blockedUntil(rule, [day('2026-06-01'), day('2026-11-10')], today)).toBeUndefined()
})

test('the wait is what those ahead take of the windows that work', () => {
  expect(waitMinutes(6, 3, 10)).toBe(20)
  expect(waitMinutes(0, 3, 10)).toBe(0)
  expect(waitMinutes(1, 0, 10)).toBe(10)
})
