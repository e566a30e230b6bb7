import type { OfficerLine, UnitLine } from './line.ts'
import { planOfficers } from './plan-officers.ts'
import { planUnits } from './plan-units.ts'
import type { OrganizationPlan, PlanContext } from './planned.ts'

/** What lines of units and officers come to against what is known: pure, and the same again after it was written is no change. */
export function planOrganization(
  lines: { readonly units: readonly UnitLine[]; readonly officers: readonly OfficerLine[] },
  context: PlanContext,
): OrganizationPlan {
  const units = planUnits(lines.units, context)
  const officers = planOfficers(lines.officers, units.all, context)
  return {
    ...officers,
    units: units.written,
    changes: [...units.changes, ...officers.changes],
    unchanged: { units: units.unchanged, holdings: officers.unchanged },
    faults: [...units.faults, ...officers.faults],
  }
}
