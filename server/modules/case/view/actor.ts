import type { CaseView, Principal } from '#contract'
import { shown } from '#modules/access'
import type { StoredAct } from '../queries.ts'

/** Who did an act, as the caller may see it. */
export function actorView({ actor }: StoredAct, principal: Principal): CaseView['history'][number]['by'] {
  const own = principal.kind === 'person'
  return {
    kind: actor.kind,
    // Officers act in public; applicants are named to those who handle the case.
    name: actor.kind === 'person' ? shown(principal, 'person-name', actor.name, { own }) : actor.name,
    ...(actor.kind === 'officer' ? { unitName: actor.unitName } : {}),
  }
}
