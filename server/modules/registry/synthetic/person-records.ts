import type { PersonData } from '../libraries/index.ts'
import { addDays, addYears, dayBetween } from './days.ts'
import { healthCertificate } from './firm-records.ts'
import type { Person } from './people.ts'
import { inventedPhone, type Random } from './random.ts'
import type { Surroundings } from './surroundings.ts'
import { benefitOf, disabilityOf, economyOf, type Welfare } from './welfare-records.ts'
import { employmentOf, medicalInsuranceOf, socialInsuranceOf, workOf } from './work-records.ts'

export type PersonRecords = Partial<PersonData>

/** What the libraries have written down about a person; a library that holds nothing is left out. */
export function personRecords(person: Person, around: Surroundings): PersonRecords {
  const disability = disabilityOf(person, around)
  const welfare: Welfare = { disability, assistance: economyOf(person, disability, around) }
  const work = workOf(person, around)
  const isDead = person.deathDate !== undefined
  const records: PersonRecords = {
    population: populationOf(person, around),
    civil: civilOf(person, around),
    disability,
    assistance: welfare.assistance,
    benefit: benefitOf(person, welfare, around),
    'social-insurance': socialInsuranceOf(person, work, around),
    employment: isDead ? undefined : employmentOf(person, work, welfare, around),
    'medical-insurance': medicalInsuranceOf(person, work, around),
    housing: housingOf(person, around),
    vehicle: vehicleOf(person, around),
    'health-certificate': ownHealthCertificate(person, around),
    'legal-entity': holdingsOf(person, around),
    credit: creditOf(person, around),
  }
  return records
}

function populationOf(person: Person, { random, on }: Surroundings): PersonData['population'] {
  const isOutsider = !person.hukou.county.startsWith('1407')
  return {
    name: person.name,
    idNumber: person.idNumber,
    sex: person.sex,
    birthDate: person.birthDate,
    ethnicity: random.weigh([
      ['汉族', 985],
      ['回族', 8],
      ['满族', 3],
      ['蒙古族', 2],
    ] as const),
    alive: person.deathDate === undefined,
    ...(person.deathDate && { deathDate: person.deathDate }),
    idValidUntil: cardValidity(person, random, on),
    hukou: person.hukou,
    residence: person.home,
    householdId: person.householdId,
    householdRole: person.householdRole,
    ...(isOutsider && { residencePermit: residencePermit(random, on) }),
    photo: person.age >= 16 || random.chance(0.4),
    ...((person.isFixed || random.chance(0.85)) && person.age >= 14 && { phone: inventedPhone(random) }),
  }
}

/** Under 16 five years, to 25 ten, to 45 twenty, then for life (居民身份证法第五条). */
function cardValidity(person: Person, random: Random, on: string): string {
  if (person.age >= 46) return '长期'
  const years = person.age < 16 ? 5 : person.age <= 25 ? 10 : 20
  return addDays(on, random.integer(-40, years * 365))
}

function residencePermit(random: Random, on: string): { since: string; validUntil: string } {
  const since = addDays(on, -random.integer(30, 2400))
  // Stamped every year (居住证暂行条例第十条).
  return { since, validUntil: addDays(on, random.integer(-20, 365)) }
}

function civilOf(person: Person, { random, on }: Surroundings): PersonData['civil'] | undefined {
  if (person.age < 20) return undefined
  const status =
    person.widowed || person.spouse?.deathDate
      ? '丧偶'
      : person.spouse
        ? '已婚'
        : person.divorced
          ? '离婚'
          : '未婚'
  if (status === '未婚') return { status }
  const latest = addYears(person.birthDate, Math.min(person.age, 30))
  const registeredOn = dayBetween(random, addYears(person.birthDate, 20), latest < on ? latest : on)
  const { spouse } = person
  return {
    status,
    registeredOn,
    ...(spouse && status === '已婚' && { spouseName: spouse.name, spouseIdNumber: spouse.idNumber }),
  }
}

function housingOf(person: Person, { random, on }: Surroundings): PersonData['housing'] | undefined {
  const owns = person.householdRole === '户主' && person.age >= 24 && random.chance(0.78)
  if (!owns) return undefined
  const isRural = person.home.address.includes('村')
  const registeredOn = addDays(on, -random.integer(100, 7000))
  return {
    items: [
      {
        certificateNumber: `晋（${registeredOn.slice(0, 4)}）${person.county.name}不动产权第${random.digits(7)}号`,
        county: person.home.county,
        address: person.home.address,
        areaSquareMetres: random.integer(520, isRural ? 2100 : 1450) / 10,
        use: isRural ? '农村宅基地' : '住宅',
        share: person.spouse && random.chance(0.5) ? 0.5 : 1,
        mortgaged: !isRural && random.chance(0.25),
        seized: random.chance(0.004),
        registeredOn,
      },
    ],
  }
}

function vehicleOf(person: Person, { random, on }: Surroundings): PersonData['vehicle'] | undefined {
  if (person.age < 19 || person.age > 75 || !random.chance(person.sex === '男' ? 0.5 : 0.3)) return undefined
  const firstIssuedOn = dayBetween(random, addYears(person.birthDate, 18), addDays(on, -30))
  const hasCar = random.chance(0.45)
  return {
    vehicles: hasCar
      ? [
          {
            plate: `晋K${random.pick([...'ABCDEFGHJKLM'])}${random.digits(4)}`,
            vin: `LSV${random.pick([...'ABCDEFGH'])}${random.digits(13)}`,
            kind: '小型普通客车',
            use: '非营运',
            gvwKg: random.integer(1300, 2400),
            inspectedUntil: addDays(on, random.integer(-60, 700)),
            hasPositioning: false,
            ownerName: person.name,
          },
        ]
      : [],
    drivingLicence: {
      class: random.weigh([
        ['C1', 70],
        ['C2', 15],
        ['B2', 8],
        ['A2', 4],
        ['B1', 2],
        ['A1', 1],
      ] as const),
      firstIssuedOn,
      validUntil: random.chance(0.3) ? '长期' : addDays(on, random.integer(-60, 3600)),
      points: random.weigh([
        [0, 70],
        [3, 15],
        [6, 8],
        [9, 3],
        [12, 1],
      ] as const),
      status: random.weigh([
        ['正常', 97],
        ['逾期未换证', 2],
        ['扣押', 1],
      ] as const),
    },
  }
}

function ownHealthCertificate(person: Person, { employerOf, random, on }: Surroundings) {
  const firm = employerOf.get(person)
  if (!firm?.trade.needsHealthCertificates) return undefined
  return { certificate: healthCertificate(person, firm, random, on) }
}

function holdingsOf(person: Person, around: Surroundings): PersonData['legal-entity'] | undefined {
  const firms = around.holdingsOf.get(person)
  if (!firms) return undefined
  return {
    holdings: firms.map((firm) => ({
      creditCode: firm.creditCode,
      name: firm.name,
      role: firm.type === '个体工商户' ? '经营者' : '法定代表人',
      status: firm.status,
      establishedOn: firm.establishedOn,
    })),
  }
}

/** Only people with something on record have a row. */
function creditOf(person: Person, { random, on }: Surroundings): PersonData['credit'] | undefined {
  if (person.isFixed || person.age < 20 || person.age > 75 || !random.chance(0.012)) return undefined
  const isDebtor = random.chance(0.5)
  return {
    grade: isDebtor ? 'D' : 'C',
    score: isDebtor ? 48 : 70,
    judgmentDebtor: isDebtor,
    records: [
      {
        on: addDays(on, -random.integer(30, 700)),
        kind: isDebtor ? '严重处罚' : '一般处罚',
        text: isDebtor ? '有履行能力而拒不履行生效判决' : '违反交通运输管理规定',
        by: isDebtor ? '人民法院' : '交通运输局',
      },
    ],
  }
}
