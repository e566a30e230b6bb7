import { z } from 'zod'
import { lineageOn } from '#modules/region'
import type { Consulted } from '#modules/form'
import type { Read } from '#platform/database'
import { composeName, placeName, plainMark, readName, type NamePlaces } from './name.ts'
import type { Naming } from './naming.ts'

/** A name that somebody wants to have registered. */
export interface WantedName {
  readonly name: string
  readonly mark: string
  readonly trade: string
  readonly division: string
  /** The region whose name it carries: a city's four digits or a county's six. */
  readonly place: string
  /** The county that registers it. */
  readonly registrar: string
  readonly places: NamePlaces
}

/** Kinds of entity that names are wanted for, by the path of the source. */
export const nameKinds = ['company', 'trader'] as const
export type NameKind = (typeof nameKinds)[number]

const company = z.object({
  place: z.enum(['city', 'county']),
  mark: z.string(),
  trade: z.string(),
  organisation: z.string(),
})
const trader = z.object({ tradeName: z.string().min(1) })

/** The name that the answers of a form say: a company's in its four parts, a sole trader's written whole. Undefined while they do not say it all. */
export async function wantedName(
  read: Read,
  naming: Naming,
  { path, answers, regionCode, on }: Pick<Consulted, 'path' | 'answers' | 'regionCode' | 'on'>,
): Promise<WantedName | undefined> {
  const given = path === 'company' ? company.safeParse(answers) : trader.safeParse(answers)
  if (!given.success) return undefined
  const registrar = regionCode.slice(0, 6)
  const places = await placesOf(read, registrar, on)
  const parts = given.data
  if ('tradeName' in parts) {
    const { mark, division } = readName(parts.tradeName, places, naming)
    const trade = ''
    return {
      name: parts.tradeName,
      mark,
      trade,
      division: division ?? '',
      place: registrar,
      registrar,
      places,
    }
  }
  const division = naming.trades.get(parts.trade)
  if (division === undefined || !naming.organisations.includes(parts.organisation)) return undefined
  const mark = plainMark(parts.mark)
  const name = composeName({ ...parts, mark, place: placeName(places, parts.place) })
  const place = parts.place === 'city' ? registrar.slice(0, 4) : registrar
  return { name, mark, trade: parts.trade, division, place, registrar, places }
}

/** What the county and its city are called on a day. */
export async function placesOf(read: Read, county: string, on: Temporal.PlainDate): Promise<NamePlaces> {
  const line = await lineageOn(read, county, on)
  const own = line.at(-1)
  const city = line.at(-2)
  if (!own || !city) throw new RangeError(`no region ${county}`)
  return { county: own.name, city: city.name }
}
