import { notify, type NewNotice } from '#modules/message'
import { findHolders, type Holder } from '#modules/organization'
import { dateOf } from '#platform/clock'
import type { Transaction } from '#platform/database'
import type { CardColour, CardState } from './card.ts'
import type { Rule } from './rule.ts'

interface Concerned {
  readonly card_id: string
  readonly case_id: string
  readonly case_number: string
  readonly slug: string
  readonly rule: string
  readonly colour: CardColour
  readonly region_path: string
  readonly unit_id: string
  readonly officer_id: string | null
}

/** Tells of new cards those to whom their rules show them, each person once for a card. */
export async function tellOfCards(
  transaction: Transaction,
  cards: readonly { rule: Rule; row: Concerned }[],
  now: Temporal.Instant,
): Promise<void> {
  const holders = await holdersAround(
    transaction,
    cards.map(({ row }) => row),
    now,
  )
  await notify(
    transaction,
    cards.flatMap(({ rule, row }) =>
      [...new Set(rule.shown.flatMap((who) => recipients(who, row, holders)))].map((officerId) =>
        noticeTo(officerId, row, row.colour),
      ),
    ),
    now,
  )
}

/** Tells of a step those whom it concerns beside the one who took it. */
export async function tellOfStep(
  transaction: Transaction,
  card: Concerned,
  { kind, by, objector }: { kind: CardState; by: string; objector?: string | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const holders = await holdersAround(transaction, [card], now)
  // An objection is for those who review; how it ended for those whom the card names.
  const to =
    kind === 'objected'
      ? recipients('supervisor', card, holders)
      : [...recipients('officer', card, holders), ...(objector ? [objector] : [])]
  await notify(
    transaction,
    [...new Set(to)].filter((id) => id !== by).map((officerId) => noticeTo(officerId, card, kind)),
    now,
  )
}

function noticeTo(officerId: string, card: Concerned, what: CardColour | CardState): NewNotice {
  const { card_id: id, rule, case_id: caseId, case_number: number, slug } = card
  return { to: { officerId }, kind: `supervision.${what}`, params: { card: id, rule, caseId, number, slug } }
}

function holdersAround(transaction: Transaction, cards: readonly Concerned[], now: Temporal.Instant) {
  if (cards.length === 0) return Promise.resolve([])
  return findHolders(
    transaction,
    {
      unitIds: cards.map(({ unit_id: id }) => id),
      regionPaths: cards.map(({ region_path: path }) => path),
    },
    dateOf(now),
  )
}

/** Where no officer is named, everybody of the unit who may take its work is. */
function recipients(who: Rule['shown'][number], card: Concerned, holders: readonly Holder[]): string[] {
  const ofUnit = holders.filter(({ unitId }) => unitId === card.unit_id)
  switch (who) {
    case 'officer':
      return card.officer_id
        ? [card.officer_id]
        : ofUnit
            .filter(({ role }) => role === 'acceptor' || role === 'approver')
            .map(({ officerId }) => officerId)
    case 'unit':
      return ofUnit.filter(({ role }) => role === 'approver').map(({ officerId }) => officerId)
    case 'supervisor':
      return holders
        .filter(({ role, regionPath }) => role === 'supervisor' && regionPath === card.region_path)
        .map(({ officerId }) => officerId)
  }
}
