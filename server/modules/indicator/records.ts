import { inScope } from '#modules/access'
import type { Read } from '#platform/database'
import {
  baseOf,
  conditionOf,
  isAtRisk,
  isOfItems,
  isRed,
  minutesRows,
  momentOf,
  type Fragment,
  type Frame,
} from './compile.ts'
import type { Quantity } from './measure.ts'

/** One thing that a figure counts: a case, a card of a case, or an item on offer. */
export interface Counted {
  readonly id: string
  readonly caseId: string | null
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

/** What a quantity counts, the latest first, by the very conditions by which it is counted. */
export function countedRows(
  read: Read,
  quantity: Quantity,
  frame: Frame,
  { before, limit }: Page,
): PromiseLike<Counted[]> {
  const key = read(keyOf(quantity))
  const caseId = isOfItems(quantity) ? read`null::uuid` : read`case_id`
  return read<Counted[]>`
    select ${key}::text as id, ${caseId} as "caseId", number, slug, version, region_name as "regionName", unit_name as "unitName", ${read(momentOf(quantity))} as at, outcome
    from ${rowsOf(read, quantity, frame)} ${before === undefined ? read`` : read`and ${key} < ${before}`}
    order by ${key} desc limit ${limit}`
}

/** How many there are on all pages. */
export async function countRows(read: Read, quantity: Quantity, frame: Frame): Promise<number> {
  const [row] = await read<
    [{ total: number }]
  >`select count(*)::int as total from ${rowsOf(read, quantity, frame)}`
  return row.total
}

/** Items are named by their code, everything else by a uuid. */
export function isKeyOf(quantity: Quantity, key: string): boolean {
  return isOfItems(quantity) ? /^[0-9A-Z]{31}$/.test(key) : /^[0-9a-f-]{36}$/.test(key)
}

function keyOf(quantity: Quantity): string {
  if (isOfItems(quantity)) return 'item_code'
  return 'count' in quantity && quantity.count === 'cards' ? 'card_id' : 'case_id'
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
