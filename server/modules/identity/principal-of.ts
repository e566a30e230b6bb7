import type { CurrentView, OfficerPrincipal, PersonPrincipal, Principal } from '#contract'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { findActsFor } from './authorisation.ts'

/** The signed-in caller; the access table lets nobody else reach an operation that asks for one. */
export function signedIn(act: Act): PersonPrincipal | OfficerPrincipal {
  if (act.principal.kind === 'anonymous') throw new Problem('access.sign-in-required')
  return act.principal
}

/** The signed-in person; an officer is refused. */
export function signedInPerson(act: Act): PersonPrincipal {
  const principal = signedIn(act)
  if (principal.kind !== 'person') throw new Problem('access.denied')
  return principal
}

/** A principal with those for whom it may act today. */
export async function currentOf(
  read: Read,
  principal: Principal,
  now: Temporal.Instant,
): Promise<CurrentView> {
  const actsFor = principal.kind === 'person' ? await findActsFor(read, principal.subjectId, dateOf(now)) : []
  return { principal, actsFor }
}
