import type { Read } from '#platform/database'
import { amountOf, baseOf, isOfItems, type Frame } from './compile.ts'
import { quantityOf, type Measure } from './measure.ts'

/** What a figure is taken apart by: matter, place, unit that decides. */
export const parts = ['matter', 'region', 'unit'] as const
export type BrokenBy = (typeof parts)[number]

const columns = { matter: 'slug', region: 'region_name', unit: 'unit_name' } as const

export interface Broken {
  readonly key: string
  /** The newest version that is counted, for the name of a matter. */
  readonly version: number
  readonly numerator: number
  readonly denominator: number
}

/**
 * A share or a mean taken apart: the same rows, counted by the same conditions, so that the parts add up to the figure. Undefined for a
 * total, for what is counted of items, and for minutes, which are added up by matter elsewhere.
 */
export async function breakDown(
  read: Read,
  measure: Measure,
  by: BrokenBy,
  frame: Frame,
): Promise<Broken[] | undefined> {
  const numerator = quantityOf(measure, 'numerator')
  const denominator = quantityOf(measure, 'denominator')
  if (!numerator || !denominator || isOfItems(numerator) || isOfItems(denominator)) return undefined
  if ([numerator, denominator].some((each) => 'sum' in each && each.sum === 'replaced-minutes'))
    return undefined
  if ([numerator, denominator].some((each) => 'count' in each && each.count === 'cases-at-risk'))
    return undefined
  const key = read(columns[by])
  return read<Broken[]>`
    select * from (
      select ${key} as key, max(version)::int as version, ${amountOf(read, numerator)}::float8 as numerator, ${amountOf(read, denominator)}::float8 as denominator
      from ${baseOf(read, denominator, frame)} group by ${key}) parts
    where denominator > 0 order by denominator desc, key limit 500`
}
