import type { UnitView } from '#contract'
import type { Unit } from './organization.ts'

export function unitView(unit: Unit): UnitView {
  const { id, code, name, shortName, kind, regionCode, regionName } = unit
  return {
    id,
    code,
    name,
    shortName,
    kind,
    functions: [...unit.functions],
    regionCode,
    regionName,
    parentId: unit.parentId ?? null,
    validFrom: String(unit.validFrom),
    validTo: unit.validTo ? String(unit.validTo) : null,
  }
}
