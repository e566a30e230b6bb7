import { offerOperations } from '#contract'
import { currentDefinition } from '#modules/matter'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentOffers } from '../load.ts'
import { declineOffer, isWanted, openOffers, setWanted } from '../queries.ts'
import { concernedBy } from './people.ts'

export const list = implement(offerOperations.list, async (act) => {
  const { database } = act.platform
  const { principal, people } = await concernedBy(act)
  const byId = new Map(people.map((person) => [person.id, person]))
  const [rows, definitions, wanted] = await Promise.all([
    openOffers(database.read, [...byId.keys()]),
    currentOffers(database),
    isWanted(database.read, principal.subjectId),
  ])
  const offers = await Promise.all(
    rows.map(async ({ id, subjectId, slug, definitionId, foundOn }) => {
      const matter = await currentDefinition(database, slug)
      const definition = definitions.find((each) => each.id === definitionId)
      const person = byId.get(subjectId)
      if (!matter || !definition || !person) return []
      // Authorised for other matters only.
      if (person.matterCodes && !person.matterCodes.includes(slug)) return []
      const { title } = matter.definition
      const subject = { id: person.id, name: person.name, isSelf: person.isSelf }
      return [{ id, slug, title, says: definition.says, subject, foundOn: foundOn.toString() }]
    }),
  )
  return { offers: offers.flat(), wanted }
})

export const decline = implement(offerOperations.decline, async (act, { params }) => {
  const { people } = await concernedBy(act)
  const ids = people.map(({ id }) => id)
  if (!(await declineOffer(act.platform.database.read, params.id, ids, act.now)))
    throw new Problem('offer.not-found')
  return { id: params.id }
})

export const prefer = implement(offerOperations.prefer, async (act, { body }) => {
  const { principal } = await concernedBy(act)
  await setWanted(act.platform.database.read, principal.subjectId, body.wanted, act.now)
  return { wanted: body.wanted }
})
