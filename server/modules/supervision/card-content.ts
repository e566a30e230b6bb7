/** What the ledger's digest of a card's step stands for; the card itself is part of its first. */
export function cardContent(step: {
  cardId: string
  no: number
  kind: string
  at: string
  by?: string
  reason?: string
  card?: object
}) {
  return step
}
