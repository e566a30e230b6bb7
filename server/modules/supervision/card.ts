import type { CardView, Citation, Localized, OfficerPrincipal } from '#contract'

export type CardState = CardView['state']
export type CardColour = CardView['colour']

/** A card as it is stored, without its steps. */
export interface Card {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly slug: string
  readonly version: number
  readonly rule: string
  readonly ruleVersion: number
  readonly colour: CardColour
  readonly regionPath: string
  readonly regionName: string
  readonly caseUnitPath: string
  readonly unitId: string
  readonly unitPath: string
  readonly unitName: string
  readonly officerId: string | null
  readonly officerName: string | null
  readonly stage: string | null
  readonly taskId: string | null
  readonly said: Localized
  readonly todo: Localized
  readonly todoBy: Temporal.PlainDate
  readonly basis: Citation
  readonly occurredAt: Temporal.Instant
  readonly issuedAt: Temporal.Instant
  readonly objectUntil: Temporal.PlainDate
  readonly state: CardState
}

/** What happened to a card: the rules issue it, people do the rest. */
export interface CardStep {
  readonly kind: CardState
  readonly at: Temporal.Instant
  readonly officerId: string | null
  readonly officerName: string | null
  readonly unitName: string | null
  readonly reason: string | null
}

/** Whose card it is: the officer it names and the deciders of the unit, or anybody of the unit where it names nobody. */
export function isOwn(card: Card, officer: OfficerPrincipal): boolean {
  if (card.officerId === officer.officerId) return true
  return card.unitId === officer.unitId && (card.officerId === null || officer.roles.includes('approver'))
}

/** 申诉: once, by those whose card it is, until the last day. */
export function mayObject(card: Card, officer: OfficerPrincipal, on: Temporal.PlainDate): boolean {
  return card.state === 'issued' && isOwn(card, officer) && !isTooLate(card, on)
}

export function isTooLate({ objectUntil }: Card, on: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(on, objectUntil) > 0
}

/** 复核: by a supervisor who is neither named by the card nor objected to it (公务员法第七十六条: nobody judges an own affair). */
export function mayReview(card: Card, steps: readonly CardStep[], officer: OfficerPrincipal): boolean {
  return (
    card.state === 'objected' && officer.roles.includes('supervisor') && !isConcerned(card, steps, officer)
  )
}

export function isConcerned(card: Card, steps: readonly CardStep[], officer: OfficerPrincipal): boolean {
  return (
    card.officerId === officer.officerId || steps.some(({ officerId }) => officerId === officer.officerId)
  )
}
