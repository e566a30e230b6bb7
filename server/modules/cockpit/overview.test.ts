import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OfficerPrincipal, Overview, Principal, Role } from '#contract'
import { authorise } from '#modules/access'
import { addWorkingDays, bundledCalendar, refreshCalendar } from '#modules/calendar'
import { indicatorHandlers } from '#modules/indicator'
import { definitionOf } from '#modules/matter'
import { createHttpServer } from '#platform/http'
import type { Platform } from '#platform/runtime'
import { createWorld, MORNING, type World } from '#world'
import { cockpitHandlers } from './index.ts'
import { insertRows, someRows, type Row } from './rows.fixture.ts'

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
const NOW = MORNING
const TODAY = '2026-11-19'

let world: World
let platform: Platform
let server: Awaited<ReturnType<typeof createHttpServer>>
let asking: Principal
let minutes: ReadonlyMap<string, number>

function officer(regionPath: string, role: Role, unitPath = 'g140700'): OfficerPrincipal {
  const code = regionPath.split('.').at(-1) ?? ''
  return {
    kind: 'officer', sessionId: id(1), accountId: id(2), officerId: id(3), name: '宋爱青', roles: [role], unitId: id(4), unitName: '某局', unitPath,
    regionCode: code.padEnd(6, '0'), regionName: '某', regionPath,
  }
}
const mayor = officer('14.1407', 'leader')

beforeAll(async () => {
  world = await createWorld()
  const slugs = ['senior-card', 'food-business-licence', 'old-age-allowance']
  minutes = new Map(await Promise.all(slugs.map(async (slug) => [slug, (await definitionOf(world.database, slug, 1))?.definition.replacedMinutes.count ?? 0] as const)))
})
beforeEach(() => begin([]))
afterAll(async () => {
  await world?.close()
})

/** A history of its own: what was counted of another is not remembered under a new handle of the database. */
async function begin(rows: readonly Row[]) {
  await world.owner.read`truncate "case"."case", "case".clock, "case".act, rating.rating`
  await insertRows(world.owner, rows)
  platform = { ...world.platform, database: { ...world.database } }
  await refreshCalendar(platform)
  const gate = { authenticate: async () => asking, authorise, checkOrigin: () => {}, record: async () => {} }
  server = await createHttpServer(platform, gate, [...cockpitHandlers, ...indicatorHandlers], { requestsPerMinute: 1e6 })
}

async function get(principal: Principal, url: string) {
  asking = principal
  const response = await server.inject(url)
  return { status: response.statusCode, body: response.json(), text: response.body }
}
const overview = async (principal: Principal, query = ''): Promise<Overview> => (await get(principal, `/api/v1/cockpit${query}`)).body

/** The day in China. */
const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
const back = (days: number) => Temporal.PlainDate.from(TODAY).subtract({ days }).toString()
const share = (numerator: number, denominator: number) => (denominator === 0 ? null : (100 * numerator) / denominator)
const isInstant = (row: Row) => row.decided !== undefined && row.automatic && row.filed.until(row.decided).total('seconds') <= 60
const sum = (rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
const standing = (row: Row) => {
  const yellowUntil = row.clockUnit === 'working' ? addWorkingDays(bundledCalendar(), Temporal.PlainDate.from(TODAY), 2).toString() : back(-2)
  return row.decided || row.due > yellowUntil ? 'green' : row.due < TODAY ? 'red' : 'yellow'
}

/** The figures counted by hand: filter and length, nothing shared with the compiler. */
function naive(rows: readonly Row[]) {
  const decided = rows.filter((row) => row.decided)
  const on = (row: Row) => (row.decided ? dayOf(row.decided) : '')
  const month = decided.filter((row) => on(row) >= back(29))
  const filedInMonth = rows.filter((row) => dayOf(row.filed) >= back(29))
  const today = decided.filter((row) => on(row) === TODAY)
  const rated = month.filter((row) => row.grade !== undefined)
  const online = decided.filter((row) => on(row) >= '2026-01-01' && row.outcome === 'granted' && row.channel === 'web')
  return {
    figures: {
      'cases-today': [rows.filter((row) => dayOf(row.filed) === TODAY).length, null],
      'instant-today': [today.filter(isInstant).length, today.length],
      instant: [month.filter(isInstant).length, month.length],
      'within-promised': [month.filter((row) => on(row) <= row.due).length, month.length],
      prefilled: [sum(filedInMonth, (row) => row.held), sum(filedInMonth, (row) => row.typed + row.chosen + row.held)],
      'minutes-saved': [sum(online, (row) => minutes.get(row.slug) ?? NaN), null],
      satisfaction: [rated.filter((row) => (row.grade ?? 0) >= 3).length, rated.length],
      'at-risk': [rows.filter((row) => standing(row) !== 'green').length, null],
    } as Record<string, [number, number | null]>,
    grades: [5, 4, 3, 2, 1].map((grade) => ({ grade, count: rated.filter((row) => row.grade === grade).length })),
    weeks: Array.from({ length: 13 }, (_, index) => {
      const monday = Temporal.PlainDate.from('2026-11-16').subtract({ weeks: 12 - index })
      const those = decided.filter((row) => on(row) >= monday.toString() && on(row) < monday.add({ weeks: 1 }).toString())
      return { on: monday.toString(), value: share(those.filter(isInstant).length, those.length), denominator: those.length }
    }),
    matters: [...Map.groupBy(month, (row) => row.slug)].map(([slug, those]) => ({ slug, count: those.length, instant: those.filter(isInstant).length })).toSorted((a, b) => a.slug.localeCompare(b.slug)),
  }
}

function seen(shown: Overview) {
  return {
    figures: Object.fromEntries(shown.figures.map((each) => [each.id, [each.numerator, each.denominator]])),
    grades: shown.grades,
    weeks: shown.instantByWeek,
    matters: shown.byMatter.map(({ slug, count, instant }) => ({ slug, count, instant })).toSorted((a, b) => a.slug.localeCompare(b.slug)),
  }
}

test('every figure is what counting by hand gives, for the city, a county, and a department of a county', async () => {
  await fc.assert(
    fc.asyncProperty(someRows(NOW), async (rows) => {
      await begin(rows)
      const scopes: [OfficerPrincipal, (row: Row) => boolean][] = [
        [mayor, () => true],
        [officer('14.1407.140702', 'supervisor'), (row) => row.county === '140702'],
        [officer('14.1407.140725', 'approver', 'g140700.a'), (row) => row.county === '140725' && row.unit === 'a'],
      ]
      for (const [principal, isIn] of scopes) {
        const shown = await overview(principal)
        expect(seen(shown)).toEqual(naive(rows.filter(isIn)))
        for (const each of shown.figures) {
          const [numerator, denominator] = [each.numerator ?? 0, each.denominator]
          if (each.unit.en === '%') expect(each.value).toEqual(share(numerator, denominator ?? 0))
          else expect(each.value).toBe(numerator)
        }
      }
    }),
    { numRuns: 25 },
  )
})

test('the list behind a figure is as long as the figure says, and pages join', async () => {
  await fc.assert(
    fc.asyncProperty(someRows(NOW), async (rows) => {
      await begin(rows)
      const shown = await overview(mayor)
      for (const figure of shown.figures) {
        const isSum = ['prefilled', 'minutes-saved'].includes(figure.id)
        for (const part of ['numerator', 'denominator'] as const) {
          const ids: string[] = []
          let before = ''
          let total = 0
          do {
            const { body } = await get(mayor, `/api/v1/figures/${figure.id}/cases?part=${part}&limit=7${before}`)
            total = body.total
            ids.push(...body.cases.map((one: { id: string }) => one.id))
            before = body.next ? `&before=${body.next}` : ''
          } while (before)
          expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
          expect(ids.length).toBe(total)
          if (!isSum) expect(total).toBe(figure[part] ?? 0)
        }
      }
    }),
    { numRuns: 4 },
  )
})

