import type { Words } from '#platform/tabular'
import type { Change, WantedUnit } from './planned.ts'
import type { UnitState } from './state.ts'

/** What happens to a unit, in words; undefined for one that only goes with the unit above it. */
export function unitChange(
  { unit, before, place }: WantedUnit,
  all: ReadonlyMap<string, WantedUnit>,
): Change | undefined {
  if (!place) return undefined
  const about = { of: 'unit', id: unit.id, file: place.file, line: place.line } as const
  const label = `${unit.code} ${unit.name}`
  if (!before) return { ...about, what: 'add', label, words: introduced(unit) }
  const names = new Map([...all.values()].map((one) => [one.unit.id, one.unit.name]))
  const told = differences(unit, before, names)
  const isEnded = unit.validTo !== null && before.validTo !== unit.validTo
  return {
    ...about,
    what: isEnded ? 'end' : 'change',
    label,
    words: { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') },
  }
}

function introduced({ regionName, kind, validFrom, validTo }: UnitState): Words {
  return {
    zh: `${regionName}，${kind}，${validFrom}起${validTo ? `，至${validTo}` : ''}`,
    en: `${regionName}, ${kind}, from ${validFrom}${validTo ? ` to ${validTo}` : ''}`,
  }
}

function differences(unit: UnitState, before: UnitState, names: ReadonlyMap<string, string>): Words[] {
  const nameOf = (id: string | null) => (id === null ? '—' : (names.get(id) ?? id))
  const pairs: readonly [zh: string, en: string, from: string, to: string][] = [
    ['名称', 'name', before.name, unit.name],
    ['简称', 'short name', before.shortName, unit.shortName],
    ['类别', 'kind', before.kind, unit.kind],
    ['职能', 'functions', before.functions.toSorted().join(' '), unit.functions.toSorted().join(' ')],
    ['上级', 'parent', nameOf(before.parentId), nameOf(unit.parentId)],
    ['区划', 'region', before.regionName, unit.regionName],
    ['生效', 'from', before.validFrom, unit.validFrom],
    ['终止', 'to', before.validTo ?? '—', unit.validTo ?? '—'],
  ]
  const told = pairs
    .filter(([, , from, to]) => from !== to)
    .map(([zh, en, from, to]) => ({ zh: `${zh} ${from} → ${to}`, en: `${en} ${from} → ${to}` }))
  // Its own line is as it was: it goes with the unit above.
  return told.length > 0 ? told : [{ zh: '随上级移动', en: 'moves with its parent' }]
}
