import type { RegionLevel } from '#contract'

/** The one form a region's code is kept in: 6 digits to the county, 9 for a township, 12 for a village; undefined when it is no code. */
export function canonicalCode(text: string): string | undefined {
  if (!/^\d+$/.test(text)) return undefined
  if (text.length === 2 || text.length === 4) return canonicalCode(text.padEnd(6, '0'))
  if (text.length !== 6 && text.length !== 9 && text.length !== 12) return undefined
  // The statistical form pads every level to 12 digits (统计用区划代码编制规则).
  const village = text.slice(9)
  const township = text.slice(6, 9)
  if (village && village !== '000')
    return township === '000' ? undefined : checkedCounty(text, text.slice(0, 6))
  if (township && township !== '000') return checkedCounty(text.slice(0, 9), text.slice(0, 6))
  const six = text.slice(0, 6)
  const [province, prefecture, county] = [six.slice(0, 2), six.slice(2, 4), six.slice(4, 6)]
  if (province === '00' || (prefecture === '00' && county !== '00')) return undefined
  return six
}

/** Province, prefecture, county (GB/T 2260-2007), township (GB/T 10114-2003) or village, told from a canonical code. */
export function levelOf(code: string): RegionLevel {
  if (code.length === 12) return 'village'
  if (code.length === 9) return 'township'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** The canonical code one level up; undefined for a province. */
export function parentCodeOf(code: string): string | undefined {
  switch (levelOf(code)) {
    case 'village':
      return code.slice(0, 9)
    case 'township':
      return code.slice(0, 6)
    case 'county':
      return `${code.slice(0, 4)}00`
    case 'prefecture':
      return `${code.slice(0, 2)}0000`
    case 'province':
      return undefined
  }
}

/** The codes from the province down to and including this one. */
export function lineageOf(code: string): string[] {
  const parent = parentCodeOf(code)
  return parent ? [...lineageOf(parent), code] : [code]
}

/** The place in the tree as an ltree: `14.1407.140702.140702001`. */
export function pathOf(code: string): string {
  return lineageOf(code).map(label).join('.')
}

/** Whether a region is another one or lies inside it. */
export function isWithin(code: string, ancestor: string): boolean {
  return lineageOf(code).includes(ancestor)
}

/** What the number ranges say a region is (GB/T 2260-2007 §4.2, GB/T 10114-2003 §4); undefined outside every range. */
export function kindOf(code: string): string | undefined {
  const level = levelOf(code)
  if (level === 'province') return '省、自治区、直辖市、特别行政区'
  const number = Number(
    level === 'prefecture' ? code.slice(2, 4) : level === 'county' ? code.slice(4, 6) : code.slice(-3),
  )
  return ranges[level].find(([first, last]) => number >= first && number <= last)?.[2]
}

const ranges = {
  prefecture: [
    [1, 20, '地级市'],
    [21, 50, '地区、自治州、盟'],
    [51, 70, '地级市'],
    [90, 90, '省直辖县级行政区划'],
  ],
  county: [
    [1, 20, '市辖区'],
    [21, 80, '县、自治县、旗'],
    [81, 99, '县级市'],
  ],
  township: [
    [1, 99, '街道'],
    [100, 199, '镇'],
    [200, 399, '乡'],
    [400, 599, '类似乡级单位'],
  ],
  village: [
    [1, 199, '居民委员会'],
    [200, 399, '村民委员会'],
    [400, 499, '类似居民委员会'],
    [500, 599, '类似村民委员会'],
  ],
} as const satisfies Record<Exclude<RegionLevel, 'province'>, readonly (readonly [number, number, string])[]>

function label(code: string): string {
  const level = levelOf(code)
  return level === 'province' ? code.slice(0, 2) : level === 'prefecture' ? code.slice(0, 4) : code
}

function checkedCounty(code: string, county: string): string | undefined {
  return canonicalCode(county) === county && levelOf(county) === 'county' ? code : undefined
}
