import { home } from './operations/home.ts'
import { search } from './operations/search.ts'

export { buildIndex, searchIndex, type Hit, type SearchIndex } from './search-index.ts'

export const serviceHandlers = [search, home]
