import { breakdown } from './operations/breakdown.ts'
import { definition } from './operations/definition.ts'
import { figures } from './operations/figures.ts'
import { records } from './operations/records.ts'

export { getIndicator } from './catalogue.ts'
export type { Frame } from './compile.ts'
export type { Figure } from './figure.ts'
export { figuresOf } from './figures.ts'
export { frameOf, reportScopeOf, type ReportScope } from './frame.ts'
export { loadIndicators, readIndicators } from './load.ts'
export { countByGrade, shareByMatter, shareByWeek } from './series.ts'
export {
  changeMarker,
  countByCounty,
  daysLeftOf,
  latestActs,
  markerBound,
  pressingCases,
} from './standing.ts'
export { titleOf } from './title.ts'

/** The operations of this module: figures of a place, what one means and what it counts. */
export const indicatorHandlers = [figures, definition, records, breakdown]
