import { officers } from './operations/officers.ts'
import { unit } from './operations/unit.ts'
import { units } from './operations/units.ts'

export {
  phonesNamed,
  prepareImport,
  readOrganizationLines,
  regionsNamed,
  type OrganizationLines,
} from './import/prepare.ts'
export type { OfficerLine, UnitLine } from './import/line.ts'
export type { Change, Enrolled, KnownAccount, KnownRegion, OrganizationPlan } from './import/planned.ts'
export { readOrganizationFiles } from './import/read-files.ts'
export { writeOrganization } from './import/write.ts'
export {
  findColleagues,
  findStanding,
  findUnitRoles,
  type Colleague,
  type Standing,
  type UnitRole,
} from './colleagues.ts'
export { appoint, endHolding, findOfficerWithin, isUnitWithin, type By } from './appointments.ts'
export { getUnitKind, unitKinds, type UnitKind } from './kinds.ts'
export { loadOrganization } from './load.ts'
export { isValidOn, regionPathOf, type PostedOfficer, type Unit } from './organization.ts'
export {
  findUnit,
  findUnitByCode,
  holdsEveryUnit,
  officersOf,
  unitKey,
  unitNames,
  unitOf,
  unitsByKind,
  unitsWithin,
} from './queries.ts'
export { staffWithin, type StaffRow } from './staff.ts'
export { findHolders, findStandings, type Holder, type Standings } from './standings.ts'
export { unitId, type Township } from './units.ts'

/** The operations of this module. */
export const organizationHandlers = [units, unit, officers]
