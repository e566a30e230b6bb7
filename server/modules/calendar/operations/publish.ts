import { calendarOperations } from '#contract'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { PUBLISHED } from '../follow.ts'
import { checkNotice, publishNotice } from '../publication.ts'
import { refreshCalendar } from '../queries.ts'

/** Notices come out in the autumn before; what is past is counted and settled. */
const YEARS_AHEAD = 2

export const calendarPublish = implement(
  calendarOperations.publish,
  async ({ platform, principal, now }, { params: { year }, body }) => {
    if (principal.kind !== 'officer') throw new Problem('access.denied')
    const { year: thisYear } = dateOf(now)
    if (year < thisYear || year > thisYear + YEARS_AHEAD) throw invalid([{ path: '/year', code: 'outside' }])
    const faults = checkNotice({ year, days: body.days })
    if (faults.length > 0) throw invalid(faults)
    const published = await platform.database.write((transaction) =>
      publishNotice(transaction, { year, ...body }, { officerId: principal.officerId, at: now }),
    )
    await refreshCalendar(platform)
    platform.signals.emit(PUBLISHED)
    return {
      publication: published?.number ?? null,
      changedFrom: published?.changedFrom.toString() ?? null,
    }
  },
)

function invalid(fields: readonly { path: string; code: string }[]): Problem {
  return new Problem('calendar.notice-invalid', { members: { fields } })
}
