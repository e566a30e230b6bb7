import { lawOperations } from '#contract'
import { implement } from '#platform/http'
import { queryWords, snippetOf, toTsquery } from '#platform/search'
import { formatAddress, formatCitation, shortName } from '../address.ts'
import { searchArticles } from '../queries.ts'
import { askedDate, placeOf } from '../view.ts'

export const searchLaw = implement(lawOperations.search, async (act, { query }) => {
  const words = queryWords(query.q)
  const [all, any] = [toTsquery(words, 'all'), toTsquery(words, 'any')]
  if (all === undefined || any === undefined) return { articles: [] }
  const found = await searchArticles(act.platform.database.read, {
    all,
    any,
    statute: query.statute === undefined ? undefined : shortName(query.statute),
    on: askedDate(query.on, act.now),
    limit: query.limit,
  })
  return {
    articles: found.map((article) => {
      const address = { statute: article.statute, place: placeOf(article) }
      const { text, marks } = snippetOf(article.text, words)
      return {
        address: formatAddress(address),
        citation: formatCitation(address),
        statute: article.statute,
        version: article.version.toString(),
        chapter: article.chapter,
        snippet: text,
        marks: marks.map(([from, to]): [number, number] => [from, to]),
      }
    }),
  }
})
