/** What a name of a market entity is made of: 行政区划, 字号, 行业, 组织形式 (企业名称登记管理规定第六条). */
export interface NameParts {
  readonly place: string
  readonly mark: string
  readonly trade: string
  readonly organisation: string
}

/** The vocabulary by which names are read and judged. */
export interface NameWords {
  /** Division of GB/T 4754 of each word of a trade. */
  readonly trades: ReadonlyMap<string, string>
  readonly organisations: readonly string[]
  readonly barred: readonly { readonly words: readonly string[] }[]
  readonly markLength: { readonly from: number; readonly to: number }
}

/** Where a name is used: the county, and the city above it, as they are called in full. */
export interface NamePlaces {
  readonly county: string
  readonly city: string
}

export interface ReadName {
  readonly mark: string
  /** GB/T 4754 division of the word that says the trade; undefined where none does. */
  readonly division: string | undefined
}

/** 市辖区 carry their city's name (第七条); counties and cities below it stand by themselves. */
export function placeName({ county, city }: NamePlaces, level: 'city' | 'county'): string {
  if (level === 'city') return short(city)
  return county.endsWith('区') ? `${city}${county}` : county
}

export function composeName({ place, mark, trade, organisation }: NameParts): string {
  return `${place}${mark}${trade}${organisation}`
}

/** The 字号 and the trade of a name that was written whole. */
export function readName(name: string, places: NamePlaces, words: NameWords): ReadName {
  const text = plainMark(name)
  const placed = longest(placesOf(places), (place) => text.startsWith(place)) ?? ''
  const organised = longest(words.organisations, (end) => text.endsWith(end)) ?? ''
  const middle = text.slice(placed.length, organised === '' ? undefined : -organised.length)
  const trade = longest([...words.trades.keys()], (word) => middle.endsWith(word) && middle !== word)
  return {
    mark: trade ? middle.slice(0, -trade.length) : middle,
    division: trade && words.trades.get(trade),
  }
}

/** One form for all ways of writing a 字号: no spaces, no brackets, one width. */
export function plainMark(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s()·.,"'“”「」]/gu, '')
}

export type MarkFault =
  | { readonly kind: 'characters' }
  | { readonly kind: 'length' }
  | { readonly kind: 'place'; readonly word: string }
  | { readonly kind: 'trade'; readonly word: string }
  | { readonly kind: 'barred'; readonly word: string; readonly rule: number }

/** Why a 字号 cannot be one: 第五条, 第八条, 第十一条, 第十二条. Barred words are looked for in the mark with its trade; not with the place before them, for 晋中国兴 holds no 中国. */
export function faultOfMark(
  { mark, trade }: Pick<NameParts, 'mark' | 'trade'>,
  places: NamePlaces,
  words: NameWords,
): MarkFault | undefined {
  if (!/^\p{Script=Han}+$/u.test(mark)) return { kind: 'characters' }
  const length = [...mark].length
  if (length < words.markLength.from || length > words.markLength.to) return { kind: 'length' }
  const place = placesOf(places).find((each) => each === mark)
  if (place) return { kind: 'place', word: place }
  if (words.trades.has(mark)) return { kind: 'trade', word: mark }
  for (const [rule, { words: list }] of words.barred.entries()) {
    const word = list.find((each) => `${mark}${trade}`.includes(each))
    if (word) return { kind: 'barred', word, rule }
  }
  return undefined
}

/** Marks that people may take for each other: one within the other, the same characters in another order, or one of three or more that differs. */
export function isSimilar(one: string, other: string): boolean {
  if (one === other) return false
  const [a, b] = [[...one], [...other]]
  if (a.length !== b.length) return Math.abs(a.length - b.length) === 1 && holds(one, other)
  if (a.toSorted().join('') === b.toSorted().join('')) return true
  return a.length >= 3 && a.filter((character, place) => character !== b[place]).length === 1
}

function holds(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}

function placesOf({ county, city }: NamePlaces): string[] {
  const [c, d] = [short(city), short(county)]
  return [`${city}${county}`, `${c}${county}`, `${c}${d}`, city, county, c, ...([...d].length > 1 ? [d] : [])]
}

function short(place: string): string {
  return place.length > 2 ? place.replace(/[市县区]$/u, '') : place
}

function longest(texts: readonly string[], fits: (text: string) => boolean): string | undefined {
  return texts.filter(fits).toSorted((a, b) => b.length - a.length)[0]
}
