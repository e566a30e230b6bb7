import type { OfficerPrincipal, Role } from '#contract'

/** Which posts may file a matter: of one of these roles, in a unit that answers for one of these departments; in any unit where none is named. */
export interface FilingRule {
  readonly roles: readonly Role[]
  readonly departments?: readonly string[] | undefined
}

/** What people apply for is filed for them at a window alone (异地、线下申报). */
export const AT_THE_WINDOW: FilingRule = { roles: ['window'] }

/** Whether the posts an officer holds today let them file under a rule; `functions` are the department kinds their unit answers for. */
export function mayFile(
  { roles }: Pick<OfficerPrincipal, 'roles'>,
  rule: FilingRule,
  functions: readonly string[],
): boolean {
  return (
    roles.some((role) => rule.roles.includes(role)) &&
    (rule.departments === undefined || rule.departments.some((kind) => functions.includes(kind)))
  )
}
