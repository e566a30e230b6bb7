import { legsIn } from '#contract'
import { refreshCalendar, calendarOf } from '#modules/calendar'
import { createRelay } from '#modules/case'
import { recordAuthorisation } from '#modules/identity'
import { systemAuditEntry } from '#modules/audit'
import { createLedger } from '#modules/ledger'
import { currentDefinition, itemFor, itemsOf } from '#modules/matter'
import { markReadBefore } from '#modules/message'
import { sweepActs, sweepTime } from '#modules/supervision'
import { createRandom, firmProfiles, personProfiles, type Random } from '#modules/registry'
import { simulatedClock } from '#platform/clock'
import { uuidv7 } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { createSignals } from '#platform/signals'
import { Course, type Stage } from './history-course.ts'
import { Year } from './history-days.ts'
import { readLore } from './history-lore.ts'
import { preparePapers } from './history-papers.ts'
import { openOffices, signIn } from './history-people.ts'
import { cityOf, planToday, planYear, type Plan } from './history-plan.ts'
import { pools } from './history-pools.ts'
import { planOpen, planPlayed } from './history-showcase.ts'
import { handleLegs, planWholes } from './history-wholes.ts'

const SEED = 20_251_122
/** Cases of one day that are worked on at the same time. */
const AT_ONCE = 12
/** The powers of the invented bureaus were moved so long ago: what was decided before is supervised by nobody else. */
const HANDED_ON_DAYS = 14
/** Firms that were registered before are in the library already, and their departments know of them. */
const ENTERED_DAYS = 2

export type Count = (text: string, done: number, of: number) => void

/** Lives through the year that ends now: every case is filed, handled and rated by the engine itself, at its own time. Gives the number of cases. */
export async function liveTheYear(real: Platform, owner: Database, count: Count): Promise<number> {
  const now = real.clock.now()
  const size = real.config.demoSize
  await refreshCalendar(real)
  const clock = simulatedClock(now)
  // Nobody listens while the past is made up.
  const platform: Platform = { ...real, clock, signals: createSignals() }
  const year = new Year(calendarOf(platform), now)
  const random = createRandom(SEED)
  const plans = await makePlans(owner, year, random, size)
  const { stage, courses } = await prepare({ platform, year, lore: await readLore() }, owner, plans, random)
  const wholes = courses.filter(({ matter }) => Object.keys(legsIn(matter.definition.flow)).length > 0)
  const queue = courses.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const filed = () => courses.filter(({ isFiled }) => isFiled).length
  const chores = choresOf(platform)
  for (let day = year.first; Temporal.PlainDate.compare(day, year.today) <= 0; day = day.add({ days: 1 })) {
    const over = day.equals(year.today)
      ? now
      : day.add({ days: 1 }).toZonedDateTime('Asia/Shanghai').toInstant()
    await liveUntil(queue, over)
    await handleLegs(stage, wholes, day, random)
    clock.set(over)
    await chores({
      integrates: day.dayOfWeek === 7 || day.equals(year.today),
      // No period ends on a day of rest.
      sweeps: year.isWorking(day) || day.equals(year.today),
      leavesOut: [
        ...(isBefore(day, year.today, HANDED_ON_DAYS) ? ['regulation.supervise'] : []),
        ...(isBefore(day, year.today, ENTERED_DAYS) ? ['licence.open-firm'] : []),
      ],
    })
    if (day.dayOfWeek === 7) count('Living through a year', filed(), plans.length)
  }
  // A storm of a year's notices on the first visit would hide what is new.
  await markReadBefore(owner.read, now.subtract({ hours: 72 }))
  count('Living through a year', plans.length, plans.length)
  return filed()
}

async function makePlans(owner: Database, year: Year, random: Random, size: number): Promise<Plan[]> {
  const [persons, firms] = await Promise.all([personProfiles(owner.read), firmProfiles(owner.read)])
  const city = cityOf(persons, firms)
  const open = planOpen(city, year, random, size)
  const waiting = new Set(open.map(({ subject }) => subject.id))
  const others = {
    ...city,
    persons: city.persons.filter(({ id }) => !waiting.has(id)),
    firms: city.firms.filter(({ id }) => !waiting.has(id)),
  }
  const past = planYear(others, year, random, size)
  const taken = new Set(past.map(({ subject }) => subject.id))
  const wholes = planWholes(others, year, createRandom(SEED + 1), taken)
  return [
    ...wholes,
    ...planPlayed(persons, firms, year, random),
    ...open,
    ...past,
    ...planToday(others, year, random, size, taken),
  ]
}

/** Everybody who takes part gets an account; whoever acts for another, an authorisation on record. */
async function prepare(
  scene: Omit<Stage, 'offices' | 'papers'>,
  owner: Database,
  plans: readonly Plan[],
  random: Random,
): Promise<{ stage: Stage; courses: Course[] }> {
  const { platform, year } = scene
  const opened = year.first.subtract({ days: 30 }).toZonedDateTime('Asia/Shanghai').toInstant()
  const slugs = [...pools.map(({ slug }) => slug), ...(await mattersOf(platform, plans))]
  const items = (
    await Promise.all([...new Set(slugs)].map((slug) => itemsOf(platform.database, slug)))
  ).flat()
  const offices = await openOffices(owner, items, random, opened)
  const citizens = await signIn(
    owner,
    [...new Map(plans.map(({ citizen }) => [citizen.id, citizen])).values()],
    random,
    opened,
  )
  await authorise(owner, plans, year.first, opened)
  const papers = await preparePapers(platform)
  const courses: Course[] = []
  for (const [index, plan] of plans.entries()) {
    const matter = await currentDefinition(platform.database, plan.slug)
    const item = await itemFor(platform.database, plan.slug, plan.subject.regionCode)
    const citizen = citizens.get(plan.citizen.id)
    if (!matter || !item || !citizen) continue
    courses.push(
      new Course({ ...scene, offices, papers }, plan, {
        matter,
        item,
        citizen,
        random: createRandom(SEED + index),
      }),
    )
  }
  return { stage: { ...scene, offices, papers }, courses }
}

/** What is planned, and the legs of what is many matters handled as one. */
async function mattersOf(platform: Platform, plans: readonly Plan[]): Promise<string[]> {
  const slugs = [...new Set(plans.map(({ slug }) => slug))]
  const found = await Promise.all(slugs.map((slug) => currentDefinition(platform.database, slug)))
  const legs = found.flatMap((matter) => (matter ? Object.values(legsIn(matter.definition.flow)) : []))
  return [...slugs, ...legs.map(({ matter }) => matter)]
}

async function authorise(
  owner: Database,
  plans: readonly Plan[],
  from: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  const acting = plans.filter(
    ({ relation, subject, citizen }) =>
      (relation === 'family' || relation === 'firm') &&
      !subject.id.startsWith('01900000-0000-7000-8000-') &&
      subject.id !== citizen.id,
  )
  const distinct = new Map(acting.map((plan) => [`${plan.subject.id} ${plan.citizen.id}`, plan]))
  await owner.write(async (transaction) => {
    const given = [...distinct.values()].map(({ relation, subject, citizen }) =>
      recordAuthorisation(
        transaction,
        {
          id: uuidv7(at),
          grantor: { subjectId: subject.id, name: subject.name },
          grantee: { subjectId: citizen.id, name: citizen.name },
          kind: relation === 'family' ? 'family' : 'firm',
          basis: relation === 'family' ? 'kinship-registered' : 'legal-representative',
          matterCodes: null,
          validFrom: from.toString(),
          validTo: null,
          grantedAt: at,
          grantedByAccountId: null,
        },
        systemAuditEntry(at, { operation: 'identity.grant-authorisation', subjectId: subject.id }),
      ),
    )
    await Promise.all(given)
  })
}

/** Does everything that is due before an instant, the earliest first, several cases at a time. */
async function liveUntil(queue: Course[], over: Temporal.Instant): Promise<void> {
  const next = () => {
    const [first] = queue
    return first && Temporal.Instant.compare(first.at, over) <= 0 ? queue.shift() : undefined
  }
  const work = async () => {
    for (let course = next(); course; course = next()) if (await course.step()) putBack(queue, course)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

function putBack(queue: Course[], course: Course): void {
  let [low, high] = [0, queue.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = queue[middle]
    if (other && Temporal.Instant.compare(other.at, course.at) <= 0) low = middle + 1
    else high = middle
  }
  queue.splice(low, 0, course)
}

/** The background work at a day's end: notices and cards every day, the ledger's checkpoint once a week and at the last. */
interface Day {
  readonly integrates: boolean
  readonly sweeps: boolean
  /** Services that follow no decision of this day. */
  readonly leavesOut: string[]
}

function isBefore(day: Temporal.PlainDate, today: Temporal.PlainDate, days: number): boolean {
  return Temporal.PlainDate.compare(day, today.subtract({ days })) <= 0
}

function choresOf(platform: Platform) {
  const relay = createRelay(platform)
  const ledger = createLedger(platform)
  return async ({ integrates, sweeps, leavesOut }: Day) => {
    if (leavesOut.length > 0)
      await platform.database.read`
        delete from "case".effect where kind = 'follow' and body ->> 'service' = any (${leavesOut})`
    while ((await relay.runOnce()) > 0);
    const untilDone = async (isDue: boolean, round: () => Promise<boolean>) => {
      while (isDue && (await round()));
    }
    await Promise.all([
      untilDone(sweeps, async () => (await sweepActs(platform)).isFull),
      untilDone(sweeps, async () => (await sweepTime(platform)).isFull),
      untilDone(integrates, async () => (await ledger.integrateOnce()) > 0),
    ])
  }
}
