import { composeIdNumber } from '#contract'
import { ageAt, addDays } from './days.ts'
import { givenName, surname, type Sex } from './names.ts'
import {
  counties,
  dwelling,
  elsewhere,
  inventedArea,
  pickTownship,
  type County,
  type Place,
  type TownshipsOf,
} from './places.ts'
import type { Random } from './random.ts'

/** An invented person with family ties, before any registry has written anything down. */
export interface Person {
  readonly id: string
  readonly idNumber: string
  readonly name: string
  readonly sex: Sex
  readonly birthDate: string
  readonly age: number
  readonly county: County
  readonly home: Place
  readonly hukou: Place
  readonly householdId: string
  householdRole: string
  deathDate?: string
  father?: Person
  mother?: Person
  spouse?: Person
  /** Spouse has died, whether or not still in the book. */
  widowed: boolean
  divorced: boolean
  readonly children: Person[]
  /** A fixed persona keeps the facts written for it. */
  readonly isFixed: boolean
}

export interface Settlement {
  readonly on: string
  readonly random: Random
  readonly townshipsOf: TownshipsOf
  readonly people: Person[]
  readonly takenNumbers: Set<string>
  /** Everybody who ever came, those taken out again included: keys are never used twice. */
  arrivals: number
}

export interface Newcomer {
  sex: Sex
  birthDate: string
  county: County
  home: Place
  householdId: string
  surname?: string
  name?: string
  idNumber?: string
  isFixed?: boolean
  id?: string
  isOutsider?: boolean
}

/** Gives a newcomer a name, a number that nobody else has, and a place in the settlement. */
export function settle(settlement: Settlement, newcomer: Newcomer): Person {
  const { random, people, takenNumbers, on } = settlement
  const family = newcomer.surname ?? surname(random)
  const year = Number(newcomer.birthDate.slice(0, 4))
  const origin = newcomer.isOutsider ? random.pick(elsewhere) : undefined
  const hukou = origin
    ? { county: origin.code, address: `${origin.address}${random.integer(1, 200)}号` }
    : newcomer.home
  const area = inventedArea(origin ? origin.code : newcomer.county.code)
  settlement.arrivals++
  const person: Person = {
    id: newcomer.id ?? personId(settlement.arrivals),
    idNumber: newcomer.idNumber ?? freeNumber(settlement, area, newcomer.birthDate, newcomer.sex),
    name: newcomer.name ?? family + givenName(random, newcomer.sex, year),
    sex: newcomer.sex,
    birthDate: newcomer.birthDate,
    age: ageAt(newcomer.birthDate, on),
    county: newcomer.county,
    home: newcomer.home,
    hukou,
    householdId: newcomer.householdId,
    householdRole: '户主',
    widowed: false,
    divorced: false,
    children: [],
    isFixed: newcomer.isFixed ?? false,
  }
  takenNumbers.add(person.idNumber)
  people.push(person)
  return person
}

export function marry(one: Person, other: Person): void {
  one.spouse = other
  other.spouse = one
}

export function bear(father: Person | undefined, mother: Person | undefined, child: Person): void {
  if (father) child.father = father
  if (mother) child.mother = mother
  father?.children.push(child)
  mother?.children.push(child)
}

export function pickCounty(random: Random): County {
  return random.weigh(counties.map((county) => [county, county.weight] as const))
}

export function newHome(settlement: Settlement, county: County): Place {
  const { random, townshipsOf } = settlement
  return dwelling(random, county, pickTownship(random, townshipsOf(county.code)))
}

export function birthIn(random: Random, year: number): string {
  return addDays(`${year}-01-01`, random.integer(0, 364))
}

export function otherSex(sex: Sex): Sex {
  return sex === '男' ? '女' : '男'
}

/** UUIDs of version 7 with a fixed time and a count, so that the same city has the same keys. */
export function personId(count: number): string {
  return `01900000-0000-7000-8001-${count.toString(16).padStart(12, '0')}`
}

function freeNumber(settlement: Settlement, addressCode: string, birthDate: string, sex: Sex): string {
  const { random, takenNumbers } = settlement
  for (
    let sequence = random.integer(0, 99) * 2 + (sex === '男' ? 1 : 2);
    ;
    sequence = (sequence + 2) % 1000
  ) {
    const number = composeIdNumber({ addressCode, birthDate, sequence })
    if (takenNumbers.has(number)) continue
    takenNumbers.add(number)
    return number
  }
}
