import { StartFailure } from '#platform/errors'

/** What one process does: answer requests, or the work beside them (effects, the law's time, the ledger). Any number of either may run on one database. */
export const serverRoles = ['web', 'worker'] as const
export type ServerRole = (typeof serverRoles)[number]

/** Reads `web,worker`; throws StartFailure for anything else. */
export function readRoles(text: string): readonly ServerRole[] {
  const named = text.split(',').map((name) => name.trim())
  const roles = serverRoles.filter((role) => named.includes(role))
  if (roles.length === 0 || roles.length !== new Set(named).size)
    throw new StartFailure(`--roles=${text}: name ${serverRoles.join(' or ')}, or both by a comma`)
  return roles
}
