export { snippetOf, type Snippet } from './snippet.ts'
export { indexWords, queryWords, toTsquery, toTsvector } from './words.ts'
