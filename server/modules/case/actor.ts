import type { Principal } from '#contract'
import { Problem } from '#platform/errors'
import type { Actor } from './case.ts'

/** The caller as the case names them. */
export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'person':
      return { kind: 'person', id: principal.subjectId, name: principal.name }
    case 'officer':
      return { kind: 'officer', id: principal.officerId, name: principal.name, unitName: principal.unitName }
    case 'anonymous':
      throw new Problem('access.sign-in-required')
  }
}
