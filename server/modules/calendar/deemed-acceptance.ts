import type { Calendar } from './calendar.ts'
import { deadline } from './deadline.ts'
import { legalPeriods } from './legal-periods.ts'

export interface DeemedAcceptance {
  /** The first day on which the filing counts as accepted: the day after the last one for an answer, whether it is worked or not. */
  readonly on: Temporal.PlainDate
  /** The day from which it then was accepted, and from which the period of the decision runs: the day of receipt. */
  readonly acceptedFrom: Temporal.PlainDate
  /** True while a calendar still to be published may move `on`. */
  readonly provisional: boolean
}

/** When a filing that nobody answers is accepted: 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法第三十二条第一款第四项). Throws RangeError as `deadline`. */
export function deemedAcceptance(calendar: Calendar, receivedOn: Temporal.PlainDate): DeemedAcceptance {
  const { count, unit } = legalPeriods['licence-acceptance']
  const { due, provisional } = deadline(calendar, { start: receivedOn, count, unit })
  return { on: due.add({ days: 1 }), acceptedFrom: receivedOn, provisional }
}
