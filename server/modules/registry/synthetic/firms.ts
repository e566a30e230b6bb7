import { composeCreditCode, CREDIT_CODE_ALPHABET } from '#contract'
import type { EntityData } from '../libraries/index.ts'
import { addDays, addYears, dayBetween } from './days.ts'
import { pickCounty, type Person, type Settlement } from './people.ts'
import { inventedArea, pickTownship, premises, type County, type Place } from './places.ts'
import { brandFirst, brandLast, trades, type Trade } from './trades.ts'

export type FirmType = EntityData['legal-entity']['type']
export type Vehicle = EntityData['vehicle']['vehicles'][number]

/** An invented legal entity with the people in it, before any registry has written anything down. */
export interface Firm {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly type: FirmType
  readonly status: EntityData['legal-entity']['status']
  readonly trade: Trade
  readonly scope: readonly string[]
  readonly county: County
  readonly domicile: Place
  readonly areaSquareMetres: number
  readonly leaseUntil?: string
  readonly capitalFen: number
  readonly establishedOn: string
  readonly legalRep: Person
  readonly staff: readonly Person[]
  readonly vehicles: readonly Vehicle[]
  readonly isFixed: boolean
}

export interface Economy {
  readonly settlement: Settlement
  readonly firms: Firm[]
  readonly takenCodes: Set<string>
  readonly takenNames: Set<string>
  /** People of working age by county, not yet employed. */
  readonly idle: Map<string, Person[]>
  readonly employerOf: Map<Person, Firm>
}

const KINDS: Readonly<Record<FirmType, string>> = {
  有限责任公司: '91',
  个体工商户: '92',
  农民专业合作社: '93',
  民办非企业单位: '52',
}

export function openEconomy(settlement: Settlement): Economy {
  const idle = new Map<string, Person[]>()
  for (const person of settlement.people) {
    const canWork = person.age >= 19 && person.age < 58 && !person.deathDate && !person.isFixed
    if (!canWork) continue
    const pool = idle.get(person.county.code)
    if (pool) pool.push(person)
    else idle.set(person.county.code, [person])
  }
  return { settlement, firms: [], takenCodes: new Set(), takenNames: new Set(), idle, employerOf: new Map() }
}

/** Adds firms until there are `size`, as far as there are people to run them. */
export function foundFirms(economy: Economy, size: number): void {
  for (let left = size - economy.firms.length; left > 0; left--) {
    const { random } = economy.settlement
    const county = pickCounty(random)
    const legalRep = hire(economy, county, 1)[0]
    if (legalRep) foundFirm(economy, county, legalRep)
  }
}

export interface Founding {
  readonly name: string
  readonly type: FirmType
  readonly trade: Trade
  readonly county: County
  readonly legalRep: Person
  readonly staff: readonly Person[]
  readonly status?: Firm['status']
  readonly scope?: readonly string[]
  readonly domicile?: Place
  readonly areaSquareMetres?: number
  readonly leaseUntil?: string
  readonly capitalFen?: number
  readonly establishedOn?: string
  readonly vehicles?: readonly Vehicle[]
  readonly isFixed?: boolean
  readonly id?: string
}

export function register(economy: Economy, founding: Founding): Firm {
  const { random, on, townshipsOf } = economy.settlement
  const { county, trade, legalRep } = founding
  const adult = addYears(legalRep.birthDate, 18)
  const earliest = adult > '2004-01-01' ? adult : '2004-01-01'
  const firm: Firm = {
    status: '存续',
    scope: trade.scope,
    domicile: founding.domicile ?? premises(random, county, pickTownship(random, townshipsOf(county.code))),
    areaSquareMetres: random.integer(...trade.areaSquareMetres),
    capitalFen:
      founding.type === '有限责任公司' ? random.pick([10, 50, 100, 200, 300, 500, 1000]) * 1_000_000 : 0,
    establishedOn: dayBetween(random, earliest, addDays(on, -20)),
    vehicles: [],
    isFixed: false,
    ...founding,
    id: founding.id ?? firmId(economy.firms.length + 1),
    creditCode: freeCode(economy, founding.type, county),
  }
  economy.takenNames.add(firm.name)
  economy.firms.push(firm)
  for (const person of [legalRep, ...firm.staff]) economy.employerOf.set(person, firm)
  return firm
}

/** Takes people of the county who have no work yet. */
export function hire(economy: Economy, county: County, count: number): Person[] {
  const pool = economy.idle.get(county.code) ?? []
  const hired: Person[] = []
  for (let left = Math.min(count, pool.length); left > 0; left--) {
    const index = economy.settlement.random.integer(0, pool.length - 1)
    const last = pool.pop()
    const person = index === pool.length ? last : pool[index]
    if (last && index < pool.length) pool[index] = last
    if (person) hired.push(person)
  }
  return hired
}

export function makeVehicle(
  economy: Economy,
  ownerName: string,
  gvwKg: number,
  details: Partial<Vehicle> = {},
): Vehicle {
  const { random, on } = economy.settlement
  return {
    plate: `晋K${random.pick([...'ABCDEFGHJKLM'])}${random.digits(4)}`,
    vin: `LZZ${random.pick([...'ABCDEFGH'])}${random.digits(13)}`,
    kind: gvwKg > 12_000 ? '重型普通货车' : gvwKg > 4500 ? '中型普通货车' : '轻型普通货车',
    use: '货运',
    gvwKg,
    techGrade: random.weigh([
      ['一级', 5],
      ['二级', 4],
      ['三级', 0.5],
    ] as const),
    inspectedUntil: addDays(on, random.integer(-15, 360)),
    // GB 7258 and the transport rules ask for it from 12 tonnes on.
    hasPositioning: gvwKg >= 12_000 ? random.chance(0.95) : false,
    ownerName,
    ...details,
  }
}

function foundFirm(economy: Economy, county: County, legalRep: Person): void {
  const { random, on } = economy.settlement
  const trade = random.weigh(trades.map((each) => [each, each.weight] as const))
  const type = typeFor(economy, trade)
  const staffCount = type === '个体工商户' ? random.integer(0, 2) : random.integer(2, 6)
  const name = freeName(economy, county, trade, type)
  const isLeased = random.chance(0.7)
  register(economy, {
    name,
    type,
    trade,
    county,
    legalRep,
    staff: hire(economy, county, staffCount),
    status: random.weigh([
      ['存续', 93],
      ['异常', 4],
      ['注销', 2],
      ['吊销', 1],
    ] as const),
    ...(isLeased && { leaseUntil: addDays(on, random.integer(-20, 1500)) }),
    vehicles: trade.key === 'freight' ? fleet(economy, name) : [],
  })
}

function fleet(economy: Economy, ownerName: string): Vehicle[] {
  const { random } = economy.settlement
  const sizes = [4495, 4495, 8280, 18_000, 25_000, 31_000, 49_000]
  return Array.from({ length: random.integer(1, 6) }, () =>
    makeVehicle(economy, ownerName, random.pick(sizes)),
  )
}

function typeFor(economy: Economy, trade: Trade): FirmType {
  if (trade.key === 'kindergarten') return '民办非企业单位'
  if (trade.key === 'farming' && economy.settlement.random.chance(0.6)) return '农民专业合作社'
  return economy.settlement.random.chance(trade.use === '商业' ? 0.75 : 0.25) ? '个体工商户' : '有限责任公司'
}

function freeName(economy: Economy, county: County, trade: Trade, type: FirmType): string {
  const { random } = economy.settlement
  for (let attempt = 0; ; attempt++) {
    const more = attempt > 3 ? random.pick(brandFirst) : ''
    const brand = random.pick(brandFirst) + random.pick(brandLast) + more
    const name =
      type === '有限责任公司'
        ? `晋中${brand}${random.pick(trade.companyName)}有限公司`
        : type === '农民专业合作社'
          ? `${county.name}${brand}种植专业合作社`
          : `${county.name}${brand}${random.pick(trade.shopName)}`
    if (economy.takenNames.has(name)) continue
    economy.takenNames.add(name)
    return name
  }
}

function freeCode(economy: Economy, type: FirmType, county: County): string {
  const { random } = economy.settlement
  const letters = [...CREDIT_CODE_ALPHABET]
  for (;;) {
    const serial = `MA${Array.from({ length: 6 }, () => random.pick(letters)).join('')}`
    const code = composeCreditCode({ kind: KINDS[type], regionCode: inventedArea(county.code), serial })
    if (economy.takenCodes.has(code)) continue
    economy.takenCodes.add(code)
    return code
  }
}

function firmId(count: number): string {
  return `01900000-0000-7000-8002-${count.toString(16).padStart(12, '0')}`
}
