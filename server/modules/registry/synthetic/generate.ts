import { libraries, libraryKeys, type EntityData, type LibraryKey } from '../libraries/index.ts'
import type { Subject } from '../registry.ts'
import { addDays } from './days.ts'
import { populate } from './families.ts'
import { firmRecords } from './firm-records.ts'
import { foundFirms, hire, openEconomy, type Economy, type Firm } from './firms.ts'
import { FLAW_SHARE, spoilFirm, spoilPerson, type Flaw } from './flaws.ts'
import { kinshipRows, type KinshipRow } from './kinship.ts'
import type { Person, Settlement } from './people.ts'
import { personRecords, type PersonRecords } from './person-records.ts'
import { personaFacts } from './persona-facts.ts'
import { personas, registerPersonas, settlePersonas, type PersonaKey, type PersonKey } from './personas.ts'
import { CITY_NAME, countyOf, type TownshipsOf } from './places.ts'
import { createRandom, type Random } from './random.ts'
import type { Surroundings } from './surroundings.ts'

export interface SyntheticOptions {
  readonly seed: number
  /** The day that ages, periods and confirmations are reckoned from. */
  readonly on: Temporal.PlainDate
  readonly townshipsOf: TownshipsOf
  readonly persons?: number
  readonly entities?: number
}

export interface RecordRow {
  readonly subjectId: string
  readonly library: LibraryKey
  readonly data: object
  readonly asOf: string
  readonly sourceUnit: string
}

export interface SyntheticRegistry {
  readonly subjects: readonly Subject[]
  readonly records: readonly RecordRow[]
  readonly kinship: readonly KinshipRow[]
  readonly flaws: readonly Flaw[]
  readonly personas: Readonly<Record<PersonaKey, Subject>>
}

/** How many days behind each library is with its confirmations. */
const LAG_DAYS: Readonly<Record<LibraryKey, number>> = {
  population: 1,
  civil: 1,
  disability: 5,
  assistance: 2,
  benefit: 1,
  'social-insurance': 1,
  employment: 3,
  'medical-insurance': 1,
  housing: 1,
  vehicle: 2,
  'health-certificate': 4,
  qualification: 7,
  'legal-entity': 1,
  credit: 6,
}

/** An invented city: the same seed, day and sizes give the same people, firms, facts and flaws. */
export function generateRegistry(options: SyntheticOptions): SyntheticRegistry {
  const { seed, townshipsOf, persons = 20_000, entities = 2_000 } = options
  const on = options.on.toString()
  const random = createRandom(seed)
  const settlement: Settlement = { on, random, townshipsOf, people: [], takenNumbers: new Set(), arrivals: 0 }
  const fixed = settlePersonas(settlement)
  populate(settlement, persons)
  const economy = openEconomy(settlement)
  registerPersonas(economy, fixed, (count, county) => hire(economy, countyOf(county), count))
  foundFirms(economy, entities)
  const flaws: Flaw[] = []
  const records = [
    ...recordsOfPeople(settlement, economy, fixed, flaws),
    ...recordsOfFirms(economy, random, on, flaws),
  ]
  const subjects = [...settlement.people.map(subjectOfPerson), ...economy.firms.map(subjectOfFirm)]
  const byId = new Map(subjects.map((subject) => [subject.id, subject]))
  const named = Object.entries(personas).map(([key, { id }]) => [key, byId.get(id)])
  return {
    subjects,
    records,
    kinship: kinshipRows(settlement.people),
    flaws,
    personas: Object.fromEntries(named) as Record<PersonaKey, Subject>,
  }
}

function recordsOfPeople(
  settlement: Settlement,
  economy: Economy,
  fixed: Readonly<Record<PersonKey, Person>>,
  flaws: Flaw[],
): RecordRow[] {
  const { random, on, people } = settlement
  const around = surroundings(settlement, economy)
  const asOf = confirmedAt(on)
  const keyOf = new Map((Object.keys(fixed) as PersonKey[]).map((key) => [fixed[key], key]))
  return people.flatMap((person) => {
    const records = personRecords(person, around)
    const key = keyOf.get(person)
    if (key) Object.assign(records, personaFacts(key, person, on))
    else if (random.chance(FLAW_SHARE * (person.deathDate ? 8 : 1.3)))
      keep(flaws, spoilPerson(person, records, random))
    return rows(person.id, records, asOf, person.county.name)
  })
}

function recordsOfFirms(economy: Economy, random: Random, on: string, flaws: Flaw[]): RecordRow[] {
  const asOf = confirmedAt(on)
  return economy.firms.flatMap((firm) => {
    const records = firmRecords(firm, random, on)
    const other = firm.staff[0]
    if (!firm.isFixed && other && random.chance(FLAW_SHARE * 2))
      keep(flaws, spoilFirm(firm, records, other, random))
    return rows(firm.id, records, asOf, firm.county.name)
  })
}

function surroundings({ random, on, people }: Settlement, economy: Economy): Surroundings {
  const householdSizes = new Map<string, number>()
  for (const { householdId } of people)
    householdSizes.set(householdId, (householdSizes.get(householdId) ?? 0) + 1)
  const dibaoSince = new Map<string, string>()
  for (const householdId of householdSizes.keys())
    if (random.chance(0.035)) dibaoSince.set(householdId, addDays(on, -random.integer(40, 2500)))
  const holdingsOf = new Map<Person, Firm[]>()
  for (const firm of economy.firms)
    holdingsOf.set(firm.legalRep, [...(holdingsOf.get(firm.legalRep) ?? []), firm])
  return { random, on, employerOf: economy.employerOf, holdingsOf, dibaoSince, householdSizes }
}

function rows(
  subjectId: string,
  records: PersonRecords | EntityData,
  asOf: Readonly<Record<LibraryKey, string>>,
  countyName: string,
): RecordRow[] {
  const held: RecordRow[] = []
  for (const [library, data] of Object.entries(records) as [LibraryKey, object | undefined][])
    if (data)
      held.push({ subjectId, library, data, asOf: asOf[library], sourceUnit: unitOf(library, countyName) })
  return held
}

function confirmedAt(on: string): Readonly<Record<LibraryKey, string>> {
  const times = libraryKeys.map((key) => [key, `${addDays(on, -LAG_DAYS[key])}T03:10:00+08:00`])
  return Object.fromEntries(times) as Record<LibraryKey, string>
}

function unitOf(library: LibraryKey, countyName: string): string {
  const { owner } = libraries[library]
  // Traffic police, planning and insurance registers are kept by the city.
  return CITY_WIDE.has(library) ? `${CITY_NAME}${owner}` : `${countyName}${owner}`
}

function keep(flaws: Flaw[], flaw: Flaw | undefined): void {
  if (flaw) flaws.push(flaw)
}

function subjectOfPerson(person: Person): Subject {
  return {
    id: person.id,
    kind: 'person',
    identifier: person.idNumber,
    name: person.name,
    regionCode: person.hukou.county,
  }
}

function subjectOfFirm(firm: Firm): Subject {
  return {
    id: firm.id,
    kind: 'entity',
    identifier: firm.creditCode,
    name: firm.name,
    regionCode: firm.county.code,
  }
}

const CITY_WIDE: ReadonlySet<LibraryKey> = new Set([
  'vehicle',
  'housing',
  'medical-insurance',
  'social-insurance',
  'credit',
])
