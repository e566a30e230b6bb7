import { lawArticle } from './operations/article.ts'
import { searchLaw } from './operations/search.ts'
import { lawStatute } from './operations/statute.ts'
import { lawStatutes } from './operations/statutes.ts'
import { lawVersions } from './operations/versions.ts'

export {
  formatAddress,
  formatCitation,
  formatPlace,
  parseAddress,
  parseCitation,
  parsePlace,
  shortName,
  type Address,
  type Place,
} from './address.ts'
export { openLibrary, type Library } from './library.ts'
export { loadStatutes } from './load.ts'
export { fromChinese, toChinese } from './numeral.ts'
export {
  articlesOf,
  findStatute,
  listStatutes,
  listVersions,
  searchArticles,
  type Article,
  type LawSearch,
  type Statute,
} from './queries.ts'
export { resolveAddresses, type Resolved } from './resolve.ts'

export const lawHandlers = [lawStatutes, lawStatute, lawVersions, lawArticle, searchLaw]
