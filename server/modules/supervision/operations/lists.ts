import { supervisionOperations } from '#contract'
import { scopeOf } from '#modules/access'
import { getVisibleCase } from '#modules/case'
import { dateOf } from '#platform/clock'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'
import { cardsOfCase, cardsWithin, marksOf, ownCards } from '../cards.ts'
import { cardViews } from '../view.ts'

export const cards = implement(supervisionOperations.cards, async (act, { query }) => {
  const officer = officerOf(act)
  const { after, limit, ...asked } = query
  const found = await cardsWithin(act.platform.database.read, scopeOf(officer), asked, { after, limit })
  return {
    cards: await cardViews(act, officer, found),
    next: found.length === limit ? (found.at(-1)?.id ?? null) : null,
  }
})

export const own = implement(supervisionOperations.own, async (act, { query }) => {
  const officer = officerOf(act)
  const found = await ownCards(act.platform.database.read, officer, dateOf(act.now), query.limit)
  return { cards: await cardViews(act, officer, found.cards), open: found.open }
})

export const ofCase = implement(supervisionOperations.ofCase, async (act, { params }) => {
  const officer = officerOf(act)
  const { base } = await getVisibleCase(act, params.id)
  return { cards: await cardViews(act, officer, await cardsOfCase(act.platform.database.read, base.caseId)) }
})

export const marks = implement(supervisionOperations.marks, async (act, { query }) => {
  const officer = officerOf(act)
  const { read } = act.platform.database
  return { marks: await marksOf(read, scopeOf(officer), officer, query.cases.split(',')) }
})
