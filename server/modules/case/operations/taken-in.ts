import { takenInOperations } from '#contract'
import { shown } from '#modules/access'
import { definitionOf } from '#modules/matter'
import { implement } from '#platform/http'
import { officerOf } from '../access.ts'
import { takenInAcross } from '../taken-in.ts'

export const takenIn = implement(takenInOperations.list, async (act, { query }) => {
  const { database } = act.platform
  const officer = officerOf(act.principal)
  const rows = await takenInAcross(database.read, officer, query.side, query.limit)
  const cases = await Promise.all(
    rows.map(async ({ slug, version, subjectKind, subjectName, at, ...row }) => {
      const matter = await definitionOf(database, slug, version)
      return {
        ...row,
        title: matter?.definition.title ?? { zh: slug, en: slug },
        subjectName:
          subjectKind === 'person' ? shown(act.principal, 'person-name', subjectName) : subjectName,
        at: at.toString(),
      }
    }),
  )
  return { cases }
})
