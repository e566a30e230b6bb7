import type { FilePlace, LineFault } from '#platform/tabular'
import type { WantedUnit } from './planned.ts'
import type { UnitState } from './state.ts'

/** Units that would stand above themselves. */
export function cycleFaults(wanted: ReadonlyMap<string, WantedUnit>): LineFault[] {
  const byId = new Map([...wanted.values()].map((one) => [one.unit.id, one]))
  return [...wanted.values()].flatMap(({ unit, place }) => {
    const passed = new Set<string>()
    for (let at = unit.parentId; at !== null; at = byId.get(at)?.unit.parentId ?? null) {
      if (at === unit.id && place)
        return [faultAt(place, `${unit.name}绕了一圈成了自己的上级`, `${unit.name} would stand above itself`)]
      if (passed.has(at)) break
      passed.add(at)
    }
    return []
  })
}

/**
 * A case keeps the place of the unit it was filed with, and officers see cases by place. So a unit moves, in the tree or to another
 * region, only until people work there.
 */
export function moveFaults(placed: ReadonlyMap<string, WantedUnit>): LineFault[] {
  const byId = new Map([...placed.values()].map((one) => [one.unit.id, one]))
  return [...placed.values()].flatMap(({ unit, before }) => {
    if (!before?.isWorkedIn || (before.path === unit.path && before.regionPath === unit.regionPath)) return []
    const place = nearestLine(unit, byId)
    return place
      ? [
          faultAt(
            place,
            `${unit.name}已经有人办件，不能再换上级或行政区划：请撤销它，另设新机构`,
            `People work in ${unit.name} already, so its parent and region stay: end it and set up a new unit`,
          ),
        ]
      : []
  })
}

/** In one region one unit answers for a kind at a time, or nobody could say who handles a matter. */
export function claimFaults(placed: ReadonlyMap<string, WantedUnit>): LineFault[] {
  const claims = [...placed.values()].flatMap((one) =>
    one.unit.functions.map((kind) => ({ key: `${kind}@${one.unit.regionCode}`, kind, one })),
  )
  return [...Map.groupBy(claims, ({ key }) => key).values()].flatMap((same) =>
    same.flatMap(({ kind, one }, at) => {
      const other = same.find(
        (each, index) =>
          (index < at || !each.one.place) && each.one !== one && doOverlap(each.one.unit, one.unit),
      )
      if (!other || !one.place) return []
      const name = other.one.unit.name
      return [
        faultAt(
          one.place,
          `同一行政区划里${name}已经承担“${kind}”，一个类别只能有一个机构`,
          `${name} answers for ${kind} in this region already, and only one unit may`,
        ),
      ]
    }),
  )
}

function nearestLine(unit: UnitState, byId: ReadonlyMap<string, WantedUnit>): FilePlace | undefined {
  for (let at = byId.get(unit.id); at; at = at.unit.parentId ? byId.get(at.unit.parentId) : undefined)
    if (at.place) return at.place
  return undefined
}

function doOverlap(one: UnitState, other: UnitState): boolean {
  return one.validFrom <= (other.validTo ?? '9999') && other.validFrom <= (one.validTo ?? '9999')
}

function faultAt({ file, line }: FilePlace, zh: string, en: string): LineFault {
  return { file, line, words: { zh, en } }
}
