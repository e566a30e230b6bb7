import type { Principal } from '#contract'
import { Problem } from '#platform/errors'
import { accessTable, type Who } from './table.ts'

/** Lets the principal go on with an action; throws access.sign-in-required or access.denied. An action not in the table is denied. */
export function authorise(principal: Principal, action: string): void {
  if (isAllowed(principal, action)) return
  throw new Problem(principal.kind === 'anonymous' ? 'access.sign-in-required' : 'access.denied')
}

/** Whether a rule allows the action to the principal. */
export function isAllowed(principal: Principal, action: string): boolean {
  const who = Object.hasOwn(accessTable, action)
    ? (accessTable as Readonly<Record<string, Who>>)[action]
    : undefined
  return who !== undefined && fits(principal, who)
}

function fits(principal: Principal, who: Who): boolean {
  if (who === 'anyone') return true
  if (who === 'signed-in') return principal.kind !== 'anonymous'
  if (who === 'person' || who === 'officer') return principal.kind === who
  if (principal.kind === 'person') return who.persons === true
  return principal.kind === 'officer' && principal.roles.some((role) => who.roles.includes(role))
}
