import { lawOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { readAddress, resolveAddresses } from '../resolve.ts'
import { askedDate, toArticleView, toStatuteView } from '../view.ts'

export const lawArticle = implement(lawOperations.article, async (act, { query }) => {
  if (!readAddress(query.address)) throw new Problem('law.address-invalid', { detail: query.address })
  const on = askedDate(query.on, act.now)
  const found = (await resolveAddresses(act.platform.database.read, [query.address], on)).get(query.address)
  if (!found) throw new Problem('law.not-found', { detail: `${query.address} ${on}` })
  return { ...found, statute: toStatuteView(found.statute), article: toArticleView(found.article) }
})
