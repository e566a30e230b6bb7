import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficerPrincipal, Overview, Principal, Role } from '#contract'
import { authorise } from '#modules/access'
import { addWorkingDays, bundledCalendar, refreshCalendar } from '#modules/calendar'
import { indicatorHandlers } from '#modules/indicator'
import { definitionOf, isService } from '#modules/matter'
import { createHttpServer } from '#platform/http'
import { createWorld, type World } from '#world'
import { cockpitHandlers } from './index.ts'
import { insertRows, someRows, type Row } from './rows.fixture.ts'

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`

let world: World
let server: Awaited<ReturnType<typeof createHttpServer>>
let asking: Principal
let minutes: ReadonlyMap<string, number>
let days = 0
/** The day in China on which the current history is looked at. */
let today = ''

function officer(regionPath: string, role: Role, unitPath = 'g140700'): OfficerPrincipal {
  const code = regionPath.split('.').at(-1) ?? ''
  return {
    kind: 'officer',
    sessionId: id(1),
    accountId: id(2),
    officerId: id(3),
    name: '宋爱青',
    roles: [role],
    unitId: id(4),
    unitName: '某局',
    unitPath,
    regionCode: code.padEnd(6, '0'),
    regionName: '某',
    regionPath,
  }
}
const mayor = officer('14.1407', 'leader')

beforeAll(async () => {
  world = await createWorld()
  await refreshCalendar(world.platform)
  const gate = { authenticate: async () => asking, authorise, checkOrigin: () => {}, record: async () => {} }
  server = await createHttpServer(world.platform, gate, [...cockpitHandlers, ...indicatorHandlers], {
    requestsPerMinute: 1e6,
  })
  const slugs = ['senior-card', 'food-business-licence', 'old-age-allowance']
  minutes = new Map(
    await Promise.all(
      slugs.map(async (slug) => {
        const matter = await definitionOf(world.database, slug, 1)
        return [slug, matter && isService(matter) ? matter.definition.replacedMinutes.count : 0] as const
      }),
    ),
  )
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

/** A history of its own on a day of its own, so that nothing counted of another one is remembered. */
async function begin(history: (now: Temporal.Instant) => Row[], minuteOfDay = 600): Promise<Row[]> {
  days++
  const now = Temporal.Instant.from('2026-11-18T16:00:00Z').add({ hours: 24 * days, minutes: minuteOfDay })
  world.clock.set(now)
  today = dayOf(now)
  const rows = history(now)
  await world.owner.read`truncate "case"."case", "case".clock, "case".act, rating.rating`
  await insertRows(world.owner, rows)
  return rows
}

async function get(principal: Principal, url: string) {
  asking = principal
  const response = await server.inject(url)
  return { status: response.statusCode, body: response.json(), text: response.body }
}
const overview = async (principal: Principal, query = ''): Promise<Overview> =>
  (await get(principal, `/api/v1/cockpit${query}`)).body

/** The day in China. */
const dayOf = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
const back = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString()
const mondayOf = (day: string) =>
  Temporal.PlainDate.from(day).subtract({ days: Temporal.PlainDate.from(day).dayOfWeek - 1 })
const share = (numerator: number, denominator: number) =>
  denominator === 0 ? null : (100 * numerator) / denominator
const isInstant = (row: Row) =>
  row.decided !== undefined && row.automatic && row.filed.until(row.decided).total('seconds') <= 60
const sum = (rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
const standing = (row: Row) => {
  const yellowUntil =
    row.clockUnit === 'working'
      ? addWorkingDays(bundledCalendar(), Temporal.PlainDate.from(today), 2).toString()
      : back(-2)
  return row.decided || row.due > yellowUntil ? 'green' : row.due < today ? 'red' : 'yellow'
}

/** The figures counted by hand: filter and length, nothing shared with the compiler. */
function naive(rows: readonly Row[]) {
  const decided = rows.filter((row) => row.decided)
  const on = (row: Row) => (row.decided ? dayOf(row.decided) : '')
  const month = decided.filter((row) => on(row) >= back(29))
  const filedInMonth = rows.filter((row) => dayOf(row.filed) >= back(29))
  const decidedToday = decided.filter((row) => on(row) === today)
  const rated = month.filter((row) => row.grade !== undefined)
  const online = decided.filter(
    (row) => on(row) >= `${today.slice(0, 4)}-01-01` && row.outcome === 'granted' && row.channel === 'web',
  )
  return {
    figures: {
      'cases-today': [rows.filter((row) => dayOf(row.filed) === today).length, null],
      'instant-today': [decidedToday.filter(isInstant).length, decidedToday.length],
      instant: [month.filter(isInstant).length, month.length],
      'within-promised': [month.filter((row) => on(row) <= row.due).length, month.length],
      prefilled: [
        sum(filedInMonth, (row) => row.held),
        sum(filedInMonth, (row) => row.typed + row.chosen + row.held),
      ],
      'minutes-saved': [sum(online, (row) => minutes.get(row.slug) ?? NaN), null],
      satisfaction: [rated.filter((row) => (row.grade ?? 0) >= 3).length, rated.length],
      'at-risk': [rows.filter((row) => standing(row) !== 'green').length, null],
    } as Record<string, [number, number | null]>,
    grades: [5, 4, 3, 2, 1].map((grade) => ({
      grade,
      count: rated.filter((row) => row.grade === grade).length,
    })),
    weeks: Array.from({ length: 13 }, (_, index) => {
      const monday = mondayOf(today).subtract({ weeks: 12 - index })
      const those = decided.filter(
        (row) => on(row) >= monday.toString() && on(row) < monday.add({ weeks: 1 }).toString(),
      )
      return {
        on: monday.toString(),
        value: share(those.filter(isInstant).length, those.length),
        denominator: those.length,
      }
    }),
    matters: [...Map.groupBy(month, (row) => row.slug)]
      .map(([slug, those]) => ({ slug, count: those.length, instant: those.filter(isInstant).length }))
      .toSorted((a, b) => a.slug.localeCompare(b.slug)),
  }
}

const naiveCount = (rows: readonly Row[], figure: string, part: string) =>
  naive(rows).figures[figure]?.[part === 'numerator' ? 0 : 1] ?? 0

/** Figures of cards and of items on offer, counted in tests of their own. */
const OF_OTHER_ROWS: readonly string[] = ['red-cards', 'compression']

function seen(shown: Overview) {
  return {
    figures: Object.fromEntries(
      shown.figures
        .filter(({ id: figure }) => !OF_OTHER_ROWS.includes(figure))
        .map((each) => [each.id, [each.numerator, each.denominator]]),
    ),
    grades: shown.grades,
    weeks: shown.instantByWeek,
    matters: shown.byMatter
      .map(({ slug, count, instant }) => ({ slug, count, instant }))
      .toSorted((a, b) => a.slug.localeCompare(b.slug)),
  }
}

test('every figure is what counting by hand gives, for the city, a county, and a department of a county', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, fc.integer({ min: 0, max: 1439 }), async (history, minuteOfDay) => {
      const rows = await begin(history, minuteOfDay)
      const scopes: [OfficerPrincipal, (row: Row) => boolean][] = [
        [mayor, () => true],
        [officer('14.1407.140702', 'supervisor'), (row) => row.county === '140702'],
        [
          officer('14.1407.140725', 'approver', 'g140700.a'),
          (row) => row.county === '140725' && row.unit === 'a',
        ],
      ]
      for (const [principal, isIn] of scopes) {
        const shown = await overview(principal)
        expect(seen(shown)).toEqual(naive(rows.filter(isIn)))
        for (const each of shown.figures) {
          const [numerator, denominator] = [each.numerator ?? 0, each.denominator ?? null]
          expect(each.value).toEqual(denominator === null ? numerator : share(numerator, denominator))
        }
      }
    }),
    { numRuns: 15 },
  )
})

test('the list behind a figure is as long as the figure says, and pages join', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, async (history) => {
      const rows = await begin(history)
      const shown = await overview(mayor)
      const lengths: [string, string, number][] = []
      for (const figure of shown.figures) {
        for (const part of ['numerator', 'denominator'] as const) {
          const ids: string[] = []
          let before = ''
          let total = 0
          do {
            const { body } = await get(
              mayor,
              `/api/v1/figures/${figure.id}/cases?part=${part}&limit=7${before}`,
            )
            total = body.total
            ids.push(...body.cases.map((one: { id: string }) => one.id))
            before = body.next ? `&before=${body.next}` : ''
          } while (before)
          expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
          expect(ids.length).toBe(total)
          lengths.push([figure.id, part, total])
        }
      }
      // Behind a sum are the cases that were summed, which no figure counts.
      const counts = lengths.filter(
        ([figure]) => !['prefilled', 'minutes-saved', ...OF_OTHER_ROWS].includes(figure),
      )
      expect(counts).toEqual(counts.map(([figure, part]) => [figure, part, naiveCount(rows, figure, part)]))
    }),
    { numRuns: 4 },
  )
})

const cases =
  (...rows: Partial<Row>[]) =>
  (now: Temporal.Instant): Row[] =>
    rows.map((row, index) => ({
      id: id(index),
      slug: 'senior-card',
      county: '140702',
      unit: 'a',
      channel: 'web',
      filed: now,
      decided: now,
      automatic: true,
      outcome: 'granted',
      typed: 0,
      chosen: 0,
      held: 8,
      due: dayOf(now),
      clockUnit: 'working',
      ...row,
    }))

test('a county sees its own tile, cases and acts, and no other county', async () => {
  await begin(cases({ county: '140702' }, { county: '140725' }))
  const city = await overview(mayor)
  expect(city.counties).toHaveLength(11)
  expect(city.counties.filter(({ today: filed }) => filed > 0).map(({ code }) => code)).toEqual([
    '140702',
    '140725',
  ])
  const yuci = officer('14.1407.140702', 'supervisor')
  const shown = await overview(yuci)
  expect(shown.counties.map(({ code, today: filed }) => [code, filed])).toEqual([['140702', 1]])
  expect(shown.latest.map(({ regionName }) => regionName)).toEqual(['140702'])
  const list = await get(yuci, '/api/v1/figures/cases-today/cases')
  expect(list.body.cases.map((one: { regionName: string }) => one.regionName)).toEqual(['140702'])
  for (const path of ['/api/v1/cockpit?', '/api/v1/cockpit/stream?', '/api/v1/figures/cases-today/cases?'])
    for (const region of ['140725', '140700', '140000'])
      expect((await get(yuci, `${path}region=${region}`)).body.code).toBe('access.denied')
  expect((await overview(mayor, '?region=140725')).counties.map(({ code }) => code)).toEqual(['140725'])
})

test('who is no officer sees nothing; what does not exist is not found', async () => {
  const person: Principal = {
    kind: 'person',
    sessionId: id(1),
    accountId: id(5),
    subjectId: id(6),
    name: '王秀兰',
  }
  for (const path of [
    '/api/v1/cockpit',
    '/api/v1/cockpit/stream',
    '/api/v1/figures/instant',
    '/api/v1/figures/instant/cases',
  ]) {
    expect((await get(person, path)).body.code).toBe('access.denied')
    expect((await get({ kind: 'anonymous' }, path)).body.code).toBe('access.sign-in-required')
  }
  for (const region of ['999999', 'x', "140702'--"])
    expect((await get(mayor, `/api/v1/cockpit?region=${encodeURIComponent(region)}`)).body.code).toBe(
      'region.not-found',
    )
  for (const path of ['/api/v1/figures/nothing', '/api/v1/figures/constructor/cases'])
    expect((await get(mayor, path)).body.code).toBe('indicator.not-found')
  expect((await get(mayor, '/api/v1/figures/instant/cases?before=x')).status).toBe(400)
})

test('a definition says what is counted, and nothing shown names a person', async () => {
  await begin(cases({ grade: 2 }))
  const { body } = await get(mayor, '/api/v1/figures/instant')
  expect(body).toMatchObject({
    id: 'instant',
    version: 1,
    title: { zh: '当场办结' },
    denominator: { zh: '近30天作出决定的办件' },
  })
  const texts = await Promise.all(
    [
      '/api/v1/cockpit',
      '/api/v1/figures/instant/cases',
      '/api/v1/figures/satisfaction/cases?part=denominator',
    ].map((path) => get(mayor, path)),
  )
  for (const { text, status } of texts) {
    expect(status).toBe(200)
    expect(text).toContain('优待证')
    expect(text).not.toMatch(/王秀兰|149902194003150028/)
  }
})

test('captions say the numbers, and say so when there are none', async () => {
  await begin(cases())
  const captionsOf = async () =>
    Object.fromEntries((await overview(mayor)).figures.map((each) => [each.id, each.caption.zh]))
  expect(await captionsOf()).toMatchObject({
    'cases-today': expect.stringContaining('还没有办件'),
    instant: '近30天没有办件作出决定',
    satisfaction: '近30天还没有评价',
    'at-risk': '没有快到期的，也没有超期的',
  })
  await begin((now) =>
    cases(
      { typed: 2, grade: 2 },
      { automatic: false, due: '2026-01-01', typed: 1, grade: 5 },
      { filed: now.subtract({ hours: 169 }), decided: now.subtract({ hours: 169 }), due: '2027-01-01' },
    )(now),
  )
  expect(await captionsOf()).toMatchObject({
    'cases-today': expect.stringMatching(/^比上周.此时多100%$/),
    instant: '近30天2件由规则直接决定',
    'within-promised': '承诺时限，近30天3件中1件晚了',
    prefilled: '平均每件手填1项',
    satisfaction: '2条评价，差评1条',
  })
})
