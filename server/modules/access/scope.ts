import type { OfficerPrincipal, Principal, Role } from '#contract'
import { Problem } from '#platform/errors'
import type { Read } from '#platform/database'

/** The rows an officer may see: those at or below a region, and where `unitPath` is given only those of that unit and below it. */
export interface Scope {
  /** ltree of region codes. */
  readonly regionPath: string
  /** ltree of units; null where all units of the region count. */
  readonly unitPath: string | null
}

/** Posts that look across all departments of their region; the others see their own unit's work. */
const WHOLE_REGION: readonly Role[] = [
  'window',
  'supervisor',
  'administrator',
  'designer',
  'manager',
  'auditor',
  'leader',
  'finance',
]

/** The row scope of an officer by the posts held today; the widest post counts. Throws access.denied for anybody else. */
export function scopeOf(principal: Principal): Scope {
  if (principal.kind === 'anonymous') throw new Problem('access.sign-in-required')
  if (principal.kind === 'person') throw new Problem('access.denied')
  const whole = principal.roles.some((role) => WHOLE_REGION.includes(role))
  return { regionPath: principal.regionPath, unitPath: whole ? null : principal.unitPath }
}

/** Whether a row of that region and unit is within a scope; the same rule as `inScope` writes in SQL. */
export function isInScope(scope: Scope, row: { regionPath: string; unitPath: string }): boolean {
  return (
    isAtOrBelow(row.regionPath, scope.regionPath) &&
    (scope.unitPath === null || isAtOrBelow(row.unitPath, scope.unitPath))
  )
}

/** The condition for rows within a scope, to stand in a `where`; the columns are ltree, named by the caller's own code. */
export function inScope(read: Read, scope: Scope, columns: { region: string; unit: string }) {
  const region = read`${read(columns.region)} <@ ${scope.regionPath}::ltree`
  return scope.unitPath === null
    ? region
    : read`(${region} and ${read(columns.unit)} <@ ${scope.unitPath}::ltree)`
}

/** Whether an officer's region holds another one, such as the region a figure is asked for. */
export function coversRegion(principal: OfficerPrincipal, regionPath: string): boolean {
  return isAtOrBelow(regionPath, principal.regionPath)
}

function isAtOrBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`)
}
