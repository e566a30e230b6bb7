import type { EntityData } from '../libraries/index.ts'
import { addDays, addYears } from './days.ts'
import type { Firm } from './firms.ts'
import type { Person } from './people.ts'
import { inventedPhone, type Random } from './random.ts'

type Certificate = EntityData['health-certificate']['employees'][number]
type Qualified = EntityData['qualification']['staff'][number]

/** What the libraries have written down about a firm. */
export function firmRecords(firm: Firm, random: Random, on: string): EntityData {
  return {
    'legal-entity': registration(firm, random),
    'health-certificate': {
      employees: firm.trade.needsHealthCertificates
        ? firm.staff.map((person) => healthCertificate(person, firm, random, on))
        : [],
    },
    qualification: { staff: qualifiedStaff(firm, random, on) },
    vehicle: { vehicles: [...firm.vehicles] },
    housing: { items: firm.leaseUntil ? [] : [ownPremises(firm, random)] },
    credit: creditOf(firm, random, on),
  }
}

export function healthCertificate(person: Person, firm: Firm, random: Random, on: string): Certificate {
  // Valid for a year (公共场所卫生管理条例第七条); now and then one has just run out.
  const issuedOn = addDays(on, -random.integer(5, firm.isFixed ? 300 : 380))
  return {
    name: person.name,
    idNumber: person.idNumber,
    number: `${firm.county.code}${issuedOn.slice(0, 4)}${random.digits(6)}`,
    issuedOn,
    validUntil: addYears(issuedOn, 1),
  }
}

function registration(firm: Firm, random: Random): EntityData['legal-entity'] {
  const { legalRep, capitalFen } = firm
  const share = firm.isFixed ? 1 : random.pick([0, 0.3, 0.5, 1, 1])
  return {
    name: firm.name,
    creditCode: firm.creditCode,
    type: firm.type,
    status: firm.status,
    industry: firm.trade.industry,
    scope: [...firm.scope],
    capitalFen,
    paidInFen: Math.round(capitalFen * share),
    legalRep: { name: legalRep.name, idNumber: legalRep.idNumber, subjectId: legalRep.id },
    domicile: firm.domicile,
    places: [
      {
        address: firm.domicile.address,
        areaSquareMetres: firm.areaSquareMetres,
        owner: firm.leaseUntil ? '租赁' : '自有',
        use: firm.trade.use,
        ...(firm.leaseUntil && { leaseUntil: firm.leaseUntil }),
      },
    ],
    employees: firm.staff.length + 1,
    establishedOn: firm.establishedOn,
    phone: inventedPhone(random),
  }
}

function qualifiedStaff(firm: Firm, random: Random, on: string): Qualified[] {
  const { qualification } = firm.trade
  if (!qualification) return []
  const isDriving = qualification === '道路货物运输驾驶员'
  const holders = isDriving ? firm.staff : firm.staff.slice(0, Math.max(1, Math.ceil(firm.staff.length / 4)))
  return holders.map((person) => {
    const issuedOn = addDays(on, -random.integer(60, 1900))
    return {
      name: person.name,
      idNumber: person.idNumber,
      birthDate: person.birthDate,
      kind: qualification,
      number: `1407${random.digits(10)}`,
      issuedOn,
      validUntil: isDriving ? addYears(issuedOn, 6) : '长期',
      ...(isDriving && { licenceClass: random.pick(['A2', 'B2']) }),
    }
  })
}

function ownPremises(firm: Firm, random: Random): EntityData['housing']['items'][number] {
  return {
    certificateNumber: `晋（${firm.establishedOn.slice(0, 4)}）${firm.county.name}不动产权第${random.digits(7)}号`,
    county: firm.county.code,
    address: firm.domicile.address,
    areaSquareMetres: firm.areaSquareMetres,
    use: firm.trade.use,
    share: 1,
    mortgaged: random.chance(0.2),
    seized: random.chance(0.01),
    registeredOn: firm.establishedOn,
  }
}

function creditOf(firm: Firm, random: Random, on: string): EntityData['credit'] {
  const isListed = firm.status === '异常'
  const isPunished = !firm.isFixed && random.chance(0.05)
  const hasBrokenPledge = !firm.isFixed && random.chance(0.01)
  const judgmentDebtor = !firm.isFixed && random.chance(0.008)
  const score =
    100 - (isListed ? 20 : 0) - (isPunished ? 10 : 0) - (hasBrokenPledge ? 30 : 0) - random.integer(0, 6)
  const day = () => addDays(on, -random.integer(20, 300))
  const records: EntityData['credit']['records'] = []
  if (isListed)
    records.push({
      on: day(),
      kind: '列入异常名录',
      text: '未按规定期限公示年度报告',
      by: `${firm.county.name}市场监督管理局`,
    })
  if (isPunished)
    records.push({
      on: day(),
      kind: '一般处罚',
      text: '未按规定公示许可信息',
      by: `${firm.county.name}市场监督管理局`,
    })
  const brokenOn = day()
  if (hasBrokenPledge)
    records.push({
      on: brokenOn,
      kind: '承诺不实',
      text: '告知承诺事项核查不符',
      by: `${firm.county.name}行政审批服务管理局`,
    })
  return {
    grade: judgmentDebtor || score < 60 ? 'D' : score < 75 ? 'C' : score < 90 ? 'B' : 'A',
    score,
    judgmentDebtor,
    ...(hasBrokenPledge && { pledgeBarredUntil: addYears(brokenOn, 1) }),
    records,
  }
}
