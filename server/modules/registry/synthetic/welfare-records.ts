import type { PersonData } from '../libraries/index.ts'
import { addDays, addYears } from './days.ts'
import type { Person } from './people.ts'
import type { Surroundings } from './surroundings.ts'

type Disability = PersonData['disability']
type Assistance = PersonData['assistance']
type Benefit = PersonData['benefit']
type BenefitItem = Benefit['items'][number]

export interface Welfare {
  readonly disability: Disability | undefined
  readonly assistance: Assistance | undefined
}

const KINDS = [
  ['肢体', 45],
  ['听力', 16],
  ['视力', 12],
  ['精神', 11],
  ['智力', 9],
  ['多重', 5],
  ['言语', 2],
] as const
const KIND_NUMBERS: Readonly<Record<Disability['kind'], string>> = {
  视力: '1',
  听力: '2',
  言语: '3',
  肢体: '4',
  智力: '5',
  精神: '6',
  多重: '7',
}
const DIBAO_MONTHLY_FEN = { 城市: 73_000, 农村: 62_000 } as const

export function disabilityOf(person: Person, { random, on }: Surroundings): Disability | undefined {
  const { age } = person
  const share = age < 18 ? 0.016 : age < 45 ? 0.032 : age < 60 ? 0.066 : age < 80 ? 0.12 : 0.17
  if (!random.chance(share)) return undefined
  const kind = random.weigh(KINDS)
  const grade = random.weigh([
    [1, 12],
    [2, 23],
    [3, 30],
    [4, 35],
  ] as const)
  // A card holds for ten years; some lie in a drawer longer.
  const issuedOn = addDays(on, -random.integer(20, 3950))
  const validUntil = addYears(issuedOn, 10)
  const needsGuardian = age < 18 || kind === '智力' || kind === '精神'
  const guardian = person.father ?? person.mother ?? person.spouse
  return {
    cardNumber: `${person.idNumber}${KIND_NUMBERS[kind]}${grade}`,
    kind,
    grade,
    status: person.deathDate ? '注销' : validUntil < on ? '过期' : '有效',
    issuedOn,
    validUntil,
    ...(needsGuardian && guardian && { guardianName: guardian.name }),
  }
}

/** 低保 goes by household; 特困 is for those without means, strength and anybody to support them (社会救助暂行办法第十四条). */
export function economyOf(
  person: Person,
  disability: Disability | undefined,
  around: Surroundings,
): Assistance | undefined {
  const { random, on, dibaoSince, householdSizes } = around
  const isAlone = !person.spouse && person.children.length === 0 && !person.father && !person.mother
  const isUnableToWork =
    person.age >= 60 || person.age < 16 || (disability !== undefined && disability.grade <= 2)
  const isPoor = isAlone && isUnableToWork && !person.widowed && random.chance(0.7)
  const since = dibaoSince.get(person.householdId)
  if (isPoor) {
    const isSupported = random.chance(0.6) && !person.deathDate
    return {
      ...(isSupported && {
        tekun: {
          active: true,
          care: random.chance(0.25) ? '集中' : '分散',
          selfCare: random.weigh([
            ['全自理', 6],
            ['部分丧失', 3],
            ['完全丧失', 1],
          ] as const),
          since: addDays(on, -random.integer(60, 3000)),
        },
      }),
      economy: means(around, 52_000),
    }
  }
  if (!since) return random.chance(0.01) ? { economy: means(around, 150_000) } : undefined
  const persons = householdSizes.get(person.householdId) ?? 1
  const kind = person.home.address.includes('村') ? '农村' : '城市'
  return {
    dibao: {
      active: !person.deathDate,
      kind,
      since,
      persons,
      monthlyFen: Math.round(DIBAO_MONTHLY_FEN[kind] * persons * 0.6),
    },
    economy: means(around, 55_000),
  }
}

/** Everybody who may draw something is in the ledger, if only with nothing drawn. */
export function benefitOf(person: Person, welfare: Welfare, around: Surroundings): Benefit | undefined {
  const { random, on } = around
  const { disability, assistance } = welfare
  if (person.age < 60 && !disability && !assistance) return undefined
  const items: BenefitItem[] = []
  const add = (kind: BenefitItem['kind'], monthlyFen: number, since: string) =>
    items.push(
      person.deathDate
        ? { kind, status: '停发', monthlyFen, since, until: addDays(person.deathDate, 20) }
        : { kind, status: '在发', monthlyFen, since },
    )
  const isLocal = person.hukou.county.startsWith('1407')
  if (person.age >= 80 && isLocal && random.chance(0.7))
    add(
      '高龄津贴',
      person.age >= 100 ? 30_000 : person.age >= 90 ? 10_000 : 5_000,
      addYears(person.birthDate, 80),
    )
  const isCardValid = disability?.status === '有效'
  const since = disability && addDays(disability.issuedOn, random.integer(30, 200))
  if (isCardValid && since && since < on && !assistance?.tekun?.active) {
    if (assistance?.dibao?.active && random.chance(0.75)) add('困难残疾人生活补贴', 8_000, since)
    if (disability.grade <= 2 && random.chance(0.75)) add('重度残疾人护理补贴', 8_000, since)
  }
  const hasSeniorCard = person.age >= 60 && random.chance(0.45)
  return {
    items,
    ...(hasSeniorCard && {
      seniorCard: {
        number: `${person.county.code}${random.digits(8)}`,
        issuedOn: addDays(on, -random.integer(10, Math.max(11, (person.age - 60) * 365))),
        valid: !person.deathDate,
      },
    }),
  }
}

function means({ random, on }: Surroundings, mostFen: number): NonNullable<Assistance['economy']> {
  return {
    perCapitaMonthlyFen: random.integer(0, mostFen),
    assetsWithinLimit: random.chance(0.93),
    checkedOn: addDays(on, -random.integer(5, 360)),
  }
}
