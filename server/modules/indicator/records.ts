import { inScope } from '#modules/access'
import type { Read } from '#platform/database'
import {
  baseOf,
  conditionOf,
  isAtRisk,
  isRed,
  minutesRows,
  momentOf,
  type Fragment,
  type Frame,
} from './compile.ts'
import type { Quantity } from './measure.ts'

export interface CountedCase {
  readonly id: string
  readonly number: string
  readonly slug: string
  readonly version: number
  readonly regionName: string
  readonly unitName: string
  readonly at: Temporal.Instant
  readonly outcome: string | null
}

export interface Page {
  readonly before: string | undefined
  readonly limit: number
}

/** The cases that a quantity counts, the latest first, by the very conditions by which it is counted. */
export function countedCases(
  read: Read,
  quantity: Quantity,
  frame: Frame,
  { before, limit }: Page,
): PromiseLike<CountedCase[]> {
  return read<CountedCase[]>`
    select case_id as id, number, slug, version, region_name as "regionName", unit_name as "unitName", ${read(momentOf(quantity))} as at, outcome
    from ${rowsOf(read, quantity, frame)} ${before === undefined ? read`` : read`and case_id < ${before}::uuid`}
    order by case_id desc limit ${limit}`
}

/** How many there are on all pages. */
export async function countCases(read: Read, quantity: Quantity, frame: Frame): Promise<number> {
  const [row] = await read<
    [{ total: number }]
  >`select count(*)::int as total from ${rowsOf(read, quantity, frame)}`
  return row.total
}

function rowsOf(read: Read, quantity: Quantity, frame: Frame): Fragment {
  if ('count' in quantity && quantity.count === 'cases-at-risk')
    return read`(
      select distinct on (case_id) *, bool_or(${isRed(read, frame.risk)}) over (partition by case_id) as red from indicator.clock_fact
      where ${isAtRisk(read, frame.risk)} and ${inScope(read, frame.scope, { region: 'region_path', unit: 'unit_path' })}
      order by case_id, due) as risk where ${conditionOf(read, quantity)}`
  const rows = read`${baseOf(read, quantity, frame)} and ${conditionOf(read, quantity)}`
  if (!('sum' in quantity) || quantity.sum !== 'replaced-minutes') return rows
  return read`${rows} and (slug, version) in (select m.slug, m.version from ${minutesRows(read, frame)})`
}
