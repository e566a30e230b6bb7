import { supervisionOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'
import { talliesWithin, type TallyRow } from '../cards.ts'
import { ruleTitles } from '../catalogue.ts'

/** Officers who answer for the most. */
const OFFICERS = 50

export const summary = implement(supervisionOperations.summary, async (act, { query }) => {
  const { database } = act.platform
  const [rows, titles] = await Promise.all([
    talliesWithin(database.read, scopeOf(officerOf(act)), query),
    ruleTitles(database),
  ])
  return {
    total: added(rows),
    units: grouped(
      rows,
      ({ unitId }) => unitId,
      (id, [first]) => ({ id, name: first?.unitName ?? '' }),
    ),
    officers: grouped(
      rows.filter(({ officerId }) => officerId !== null),
      ({ officerId }) => officerId ?? '',
      (id, [first]) => ({ id, name: first?.officerName ?? '', unitName: first?.unitName ?? '' }),
    ).slice(0, OFFICERS),
    rules: grouped(
      rows,
      ({ rule }) => rule,
      (rule) => ({ rule, title: titles.get(rule) ?? { zh: rule, en: rule } }),
    ),
  }
})

type Tally = Pick<TallyRow, 'yellow' | 'red' | 'objected' | 'cancelled'>

/** The heaviest first: red before yellow. */
function grouped<T extends object>(
  rows: readonly TallyRow[],
  keyOf: (row: TallyRow) => string,
  named: (key: string, rows: readonly TallyRow[]) => T,
): (T & Tally)[] {
  return [...Map.groupBy(rows, keyOf)]
    .map(([key, of]) => ({ ...named(key, of), ...added(of) }))
    .toSorted((a, b) => b.red - a.red || b.yellow - a.yellow)
}

function added(rows: readonly Tally[]): Tally {
  const sum = (pick: (row: Tally) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return {
    yellow: sum(({ yellow }) => yellow),
    red: sum(({ red }) => red),
    objected: sum(({ objected }) => objected),
    cancelled: sum(({ cancelled }) => cancelled),
  }
}
