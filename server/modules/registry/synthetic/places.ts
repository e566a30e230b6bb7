import type { Random } from './random.ts'

export interface Township {
  readonly code: string
  readonly name: string
}

export type TownshipsOf = (countyCode: string) => readonly Township[]

export interface County {
  readonly code: string
  readonly name: string
  /** Residents in thousands, about. */
  readonly weight: number
}

export const CITY_NAME = '晋中市'

export const counties: readonly County[] = [
  { code: '140702', name: '榆次区', weight: 900 },
  { code: '140703', name: '太谷区', weight: 300 },
  { code: '140721', name: '榆社县', weight: 105 },
  { code: '140722', name: '左权县', weight: 135 },
  { code: '140723', name: '和顺县', weight: 125 },
  { code: '140724', name: '昔阳县', weight: 190 },
  { code: '140725', name: '寿阳县', weight: 190 },
  { code: '140727', name: '祁县', weight: 245 },
  { code: '140728', name: '平遥县', weight: 465 },
  { code: '140729', name: '灵石县', weight: 250 },
  { code: '140781', name: '介休市', weight: 425 },
]

/** Where people from elsewhere are registered. */
export const elsewhere: readonly { code: string; address: string }[] = [
  { code: '140105', address: '山西省太原市小店区' },
  { code: '140109', address: '山西省太原市万柏林区' },
  { code: '140302', address: '山西省阳泉市城区' },
  { code: '141102', address: '山西省吕梁市离石区' },
  { code: '410102', address: '河南省郑州市中原区' },
  { code: '130102', address: '河北省石家庄市长安区' },
]

export function countyOf(code: string): County {
  const county = counties.find((each) => each.code === code)
  if (!county) throw new RangeError(`No county ${code}`)
  return county
}

/** Area code for invented numbers: 1499xx is given to no place, so no number can be a real person's or firm's. */
export function inventedArea(countyCode: string): string {
  return countyCode.startsWith('1407') ? `1499${countyCode.slice(4)}` : '149999'
}

export interface Place {
  county: string
  township?: string
  townshipName?: string
  address: string
}

/** A township for somebody of the county: streets and towns hold most people. */
export function pickTownship(random: Random, townships: readonly Township[]): Township {
  return random.weigh(townships.map((township) => [township, isUrban(township) ? 3 : 1] as const))
}

/** A dwelling: a flat in a street office or town, a house in a village. */
export function dwelling(random: Random, county: County, township: Township): Place {
  const isFlat = township.name.endsWith('街道') || random.chance(isUrban(township) ? 0.5 : 0.05)
  return placeIn(county, township, isFlat ? flat(random) : house(random))
}

/** Premises of a firm. */
export function premises(random: Random, county: County, township: Township): Place {
  return placeIn(county, township, `${random.pick(STREETS)}${random.integer(1, 280)}号${random.pick(UNITS)}`)
}

export function placeIn(county: County, township: Township, rest: string): Place {
  const address = `山西省${CITY_NAME}${county.name}${township.name}${rest}`
  return { county: county.code, township: township.code, townshipName: township.name, address }
}

function flat(random: Random): string {
  const door = `${random.integer(1, 22)}0${random.integer(1, 4)}`
  const estate = random.pick(ESTATES_FIRST) + random.pick(ESTATES_LAST)
  return `${random.pick(STREETS)}${random.integer(1, 260)}号${estate}${random.integer(1, 24)}号楼${random.integer(1, 4)}单元${door}`
}

function house(random: Random): string {
  return `${random.pick(VILLAGE_FIRST)}${random.pick(VILLAGE_LAST)}村${random.integer(1, 190)}号`
}

function isUrban(township: Township): boolean {
  return /(?:街道|镇)$/.test(township.name)
}

const STREETS = [
  '迎宾街',
  '新建街',
  '顺城街',
  '文华街',
  '中都路',
  '汇通路',
  '锦纶路',
  '安宁街',
  '龙湖街',
  '蕴华街',
  '晋商路',
  '康乐街',
  '府前街',
  '西关街',
  '东大街',
  '新华路',
  '和平路',
  '建设路',
]
const ESTATES_FIRST = [
  '锦绣',
  '康乐',
  '安泰',
  '和谐',
  '龙田',
  '文苑',
  '汇景',
  '福居',
  '阳光',
  '晋商',
  '桃园',
  '新兴',
  '御景',
  '凤凰',
  '金域',
]
const ESTATES_LAST = ['花园', '小区', '家园', '佳苑', '新城', '公寓', '苑']
const UNITS = ['', '', '1层商铺', '2层', '底商3号', '综合楼5层', '院内', '12号门面']
const VILLAGE_FIRST = [
  '王家',
  '李家',
  '张家',
  '郭家',
  '上',
  '下',
  '南',
  '北',
  '东',
  '西',
  '石',
  '杨家',
  '田家',
  '白家',
  '大',
  '小',
  '前',
  '后',
]
const VILLAGE_LAST = ['庄', '沟', '堡', '坪', '洼', '寨', '峪', '坡', '营', '岭', '河', '垴']
