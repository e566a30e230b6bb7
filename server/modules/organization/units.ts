import { composeCreditCode } from '#contract'
import city from './data/city.json' with { type: 'json' }
import counties from './data/counties.json' with { type: 'json' }
import county from './data/county.json' with { type: 'json' }
import { getUnitKind } from './kinds.ts'
import { naturalId } from './natural-id.ts'
import { regionPathOf } from './organization.ts'

/** A township or sub-district, by the region module's nine-digit code. */
export interface Township {
  readonly code: string
  readonly name: string
}

export interface UnitRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly short_name: string
  readonly kind: string
  readonly functions: readonly string[]
  readonly region_code: string
  readonly region_name: string
  readonly region_path: string
  readonly parent_id: string | null
  readonly path: string
  readonly valid_from: string
  readonly valid_to: string | null
  /** Takes decisions on matters, so that it has posts for them. */
  readonly decides: boolean
}

interface Department {
  readonly kind: string
  readonly name: string
  readonly short: string
  readonly functions?: readonly string[]
  readonly since: string
  /** Positions 1 and 2 of the credit code (GB 32100-2015): 11 organ, 12 institution, 13 mass organisation. */
  readonly category?: string
  readonly decides?: boolean
  readonly in?: readonly string[]
}

interface Place {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly path: string
  readonly parentId: string | null
}

const CITY = { code: '140700', name: '晋中市' } as const

/** All units of the city: its departments, each county's by the template of its kind, each township with its convenience centre. */
export function buildUnits(townships: readonly Township[]): UnitRow[] {
  const cityGovernmentId = unitId(CITY.code, 'government')
  const cityPlace: Place = { ...CITY, level: '市', path: `g${CITY.code}`, parentId: null }
  return [
    ...departments(city, cityPlace),
    ...counties.flatMap((place) => [
      ...departments(
        (county as readonly Department[]).filter((one) => !one.in || one.in.includes(place.kind)),
        {
          code: place.code,
          name: place.name,
          level: place.name.slice(-1),
          path: `g${CITY.code}.g${place.code}`,
          parentId: cityGovernmentId,
        },
      ),
      ...townships
        .filter((township) => township.code.startsWith(place.code))
        .flatMap((township) => townshipUnits(township, place)),
    ]),
  ]
}

/** The id of a department in the demo city, of a county's (`140702`) or the city's (`140700`). */
export function unitId(regionCode: string, kind: string, township?: string): string {
  return naturalId('unit', { regionCode, township, unitNumber: getUnitKind(kind).number })
}

function departments(list: readonly Department[], place: Place): UnitRow[] {
  const governmentId = unitId(place.code, 'government')
  const fill = (text: string) =>
    text
      .replace('{region}', place.name)
      .replace('{level}', place.level)
      .replace('{short}', place.name.replace(/[区县市]$/, ''))
  return list.map((department) => {
    const isGovernment = department.kind === 'government'
    return {
      id: unitId(place.code, department.kind),
      code: unitCode(department.category ?? '11', place.code, getUnitKind(department.kind).number * 10),
      name: fill(department.name),
      short_name: fill(department.short),
      kind: department.kind,
      functions: [department.kind, ...(department.functions ?? [])],
      region_code: place.code,
      region_name: place.name,
      region_path: regionPathOf(place.code),
      parent_id: isGovernment ? place.parentId : governmentId,
      path: isGovernment ? place.path : `${place.path}.${department.kind.replaceAll('-', '_')}`,
      valid_from: department.since,
      valid_to: null,
      decides: department.decides ?? false,
    }
  })
}

function townshipUnits(township: Township, place: { code: string; name: string }): UnitRow[] {
  const number = township.code.slice(6, 9)
  const governmentId = unitId(place.code, 'township-government', number)
  const path = `g${CITY.code}.g${place.code}.g${township.code}`
  const name = township.name.replace(place.name, '')
  const shared = {
    region_code: township.code,
    region_name: township.name,
    region_path: regionPathOf(township.code),
    valid_to: null,
  }
  return [
    {
      ...shared,
      id: governmentId,
      code: unitCode('11', place.code, Number(number) * 10 + 1),
      name: `${place.name}${name}${governmentSuffix(name)}`,
      short_name: name,
      kind: 'township-government',
      functions: ['township-government'],
      parent_id: unitId(place.code, 'government'),
      path,
      valid_from: '2001-06-01',
      decides: true,
    },
    {
      ...shared,
      id: unitId(place.code, 'convenience-centre', number),
      code: unitCode('12', place.code, Number(number) * 10 + 2),
      name: `${place.name}${name}${name.endsWith('街道') ? '党群服务中心' : '便民服务中心'}`,
      short_name: `${name}便民服务中心`,
      kind: 'convenience-centre',
      functions: ['convenience-centre'],
      parent_id: governmentId,
      path: `${path}.convenience_centre`,
      valid_from: '2019-06-01',
      decides: true,
    },
  ]
}

/** A sub-district has an office (地方组织法第八十五条), a zone a committee; a service centre is its own name. */
function governmentSuffix(name: string): string {
  if (name.endsWith('街道')) return '办事处'
  if (name.endsWith('中心')) return ''
  return /[乡镇]$/.test(name) ? '人民政府' : '管理委员会'
}

/** Invented units take the unassigned area codes 1499xx, so that no code can be a real body's. */
function unitCode(category: string, regionCode: string, serial: number): string {
  const county = regionCode.slice(4)
  return composeCreditCode({
    kind: category,
    regionCode: `1499${county}`,
    serial: `MB${county}${String(serial).padStart(4, '0')}`,
  })
}
