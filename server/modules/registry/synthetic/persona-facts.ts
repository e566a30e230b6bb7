import type { PersonData } from '../libraries/index.ts'
import { addDays, addYears } from './days.ts'
import type { PersonRecords } from './person-records.ts'
import type { Person } from './people.ts'
import type { PersonKey } from './personas.ts'

type Card = PersonData['social-insurance']['cards'][number]

/** What is on record about each persona, in place of whatever chance would have written; undefined takes a library's row away. */
export function personaFacts(key: PersonKey, person: Person, on: string): PersonRecords {
  const common: PersonRecords = {
    disability: undefined,
    assistance: undefined,
    'medical-insurance': {
      kind: '居民',
      status: '正常',
      paidMonths: 120,
      lastPaidMonth: on.slice(0, 7),
      regionCode: person.home.county,
    },
    'social-insurance': {
      cards: [card(person, '中国农业银行', person.idNumber.slice(10, 14))],
      pension: { kind: '居民', status: '参保缴费', paidMonths: 96 },
      workInjuryNursing: false,
    },
    benefit: person.age >= 60 ? { items: [] } : undefined,
  }
  const own = particular[key]
  return own ? { ...common, ...own(person, on) } : common
}

const particular: Partial<Record<PersonKey, (person: Person, on: string) => PersonRecords>> = {
  // Widowed, over eighty, nothing drawn so far: the old-age allowance waits for somebody to ask.
  wangXiulan: (person) => ({
    civil: { status: '丧偶', registeredOn: '1966-05-02' },
    employment: { status: '退休', subsidyMonths: 0 },
    'social-insurance': {
      cards: [card(person, '中国工商银行', '4417')],
      pension: { kind: '居民', status: '领取待遇', paidMonths: 180, monthlyFen: 21_300 },
      workInjuryNursing: false,
    },
    vehicle: undefined,
  }),
  liJianguo: (person) => ({
    employment: { status: '单位就业', employerName: '晋中宏达纺机配件有限公司', subsidyMonths: 0 },
    'social-insurance': {
      cards: [card(person, '中国建设银行', '8803')],
      pension: { kind: '职工', status: '参保缴费', paidMonths: 372 },
      unemployment: { paidMonths: 300, drawing: false },
      workInjuryNursing: false,
    },
    vehicle: {
      vehicles: [],
      drivingLicence: {
        class: 'C1',
        firstIssuedOn: '1998-05-12',
        validUntil: '长期',
        points: 0,
        status: '正常',
      },
    },
  }),
  // Both subsidies are due and neither is drawn.
  zhangHaiyan: (person, on) => ({
    civil: { status: '未婚' },
    disability: {
      cardNumber: `${person.idNumber}42`,
      kind: '肢体',
      grade: 2,
      status: '有效',
      issuedOn: addDays(on, -400),
      validUntil: addYears(addDays(on, -400), 10),
    },
    assistance: {
      dibao: { active: true, kind: '城市', since: addDays(on, -800), persons: 1, monthlyFen: 73_000 },
      economy: { perCapitaMonthlyFen: 12_000, assetsWithinLimit: true, checkedOn: addDays(on, -60) },
    },
    benefit: { items: [] },
    'social-insurance': {
      cards: [card(person, '中国邮政储蓄银行', '2096')],
      pension: { kind: '居民', status: '参保缴费', paidMonths: 108 },
      workInjuryNursing: false,
    },
    employment: { status: '失业', subsidyMonths: 0 },
    vehicle: undefined,
  }),
  // Recognised as hard to employ for his age, registered and paying as a flexible worker, no subsidy so far.
  liuZhiqiang: (person, on) => ({
    employment: {
      status: '灵活就业',
      flexible: { registeredOn: addDays(on, -420), work: '装修零工', active: true },
      difficulty: {
        category: '大龄',
        recognisedOn: addDays(on, -410),
        validUntil: addYears(addDays(on, -410), 3),
      },
      subsidyMonths: 0,
    },
    'social-insurance': {
      cards: [card(person, '中国农业银行', '5162')],
      pension: { kind: '灵活就业', status: '参保缴费', paidMonths: 231 },
      flexible: { pensionMonths: 13, medicalMonths: 13, paidFen: 1_034_400, lastPaidMonth: on.slice(0, 7) },
      workInjuryNursing: false,
    },
    'medical-insurance': {
      kind: '灵活就业',
      status: '正常',
      paidMonths: 231,
      lastPaidMonth: on.slice(0, 7),
      regionCode: person.home.county,
    },
  }),
  // Old, alone, without means: the township has yet to recognise it.
  sunYoufu: (person, on) => ({
    civil: { status: '未婚' },
    assistance: {
      economy: { perCapitaMonthlyFen: 21_300, assetsWithinLimit: true, checkedOn: addDays(on, -20) },
    },
    employment: { status: '退休', subsidyMonths: 0 },
    'social-insurance': {
      cards: [card(person, '农村商业银行', '7730')],
      pension: { kind: '居民', status: '领取待遇', paidMonths: 180, monthlyFen: 21_300 },
      workInjuryNursing: false,
    },
    housing: undefined,
    vehicle: undefined,
  }),
  zhaoMin: registered,
  guoQiming: registered,
  haoLifen: registered,
}

/** Those who run a firm keep the holdings that the firm gave them. */
function registered(person: Person): PersonRecords {
  return {
    'social-insurance': {
      cards: [card(person, '中国银行', person.idNumber.slice(10, 14))],
      pension: { kind: '职工', status: '参保缴费', paidMonths: 90 },
      workInjuryNursing: false,
    },
  }
}

function card(person: Person, bank: string, last4: string): Card {
  return { holderName: person.name, bank, last4, active: true, issuedOn: '2021-09-15' }
}
