import { lawOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { shortName } from '../address.ts'
import { articlesOf, findStatute, listVersions } from '../queries.ts'
import { askedDate, toArticleView, toStatuteView } from '../view.ts'

export const lawStatute = implement(lawOperations.statute, async (act, { params, query }) => {
  const { read } = act.platform.database
  const name = shortName(params.name)
  const statute =
    query.version === undefined
      ? await findStatute(read, name, askedDate(query.on, act.now))
      : (await listVersions(read, name)).find(({ version }) => version.toString() === query.version)
  if (!statute)
    throw new Problem('law.not-found', { detail: `${name} ${query.version ?? query.on ?? ''}`.trim() })
  const articles = await articlesOf(read, statute.name, statute.version)
  return {
    statute: toStatuteView(statute),
    history: [...statute.history],
    articles: articles.map(toArticleView),
  }
})
