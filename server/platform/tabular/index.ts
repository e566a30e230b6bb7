export { CsvReader, type CsvRow } from './csv.ts'
export { TabularFault } from './fault.ts'
export { csvRowsOf, linesOf, type TextLine } from './files.ts'
export { textOf } from './text.ts'
