import type { FirmProfile, PersonProfile, Random } from '#modules/registry'
import { counties } from '#modules/registry'
import { shuffled } from './history-answers.ts'
import type { Year } from './history-days.ts'
import type { Citizen } from './history-people.ts'
import { ageOnDay, pools, type Pool } from './history-pools.ts'
import type { Stop } from './history-stop.ts'

/** A filing as intended, before anything has happened to it. */
export interface Plan {
  readonly slug: string
  readonly subject: PersonProfile | FirmProfile
  /** The natural person behind it: who files, or stands at the window, and afterwards rates. */
  readonly citizen: Citizen
  readonly relation: 'self' | 'family' | 'firm' | 'window'
  readonly at: Temporal.Instant
  /** Answers that stand whatever the matter's lore says. */
  readonly answers?: Readonly<Record<string, unknown>>
  /** Filed so that rules refer it to a person. */
  readonly troubled?: boolean
  /** Goes as far as this and waits there. */
  readonly stop?: Stop
  /** A finished case of somebody that the demonstration knows is never left to chance. */
  readonly smooth?: boolean
}

export interface City {
  readonly persons: readonly PersonProfile[]
  readonly firms: readonly FirmProfile[]
  readonly byId: ReadonlyMap<string, PersonProfile>
}

/** Ids under this belong to people and firms whom visitors of the demonstration play. */
const PLAYED = '01900000-0000-7000-8000-'

export function cityOf(persons: readonly PersonProfile[], firms: readonly FirmProfile[]): City {
  const byId = new Map(persons.map((person) => [person.id, person]))
  const isFree = ({ id }: { id: string }) => !id.startsWith(PLAYED)
  return {
    persons: persons.filter(isFree),
    firms: firms.filter((firm) => isFree(firm) && byId.has(firm.facts['legal-entity'].legalRep.subjectId)),
    byId,
  }
}

/** The ordinary year: so many filings of each matter by those who have reason to. */
export function planYear(city: City, year: Year, random: Random, size: number): Plan[] {
  return pools.flatMap((pool) =>
    planMatter(pool, city, year, random, Math.max(1, Math.round(pool.yearly * size))),
  )
}

/** Today so far: what the screens of the morning show. */
export function planToday(
  city: City,
  year: Year,
  random: Random,
  size: number,
  taken: ReadonlySet<string>,
): Plan[] {
  const hours =
    (year.now.epochMilliseconds - year.today.toZonedDateTime('Asia/Shanghai').epochMilliseconds) / 3_600_000
  const count = Math.max(3, Math.round(Math.min(64, Math.max(26, hours * 4)) * size))
  const shares: readonly (readonly [string, number])[] = [
    ['senior-card', 10],
    ['sole-trader-registration', 9],
    ['flexible-work-subsidy', 4],
    ['public-place-hygiene', 3],
    ['old-age-allowance', 1],
    ['food-business-licence', 4],
    ['road-occupation', 2],
    ['outdoor-advertising', 2],
  ]
  const used = new Set(taken)
  const plans: Plan[] = []
  for (let index = 0; index < count; index++) {
    const slug = random.weigh(shares)
    const subject = random.chance(0.96) ? somebodyFor(city, year, random, slug, used) : undefined
    if (!subject) continue
    used.add(subject.id)
    plans.push(planFiling(city, year, random, { slug, subject, day: year.today }))
  }
  return plans
}

/** A person or firm with reason to apply, not among those used, of a county if one is given. */
export function somebodyFor(
  city: City,
  year: Year,
  random: Random,
  slug: string,
  used: ReadonlySet<string>,
  county?: string,
): PersonProfile | FirmProfile | undefined {
  const found = able(city, year, slug).filter(
    (subject) => !used.has(subject.id) && (county === undefined || subject.regionCode === county),
  )
  return found.length > 0 ? random.pick(found) : undefined
}

/** Everybody with reason to apply, looked for once a city. */
function able(city: City, year: Year, slug: string): readonly (PersonProfile | FirmProfile)[] {
  const known = ableOf.get(city) ?? new Map<string, readonly (PersonProfile | FirmProfile)[]>()
  ableOf.set(city, known)
  const pool = pools.find((each) => each.slug === slug)
  const found =
    known.get(slug) ?? (pool ? candidates(pool, city, year).ready.map(({ subject }) => subject) : [])
  known.set(slug, found)
  return found.filter((subject) => !('facts' in subject) || subject.facts['legal-entity'].status === '存续')
}

const ableOf = new WeakMap<City, Map<string, readonly (PersonProfile | FirmProfile)[]>>()

/** Completes a filing: who does it, in which way, at what time of the day. */
export function planFiling(
  city: City,
  year: Year,
  random: Random,
  filing: Pick<Plan, 'slug' | 'subject' | 'answers' | 'troubled' | 'stop'> & { day: Temporal.PlainDate },
): Plan {
  const { day, subject, ...rest } = filing
  const age = 'facts' in subject ? 40 : ageOnDay(subject, day)
  const atWindow =
    year.isWorking(day) &&
    !day.equals(year.today) &&
    random.chance(age >= 70 ? 0.42 : age >= 60 ? 0.27 : 0.09)
  const at = atWindow ? year.officeTime(random, day) : year.leisureTime(random, day)
  if ('facts' in subject) {
    const { legalRep } = subject.facts['legal-entity']
    return {
      ...rest,
      subject,
      at,
      citizen: { id: legalRep.subjectId, identifier: legalRep.idNumber, name: legalRep.name },
      relation: atWindow ? 'window' : 'firm',
    }
  }
  const relative =
    !atWindow && random.chance(age >= 75 ? 0.75 : age >= 60 ? 0.3 : 0.03)
      ? grownChild(city, subject, day)
      : undefined
  return {
    ...rest,
    subject,
    at,
    citizen: relative ?? subject,
    relation: atWindow ? 'window' : relative ? 'family' : 'self',
  }
}

function planMatter(pool: Pool, city: City, year: Year, random: Random, count: number): Plan[] {
  const { ready, nearly } = candidates(pool, city, year)
  const coming = shuffled(ready, random).slice(0, Math.ceil(ready.length * pool.reach))
  const inVain = shuffled(nearly, random)
  const plans: Plan[] = []
  for (let index = 0; plans.length < count && index < count * 2; index++) {
    const comesInVain = random.chance(0.035) ? inVain.pop() : undefined
    const next = comesInVain
      ? { subject: comesInVain, from: undefined }
      : pool.repeats
        ? coming[index % coming.length]
        : coming[index]
    if (!next) break
    const day = year.pickDay(random, pool.trend, next.from)
    if (day) plans.push(planFiling(city, year, random, { slug: pool.slug, subject: next.subject, day }))
  }
  return plans
}

function candidates({ persons, firms }: Pool, city: City, year: Year) {
  const ready: { subject: PersonProfile | FirmProfile; from: Temporal.PlainDate | undefined }[] = []
  const nearly: PersonProfile[] = []
  if (firms)
    for (const firm of city.firms)
      if (firms(firm) && isAlive(firm))
        ready.push({ subject: firm, from: Temporal.PlainDate.from(firm.facts['legal-entity'].establishedOn) })
  if (persons)
    for (const person of city.persons) {
      if (!counties.some(({ code }) => code === person.regionCode)) continue
      const eligibility = persons(person, year)
      if (eligibility === 'nearly') nearly.push(person)
      else if (eligibility) ready.push({ subject: person, from: eligibility.from })
    }
  return { ready, nearly }
}

function isAlive(firm: FirmProfile): boolean {
  const { status } = firm.facts['legal-entity']
  return status === '存续' || status === '异常'
}

function grownChild(city: City, person: PersonProfile, on: Temporal.PlainDate): PersonProfile | undefined {
  return person.children
    .map((id) => city.byId.get(id))
    .find((child) => child?.alive === true && ageOnDay(child, on) >= 18)
}
