import type { FilePlace, LineFault, Words } from '#platform/tabular'
import type { UnitLine } from './line.ts'
import type { Change, KnownRegion, PlanContext, WantedUnit } from './planned.ts'
import { OTHER_KIND } from './read-line.ts'
import type { UnitState } from './state.ts'
import { claimFaults, cycleFaults, moveFaults } from './unit-faults.ts'
import { unitChange } from './unit-change.ts'

export interface UnitPlan {
  /** Every unit as it would be, by credit code. */
  readonly all: ReadonlyMap<string, UnitState>
  /** Those that are new or change, parents before children. */
  readonly written: readonly UnitState[]
  readonly changes: readonly Change[]
  readonly unchanged: number
  readonly faults: readonly LineFault[]
}

/** What lines of units come to. A known unit is known by its credit code; what a line leaves empty stays as it is. */
export function planUnits(lines: readonly UnitLine[], context: PlanContext): UnitPlan {
  const faults: LineFault[] = []
  const refuse = (place: FilePlace, words: Words) =>
    void faults.push({ file: place.file, line: place.line, words })
  const wanted = new Map<string, WantedUnit>(
    context.state.units.map((unit) => [unit.code, { unit, before: unit, place: undefined }]),
  )
  const lineOf = new Map<string, UnitLine>()
  for (const line of lines) {
    const first = lineOf.get(line.code)
    if (first) refuse(line, sameCode(first))
    else lineOf.set(line.code, line)
    const before = wanted.get(line.code)?.before
    const region = regionOf(line, before, context, refuse)
    if (first || !region) continue
    wanted.set(line.code, { unit: merged(line, before, region, context.newId), before, place: line })
  }
  linkParents(wanted, lineOf, refuse)
  faults.push(...cycleFaults(wanted))
  if (faults.length > 0) return { all: unitsOf(wanted), written: [], changes: [], unchanged: 0, faults }
  const placed = withPaths(wanted)
  faults.push(...moveFaults(placed), ...claimFaults(placed))
  const touched = [...placed.values()].filter(({ unit, before }) => !before || !isSame(unit, before))
  const changes = touched.flatMap((one) => unitChange(one, placed) ?? [])
  return {
    all: unitsOf(placed),
    written: touched.map(({ unit }) => unit).toSorted((a, b) => depth(a) - depth(b)),
    changes,
    unchanged: lineOf.size - touched.filter(({ place }) => place).length,
    faults,
  }
}

function sameCode(first: UnitLine): Words {
  return {
    zh: `与第${first.line}行是同一个机构代码`,
    en: `The same code stands on line ${first.line}`,
  }
}

/** The region of a line; a township that no list has is taken by its county and the name given. */
function regionOf(
  line: UnitLine,
  before: UnitState | undefined,
  { regions }: PlanContext,
  refuse: (place: FilePlace, words: Words) => void,
): KnownRegion | undefined {
  const known = regions.get(line.regionCode)
  const county = line.regionCode.length === 9 ? regions.get(line.regionCode.slice(0, 6)) : undefined
  const name = line.regionName ?? (before?.regionCode === line.regionCode ? before.regionName : undefined)
  const told =
    county && name
      ? { code: line.regionCode, name, level: 'township', path: `${county.path}.${line.regionCode}` }
      : undefined
  const region = known ?? told
  if (!region) {
    refuse(line, {
      zh: county
        ? `区划表里没有乡镇街道${line.regionCode}，请在“行政区划名称”里写上它的名称`
        : `没有行政区划${line.regionCode}`,
      en: county
        ? `No list has the township ${line.regionCode}: give its name as region_name`
        : `There is no region ${line.regionCode}`,
    })
    return undefined
  }
  if (line.level === undefined || line.level === region.level) return region
  refuse(line, {
    zh: `层级与行政区划对不上：${region.name}是${LEVELS[region.level] ?? region.level}`,
    en: `The level does not fit the region: ${region.name} is of level ${region.level}`,
  })
  return undefined
}

const LEVELS: Readonly<Record<string, string>> = {
  province: '省级',
  prefecture: '市级',
  county: '县级',
  township: '乡级',
}

function merged(
  line: UnitLine,
  before: UnitState | undefined,
  region: KnownRegion,
  newId: () => string,
): UnitState {
  const kind = line.kind ?? before?.kind ?? OTHER_KIND
  const others = line.functions ?? before?.functions.filter((one) => one !== before.kind) ?? []
  return {
    id: before?.id ?? newId(),
    code: line.code,
    name: line.name,
    shortName: line.shortName ?? (before && before.shortName !== before.name ? before.shortName : line.name),
    kind,
    // A unit answers for its own kind first; one of no department's kind answers for none by itself.
    functions: [...new Set([kind, ...others])].filter((one) => one !== OTHER_KIND),
    regionCode: region.code,
    regionName: region.name,
    regionPath: region.path,
    parentId: before?.parentId ?? null,
    path: before?.path ?? '',
    validFrom: String(line.from),
    validTo: line.to ? String(line.to) : (before?.validTo ?? null),
    isWorkedIn: before?.isWorkedIn ?? false,
  }
}

function linkParents(
  wanted: Map<string, WantedUnit>,
  lineOf: ReadonlyMap<string, UnitLine>,
  refuse: (place: FilePlace, words: Words) => void,
) {
  for (const [code, line] of lineOf) {
    const one = wanted.get(code)
    if (line.parentCode === undefined || !one?.place) continue
    const parent = wanted.get(line.parentCode)
    if (parent) wanted.set(code, { ...one, unit: { ...one.unit, parentId: parent.unit.id } })
    // A parent whose own line is wrong is told there.
    else if (!lineOf.has(line.parentCode))
      refuse(line, {
        zh: `没有上级机构${line.parentCode}：库里和文件里都没有`,
        en: `There is no parent unit ${line.parentCode}, neither known nor in the files`,
      })
  }
}

/** Every unit under the path of its parent; its own label stays for life. */
function withPaths(wanted: ReadonlyMap<string, WantedUnit>): Map<string, WantedUnit> {
  const byId = new Map([...wanted.values()].map((one) => [one.unit.id, one]))
  const paths = new Map<string, string>()
  const pathOf = ({ unit }: WantedUnit): string => {
    const known = paths.get(unit.id)
    if (known !== undefined) return known
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
    const label = unit.path.split('.').at(-1) || `u${unit.code.toLowerCase()}`
    const path = parent ? `${pathOf(parent)}.${label}` : label
    paths.set(unit.id, path)
    return path
  }
  return new Map(
    [...wanted].map(([code, one]) => [code, { ...one, unit: { ...one.unit, path: pathOf(one) } }]),
  )
}

function unitsOf(wanted: ReadonlyMap<string, WantedUnit>): ReadonlyMap<string, UnitState> {
  return new Map([...wanted].map(([code, { unit }]) => [code, unit]))
}

function isSame(one: UnitState, other: UnitState): boolean {
  const plain = (unit: UnitState) => JSON.stringify({ ...unit, functions: unit.functions.toSorted() })
  return plain(one) === plain(other)
}

function depth({ path }: UnitState): number {
  return path.split('.').length
}
