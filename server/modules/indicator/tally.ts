import type { Read } from '#platform/database'
import { amountOf, baseKey, baseOf, conditionOf, minutesRows, type Fragment, type Frame } from './compile.ts'
import type { Quantity } from './measure.ts'

/** What a quantity came to, and how many cases (or ratings) made it up. */
export interface Amount {
  readonly amount: number
  readonly cases: number
}

/** Amounts by name. Adding the tallies of two stretches gives the tally of both. */
export type Tally = ReadonlyMap<string, Amount>

/** Counts all quantities in one statement; those that count among the same rows share one pass over them. */
export async function tally(
  read: Read,
  quantities: ReadonlyMap<string, Quantity>,
  frame: Frame,
): Promise<Tally> {
  const groups = [
    ...Map.groupBy(quantities, ([name, quantity]) =>
      isMinutes(quantity) ? name : baseKey(quantity),
    ).values(),
  ]
  const [first, ...others] = groups.map((group, index) => selectOf(read, index, group, frame))
  if (!first) return new Map()
  const rows = await read<{ group: number; amounts: number[]; cases: number[] }[]>`
    ${others.reduce<Fragment>((all, one) => read`${all} union all ${one}`, first)}`
  return new Map(
    rows.flatMap(({ group, amounts, cases }) =>
      (groups[group] ?? []).map(([name], index): [string, Amount] => [
        name,
        { amount: amounts[index] ?? 0, cases: cases[index] ?? 0 },
      ]),
    ),
  )
}

/** Two tallies as one. */
export function addTallies(one: Tally, other: Tally): Tally {
  const sum = new Map(one)
  for (const [name, { amount, cases }] of other) {
    const before = one.get(name)
    sum.set(name, { amount: (before?.amount ?? 0) + amount, cases: (before?.cases ?? 0) + cases })
  }
  return sum
}

const isMinutes = (quantity: Quantity) => 'sum' in quantity && quantity.sum === 'replaced-minutes'

function selectOf(
  read: Read,
  index: number,
  group: readonly (readonly [string, Quantity])[],
  frame: Frame,
): Fragment {
  const quantities = group.map(([, quantity]) => quantity)
  const [first] = quantities
  if (!first) throw new Error('a group without quantities')
  if (isMinutes(first))
    return read`
      select ${index}::int as "group", array[coalesce(sum(g.n * m.minutes), 0)]::float8[] as amounts, array[coalesce(sum(g.n), 0)]::float8[] as cases
      from (select slug, version, count(*) as n from ${baseOf(read, first, frame)} and ${conditionOf(read, first)} group by slug, version) g
      join ${minutesRows(read, frame)} using (slug, version)`
  const amounts = listed(
    read,
    quantities.map((quantity) => amountOf(read, quantity)),
  )
  const cases = listed(
    read,
    quantities.map((quantity) => read`count(*) filter (where ${conditionOf(read, quantity)})`),
  )
  return read`select ${index}::int as "group", array[${amounts}]::float8[] as amounts, array[${cases}]::float8[] as cases from ${baseOf(read, first, frame)}`
}

function listed(read: Read, fragments: readonly Fragment[]): Fragment {
  return fragments.reduce((all, one) => read`${all}, ${one}`)
}
