import type { PersonPrincipal } from '#contract'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'

export interface Concerned {
  readonly id: string
  readonly name: string
  readonly isSelf: boolean
  /** Item codes of the matters one may act in; null for every matter. */
  readonly matterCodes: readonly string[] | null
}

/** Oneself and the people one may act for today. */
export async function concernedBy(
  act: Act,
): Promise<{ principal: PersonPrincipal; people: readonly Concerned[] }> {
  const { principal, platform, now } = act
  if (principal.kind !== 'person') throw new Problem('access.sign-in-required')
  const others = await findActsFor(platform.database.read, principal.subjectId, dateOf(now))
  const self = { id: principal.subjectId, name: principal.name, isSelf: true, matterCodes: null }
  return {
    principal,
    people: [
      self,
      ...others.map(({ subjectId, name, matterCodes }) => ({
        id: subjectId,
        name,
        isSelf: false,
        matterCodes,
      })),
    ],
  }
}
