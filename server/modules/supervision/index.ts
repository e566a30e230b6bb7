import { load } from './operations/load.ts'
import { cards, marks, ofCase, own } from './operations/lists.ts'
import { object } from './operations/object.ts'
import { review } from './operations/review.ts'
import { rules } from './operations/rules.ts'
import { summary } from './operations/summary.ts'

export { loadSupervision } from './load.ts'
export { createSupervision, sweepActs, sweepTime, type Swept } from './sweep.ts'

/** Everything of supervision over HTTP; officers only. */
export const supervisionHandlers = [cards, summary, own, marks, load, ofCase, object, review, rules]
