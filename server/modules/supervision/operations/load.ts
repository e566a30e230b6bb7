import { supervisionOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { addWorkingDays, calendarOf } from '#modules/calendar'
import { workloads, YELLOW_DAYS, type Workload } from '#modules/case'
import { unitNames } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'

/** Rows of people that a page shows. */
const OFFICERS = 100

export const load = implement(supervisionOperations.load, async (act, { query }) => {
  const { read } = act.platform.database
  const today = dateOf(act.now)
  const soonUntil = addWorkingDays(calendarOf(act.platform), today, YELLOW_DAYS)
  const all = await workloads(read, scopeOf(officerOf(act)), { today, soonUntil })
  const names = await unitNames(read, [...new Set(all.map(({ unitId }) => unitId))])
  const nameOf = (id: string) => names.get(id) ?? ''
  const rows = query.unit ? all.filter(({ unitId }) => unitId === query.unit) : all
  return {
    today: today.toString(),
    soonUntil: soonUntil.toString(),
    total: added(rows),
    units: [...Map.groupBy(rows, ({ unitId }) => unitId)]
      .map(([id, of]) => ({ id, name: nameOf(id), ...added(of) }))
      .toSorted(byBurden),
    officers: rows
      .map(({ officerId, officerName, unitId, ...load_ }) => ({
        id: officerId,
        name: officerName,
        unitId,
        unitName: nameOf(unitId),
        ...added([load_]),
      }))
      .toSorted(byBurden)
      .slice(0, OFFICERS),
  }
})

type Burden = Pick<Workload, 'open' | 'soon' | 'overdue'>

function added(rows: readonly Burden[]): Burden {
  const sum = (pick: (row: Burden) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return {
    open: sum(({ open }) => open),
    soon: sum(({ soon }) => soon),
    overdue: sum(({ overdue }) => overdue),
  }
}

function byBurden(a: Burden, b: Burden): number {
  return b.overdue - a.overdue || b.soon - a.soon || b.open - a.open
}
