import type { CardView, OfficerPrincipal } from '#contract'
import { definitionOf } from '#modules/matter'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Act } from '#platform/http'
import { mayObject, mayReview, type Card } from './card.ts'
import { findCard, stepsOf } from './cards.ts'
import { ruleTitles } from './catalogue.ts'

/** Cards as an officer sees them, with what they may do; two more round trips whatever their number. */
export async function cardViews(
  { platform, now }: Act,
  officer: OfficerPrincipal,
  cards: readonly Card[],
): Promise<CardView[]> {
  const { database } = platform
  if (cards.length === 0) return []
  const [steps, titles] = await Promise.all([stepsOf(database.read, cards), ruleTitles(database)])
  const today = dateOf(now)
  return Promise.all(
    cards.map(async (card): Promise<CardView> => {
      const definition = (await definitionOf(database, card.slug, card.version))?.definition
      const taken = steps.get(card.id) ?? []
      const named = (name: string) => ({ zh: name, en: name })
      return {
        id: card.id,
        colour: card.colour,
        rule: card.rule,
        ruleVersion: card.ruleVersion,
        title: titles.get(card.rule) ?? named(card.rule),
        said: card.said,
        todo: card.todo,
        todoBy: card.todoBy.toString(),
        basis: card.basis,
        caseId: card.caseId,
        caseNumber: card.caseNumber,
        matter: { slug: card.slug, title: definition?.title ?? named(card.slug) },
        stage: card.stage ? (definition?.flow.stages[card.stage]?.title ?? named(card.stage)) : null,
        taskId: card.taskId,
        regionName: card.regionName,
        unitId: card.unitId,
        unitName: card.unitName,
        officerId: card.officerId,
        officerName: card.officerName,
        occurredAt: card.occurredAt.toString(),
        issuedAt: card.issuedAt.toString(),
        objectUntil: card.objectUntil.toString(),
        state: card.state,
        acts: taken.map(({ kind, at, officerName, unitName, reason }) => ({
          kind,
          at: at.toString(),
          by: officerName,
          unitName,
          reason,
        })),
        mayObject: mayObject(card, officer, today),
        mayReview: mayReview(card, taken, officer),
      }
    }),
  )
}

/** One card as it stands now. */
export async function cardOf(act: Act, officer: OfficerPrincipal, id: string): Promise<CardView> {
  const card = await findCard(act.platform.database.read, id)
  const [view] = card ? await cardViews(act, officer, [card]) : []
  if (!view) throw new Problem('supervision.card-not-found')
  return view
}
