export { publishEditions, type Editions } from './publish.ts'
export { readEditions, soundEdition, type EditionKind } from './read.ts'
