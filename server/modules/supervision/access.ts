import type { OfficerPrincipal } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { isOwn, type Card, type CardStep } from './card.ts'
import { findCard, stepsOf } from './cards.ts'

export interface SeenCard {
  readonly officer: OfficerPrincipal
  readonly card: Card
  readonly steps: readonly CardStep[]
}

/** The card, to those whose it is and to those in whose scope it is; to all others it does not exist. */
export async function getVisibleCard(act: Act, id: string): Promise<SeenCard> {
  const officer = officerOf(act)
  const { read } = act.platform.database
  const card = await findCard(read, id)
  if (!card || !(isOwn(card, officer) || isInScope(scopeOf(officer), card)))
    throw new Problem('supervision.card-not-found')
  return { officer, card, steps: (await stepsOf(read, [card])).get(card.id) ?? [] }
}

export function officerOf({ principal }: Act): OfficerPrincipal {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return principal
}
