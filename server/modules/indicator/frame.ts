import type { Principal } from '#contract'
import { coversRegion, scopeOf, type Scope } from '#modules/access'
import { addWorkingDays, calendarOf } from '#modules/calendar'
import { canonicalCode, findRegion } from '#modules/region'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { itemPeriodsOf, replacedMinutesOf } from './catalogue.ts'
import type { Frame, RiskDays } from './compile.ts'
import { ALWAYS } from './settled.ts'

/** 黄牌: two days or fewer left, in the unit of the clock; the inbox of a case's officers colours alike. */
const YELLOW_DAYS = 2

/** What is counted for a viewer: the rows of a scope, under the name of its region. */
export interface ReportScope extends Scope {
  readonly code: string
  readonly name: string
}

/** The scope of an officer, narrowed to a region within it where one is asked for; throws access.denied or region.not-found. */
export async function reportScopeOf(
  platform: Platform,
  principal: Principal,
  now: Temporal.Instant,
  asked?: string,
): Promise<ReportScope> {
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  const scope = scopeOf(principal)
  if (asked === undefined) return { ...scope, code: principal.regionCode, name: principal.regionName }
  const code = canonicalCode(asked)
  const region = code === undefined ? undefined : await findRegion(platform.database.read, code, dateOf(now))
  if (!region) throw new Problem('region.not-found', { detail: asked })
  if (!coversRegion(principal, region.path)) throw new Problem('access.denied')
  return { ...scope, regionPath: region.path, code: region.code, name: region.name }
}

/** What a count within a scope needs to know at an instant. */
export async function frameOf(platform: Platform, scope: Scope, now: Temporal.Instant): Promise<Frame> {
  const [minutes, periods] = await Promise.all([
    replacedMinutesOf(platform.database),
    itemPeriodsOf(platform.database),
  ])
  return { scope, now, within: ALWAYS, risk: riskDaysOf(platform, now), minutes, periods }
}

function riskDaysOf(platform: Platform, now: Temporal.Instant): RiskDays {
  const today = dateOf(now)
  return {
    today,
    yellowUntil: {
      working: addWorkingDays(calendarOf(platform), today, YELLOW_DAYS),
      calendar: today.add({ days: YELLOW_DAYS }),
    },
  }
}
