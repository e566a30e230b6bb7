import { addDays, dayBetween } from './days.ts'
import { surname, type Sex } from './names.ts'
import {
  bear,
  birthIn,
  marry,
  newHome,
  otherSex,
  pickCounty,
  settle,
  type Person,
  type Settlement,
} from './people.ts'
import type { County } from './places.ts'

/** Founders' years of birth: what gives the city its pyramid once their descendants are counted. */
const FOUNDING: readonly (readonly [number, number])[] = [
  [1930, 10],
  [1936, 25],
  [1942, 27],
  [1948, 16],
  [1954, 14],
  [1960, 14],
  [1966, 12],
]

/** Chance to be alive today by age: a rough life table. */
const SURVIVAL: readonly (readonly [number, number])[] = [
  [40, 0.995],
  [55, 0.98],
  [65, 0.94],
  [72, 0.87],
  [78, 0.76],
  [83, 0.6],
  [88, 0.4],
  [93, 0.2],
  [120, 0.08],
]

/** Adds families of up to four generations until the settlement has `size` people. */
export function populate(settlement: Settlement, size: number): void {
  while (settlement.people.length < size) foundFamily(settlement)
  // The last family may be cut short: whoever came too late was never born, so nobody may point to them.
  const late = new Set(settlement.people.splice(size))
  for (const person of settlement.people) forget(person, late)
}

function foundFamily(settlement: Settlement): void {
  const { random } = settlement
  const year = random.weigh(FOUNDING) + random.integer(0, 5)
  const county = pickCounty(random)
  const founder = arrive(settlement, { sex: '男', year, county, isOutsider: random.chance(0.02) })
  // A few never marry: among them are those nobody is obliged to support.
  if (random.chance(0.04)) return leave(settlement, founder)
  formHousehold(settlement, founder)
}

/** Marries a person, adds the children, and lets the grown ones do the same. */
function formHousehold(settlement: Settlement, person: Person): void {
  const { random, on } = settlement
  const spouse = settle(settlement, {
    sex: otherSex(person.sex),
    birthDate: birthIn(random, Number(person.birthDate.slice(0, 4)) + random.integer(-2, 3)),
    county: person.county,
    home: person.home,
    householdId: person.householdId,
  })
  marry(person, spouse)
  spouse.householdRole = person.sex === '男' ? '妻' : '夫'
  const [father, mother] = person.sex === '男' ? [person, spouse] : [spouse, person]
  const motherYear = Number(mother.birthDate.slice(0, 4))
  let year = motherYear + random.integer(21, 29)
  for (let left = childCount(settlement, motherYear); left > 0; left--) {
    const birthDate = birthIn(random, year)
    if (birthDate > on) break
    raise(settlement, father, mother, birthDate)
    year += random.integer(2, 5)
  }
  if (random.chance(0.06)) divorce(settlement, person, spouse)
  leave(settlement, person)
  leave(settlement, spouse)
}

function raise(settlement: Settlement, father: Person, mother: Person, birthDate: string): void {
  const { random } = settlement
  const sex: Sex = random.chance(0.515) ? '男' : '女'
  const age = Number(settlement.on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const movesOut = age >= 25 && random.chance(age >= 30 ? 0.9 : 0.5)
  const county = movesOut && random.chance(0.12) ? pickCounty(random) : father.county
  const family = father.name.charAt(0)
  const child = movesOut
    ? settle(settlement, {
        sex,
        birthDate,
        county,
        home: newHome(settlement, county),
        householdId: householdNumber(settlement, county),
        surname: family,
      })
    : settle(settlement, {
        sex,
        birthDate,
        county: father.county,
        home: father.home,
        householdId: father.householdId,
        surname: family,
      })
  bear(father, mother, child)
  if (!movesOut) child.householdRole = sex === '男' ? '子' : '女'
  else if (random.chance(0.92)) formHousehold(settlement, child)
}

function arrive(
  settlement: Settlement,
  newcomer: { sex: Sex; year: number; county: County; isOutsider: boolean },
): Person {
  const { random } = settlement
  return settle(settlement, {
    sex: newcomer.sex,
    birthDate: birthIn(random, newcomer.year),
    county: newcomer.county,
    home: newHome(settlement, newcomer.county),
    householdId: householdNumber(settlement, newcomer.county),
    surname: surname(random),
    isOutsider: newcomer.isOutsider,
  })
}

function divorce(settlement: Settlement, one: Person, other: Person): void {
  if (one.age > 70 || settlement.random.chance(0.3)) return
  for (const person of [one, other]) {
    person.divorced = true
    delete person.spouse
  }
}

/**
 * Lets the life table decide. Most of the dead left the books long ago and are taken out;
 * those of the last two years are still there, marked as dead.
 */
function leave(settlement: Settlement, person: Person): void {
  const { random, on } = settlement
  const [, survival] = SURVIVAL.find(([until]) => person.age <= until) ?? [0, 0]
  if (random.chance(survival)) return
  if (person.spouse) person.spouse.widowed = true
  if (random.chance(0.08)) person.deathDate = dayBetween(random, addDays(on, -730), addDays(on, -10))
  else remove(settlement, person)
}

function remove(settlement: Settlement, person: Person): void {
  const index = settlement.people.lastIndexOf(person)
  settlement.people.splice(index, 1)
  for (const relative of [person.spouse, person.father, person.mother, ...person.children])
    if (relative) forget(relative, new Set([person]))
}

function forget(person: Person, gone: ReadonlySet<Person>): void {
  if (person.spouse && gone.has(person.spouse)) delete person.spouse
  if (person.father && gone.has(person.father)) delete person.father
  if (person.mother && gone.has(person.mother)) delete person.mother
  const kept = person.children.filter((child) => !gone.has(child))
  person.children.splice(0, person.children.length, ...kept)
}

function childCount({ random }: Settlement, motherYear: number): number {
  if (motherYear < 1945)
    return random.weigh([
      [1, 1],
      [2, 3],
      [3, 4],
      [4, 2],
    ])
  if (motherYear < 1957)
    return random.weigh([
      [1, 4],
      [2, 5],
      [3, 2],
    ])
  return random.weigh([
    [0, 1],
    [1, 5],
    [2, 4],
    [3, 0.5],
  ])
}

function householdNumber(settlement: Settlement, county: County): string {
  return `${county.code}${String(settlement.arrivals + 1).padStart(6, '0')}`
}
