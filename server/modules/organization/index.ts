import { officers } from './operations/officers.ts'
import { unit } from './operations/unit.ts'
import { units } from './operations/units.ts'

export { getUnitKind, unitKinds, type UnitKind } from './kinds.ts'
export { loadOrganization } from './load.ts'
export { isValidOn, regionPathOf, type PostedOfficer, type Unit } from './organization.ts'
export { findUnit, officersOf, unitKey, unitOf, unitsByKind, unitsWithin } from './queries.ts'
export { unitId, type Township } from './units.ts'

/** The operations of this module. */
export const organizationHandlers = [units, unit, officers]
