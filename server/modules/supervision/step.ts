import type { OfficerPrincipal } from '#contract'
import { auditEntry } from '#modules/audit'
import { digestOf, newSalt } from '#modules/ledger'
import { uuidv7 } from '#platform/crypto'
import type { Act } from '#platform/http'
import { cardContent } from './card-content.ts'
import type { Card, CardState, CardStep } from './card.ts'
import { tellOfStep } from './tell.ts'

export interface NewStep {
  readonly kind: Exclude<CardState, 'issued'>
  readonly reason: string
}

/** Takes a card a step on, with its proof, its record and the notice to whom it concerns; false where it had moved on already. */
export function takeStep(
  act: Act,
  officer: OfficerPrincipal,
  card: Card,
  steps: readonly CardStep[],
  { kind, reason }: NewStep,
): Promise<boolean> {
  const { now, platform } = act
  const salt = newSalt()
  const entryId = uuidv7(now)
  const at = now.toString()
  const no = steps.length + 1
  const content = cardContent({ cardId: card.id, no, kind, at, by: officer.officerId, reason })
  return platform.database.write(async (transaction) => {
    const moved = await transaction`
      with moved as (
        update supervision.card set state = ${kind}
        where case_id = ${card.caseId} and card_id = ${card.id} and state = ${card.state} returning case_id, card_id
      ), step as (
        insert into supervision.card_act (case_id, card_id, no, kind, officer_id, officer_name, unit_name, reason, at, entry_id, salt)
        select case_id, card_id, ${no}, ${kind}, ${officer.officerId}, ${officer.name}, ${officer.unitName}, ${reason}, ${at}::timestamptz, ${entryId}, ${Buffer.from(salt, 'hex')} from moved
        returning card_id
      )
      select ledger.append(${JSON.stringify([{ caseId: card.caseId, id: entryId, kind: `supervision.${kind}`, digest: digestOf(salt, content), at }])}::text::jsonb),
        audit.record(${JSON.stringify(auditEntry(act, { operation: act.operation.id, caseId: card.caseId, details: { card: card.id, rule: card.rule } }))}::text::jsonb)
      from step`
    if (moved.length === 0) return false
    await tellOfStep(
      transaction,
      {
        card_id: card.id,
        case_id: card.caseId,
        case_number: card.caseNumber,
        slug: card.slug,
        rule: card.rule,
        colour: card.colour,
        region_path: card.regionPath,
        unit_id: card.unitId,
        officer_id: card.officerId,
      },
      {
        kind,
        by: officer.officerId,
        objector: steps.find((step) => step.kind === 'objected')?.officerId ?? undefined,
      },
      now,
    )
    return true
  })
}
