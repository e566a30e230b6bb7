import { ratingOperations } from '#contract'
import { currentDefinition } from '#modules/matter'
import { implement, type Act } from '#platform/http'
import { publishedAnswers } from '../queries.ts'
import { tagLabels } from '../questions.ts'
import { ratesBy } from '../rates.ts'

export const rates = implement(ratingOperations.rates, async (act, { query }) => {
  const found = await ratesBy(act.platform.database.read, query, act.now)
  const titled = await Promise.all(
    found.rows.map(async (row) => ({
      ...row,
      label: query.by === 'item' ? await titleOf(act, row.key) : row.label,
    })),
  )
  return { total: found.total, rows: titled }
})

export const published = implement(ratingOperations.published, async (act, { query }) => {
  const rows = await publishedAnswers(act.platform.database.read, query)
  const answers = await Promise.all(
    rows.map(async ({ slug, name, tags, answeredAt, ...row }) => ({
      ...row,
      matter: await titleOf(act, slug),
      // Published to everybody: the surname and no more.
      name: `${name.slice(0, 1)}**`,
      tags: tagLabels(tags),
      answeredAt: answeredAt.toString(),
    })),
  )
  return { answers }
})

/** What a matter is called now; one that is no more is called by its name in addresses. */
export async function titleOf({ platform }: Act, slug: string) {
  const matter = await currentDefinition(platform.database, slug)
  return matter?.definition.title ?? { zh: slug, en: slug }
}
