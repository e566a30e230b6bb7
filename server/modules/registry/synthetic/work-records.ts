import type { PersonData } from '../libraries/index.ts'
import { addDays, addYears, dayBetween } from './days.ts'
import type { Firm } from './firms.ts'
import type { Person } from './people.ts'
import type { Surroundings } from './surroundings.ts'
import type { Welfare } from './welfare-records.ts'

type Employment = PersonData['employment']
type SocialInsurance = PersonData['social-insurance']
type MedicalInsurance = PersonData['medical-insurance']

/** What a person lives from, on which the insurances agree. */
export interface Work {
  readonly status: Employment['status'] | undefined
  readonly employer: Firm | undefined
  /** Had a job with an employer, as a pensioner or one out of work. */
  readonly hadEmployer: boolean
  readonly since: string
}

const BANKS = [
  '中国工商银行',
  '中国农业银行',
  '中国银行',
  '中国建设银行',
  '中国邮政储蓄银行',
  '农村商业银行',
] as const
const FLEXIBLE_WORK = [
  '餐饮配送',
  '网约车驾驶',
  '家政服务',
  '零售摆摊',
  '装修零工',
  '直播销售',
  '裁缝',
  '理发',
] as const
const SCHOOLS = [
  '晋中职业技术学院',
  '太原理工大学',
  '晋中学院',
  '山西农业大学',
  '山西医科大学',
  '太原师范学院',
] as const

export function workOf(person: Person, around: Surroundings): Work {
  const { random, on } = around
  const employer = around.employerOf.get(person)
  const since = dayBetween(random, addYears(person.birthDate, Math.min(18, person.age)), on)
  if (person.age < 16) return { status: undefined, employer: undefined, hadEmployer: false, since }
  // Retirement at the ages before the gradual rise of 2025, which reaches these people by months only.
  const retiresAt = person.sex === '男' ? 60 : 55
  const status = employer
    ? around.holdingsOf.has(person)
      ? '自主创业'
      : '单位就业'
    : person.age >= retiresAt
      ? '退休'
      : person.age <= 22 && random.chance(0.75)
        ? '在校'
        : random.weigh([
            ['单位就业', 38],
            ['灵活就业', 28],
            ['务农', 26],
            ['失业', 8],
          ] as const)
  const isRural = person.home.address.includes('村')
  const hadEmployer =
    status === '退休' ? random.chance(isRural ? 0.15 : 0.55) : status === '失业' && random.chance(0.6)
  return { status, employer, hadEmployer, since }
}

export function employmentOf(
  person: Person,
  work: Work,
  { disability, assistance }: Welfare,
  { random, on }: Surroundings,
): Employment | undefined {
  const { status, employer } = work
  if (!status) return undefined
  const isFlexible = status === '灵活就业'
  const isOlder = person.age >= (person.sex === '男' ? 50 : 40)
  const category = disability ? '残疾' : assistance?.dibao ? '低保家庭' : isOlder ? '大龄' : '长期失业'
  const isHardToEmploy = (isFlexible || status === '失业') && random.chance(isOlder || disability ? 0.5 : 0.1)
  const recognisedOn = addDays(on, -random.integer(20, 700))
  const isGraduate = person.age >= 21 && person.age <= 26 && status !== '在校' && random.chance(0.5)
  return {
    status,
    ...(employer && { employerName: employer.name, employerCreditCode: employer.creditCode }),
    ...(isFlexible &&
      random.chance(0.7) && {
        flexible: {
          registeredOn: addDays(on, -random.integer(20, 1200)),
          work: random.pick(FLEXIBLE_WORK),
          active: random.chance(0.93),
        },
      }),
    ...(isHardToEmploy && { difficulty: { category, recognisedOn, validUntil: addYears(recognisedOn, 3) } }),
    ...(status === '失业' && {
      unemployed: {
        registeredOn: addDays(on, -random.integer(5, 300)),
        involuntary: random.chance(0.7),
        seeking: random.chance(0.9),
      },
    }),
    ...(isGraduate && {
      graduatedOn: `${Number(person.birthDate.slice(0, 4)) + 22}-07-01`,
      school: random.pick(SCHOOLS),
    }),
    subsidyMonths: isHardToEmploy
      ? random.weigh([
          [0, 5],
          [6, 2],
          [12, 2],
          [24, 1],
          [36, 1],
        ] as const)
      : 0,
  }
}

export function socialInsuranceOf(person: Person, work: Work, around: Surroundings): SocialInsurance {
  const { random, on } = around
  const hasCard = person.age >= 16 ? random.chance(0.97) : random.chance(0.5)
  const flexibleMonths = work.status === '灵活就业' && random.chance(0.7) ? random.integer(2, 180) : 0
  return {
    cards: hasCard ? cardsOf(person, around) : [],
    ...(work.status &&
      work.status !== '在校' && { pension: pensionOf(person, work, flexibleMonths, around) }),
    ...(flexibleMonths > 0 && {
      flexible: {
        pensionMonths: flexibleMonths,
        medicalMonths: Math.max(0, flexibleMonths - random.integer(0, 12)),
        paidFen: Math.min(12, flexibleMonths) * random.integer(62_000, 110_000),
        lastPaidMonth: monthBefore(on, random.integer(0, 2)),
      },
    }),
    ...(work.status === '失业' && work.hadEmployer && { unemployment: unemploymentOf(around) }),
    ...(work.status === '单位就业' && {
      unemployment: { paidMonths: random.integer(3, 200), drawing: false },
    }),
    workInjuryNursing: person.age >= 20 && random.chance(0.002),
  }
}

export function medicalInsuranceOf(
  person: Person,
  work: Work,
  { random, on }: Surroundings,
): MedicalInsurance {
  const isEmployee = work.status === '单位就业' || (work.status === '退休' && work.hadEmployer)
  const kind = isEmployee ? '职工' : work.status === '灵活就业' && random.chance(0.4) ? '灵活就业' : '居民'
  const status = person.deathDate
    ? '终止'
    : random.weigh([
        ['正常', 95],
        ['欠费', 5],
      ] as const)
  return {
    kind,
    status,
    paidMonths: random.integer(1, Math.max(2, Math.min(240, person.age * 6))),
    lastPaidMonth: monthBefore(
      person.deathDate ?? on,
      status === '欠费' ? random.integer(6, 14) : random.integer(0, 1),
    ),
    regionCode: person.home.county,
    ...(person.deathDate && { endedBecause: '死亡' }),
    ...(person.age >= 60 &&
      random.chance(0.02) && {
        outOfArea: {
          kind: '异地安置退休',
          regionName: '太原市',
          since: addDays(on, -random.integer(30, 900)),
        },
      }),
  }
}

function pensionOf(
  person: Person,
  work: Work,
  flexibleMonths: number,
  { random }: Surroundings,
): NonNullable<SocialInsurance['pension']> {
  const isWorker = work.status === '单位就业' || work.hadEmployer
  const kind = isWorker ? '职工' : flexibleMonths > 0 ? '灵活就业' : '居民'
  // Residents draw from 60 on, women who had an employer earlier.
  const isDrawing = !person.deathDate && work.status === '退休' && (kind === '职工' || person.age >= 60)
  if (isDrawing)
    return {
      kind,
      status: '领取待遇',
      paidMonths: random.integer(180, 420),
      monthlyFen: kind === '职工' ? random.integer(180_000, 520_000) : random.integer(15_000, 32_000),
    }
  return {
    kind,
    status: work.status === '失业' || person.deathDate ? '暂停缴费' : '参保缴费',
    paidMonths: flexibleMonths || random.integer(1, Math.max(2, Math.min(400, (person.age - 17) * 10))),
    ...(work.employer && { employerCreditCode: work.employer.creditCode }),
  }
}

/** A few have had a card made by another bank and still hold the old one, which is dead. */
function cardsOf(person: Person, { random, on }: Surroundings): SocialInsurance['cards'] {
  const card = (active: boolean) => ({
    holderName: person.name,
    bank: random.pick(BANKS),
    last4: random.digits(4),
    active,
    issuedOn: addDays(on, -random.integer(30, 3600)),
  })
  const current = card(!person.deathDate && random.chance(0.97))
  return random.chance(0.06) ? [current, card(false)] : [current]
}

function unemploymentOf({ random, on }: Surroundings): NonNullable<SocialInsurance['unemployment']> {
  return {
    paidMonths: random.integer(4, 180),
    stoppedOn: addDays(on, -random.integer(10, 300)),
    stopReason: random.weigh([
      ['合同期满', 4],
      ['单位解除', 3],
      ['本人辞职', 3],
    ] as const),
    drawing: random.chance(0.4),
  }
}

function monthBefore(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
