import type { Overview } from '#contract'
import { calendarOf } from '#modules/calendar'
import {
  countByCounty,
  countByGrade,
  daysLeftOf,
  figuresOf,
  frameOf,
  getIndicator,
  latestActs,
  pressingCases,
  shareByMatter,
  shareByWeek,
  titleOf,
  type Frame,
  type ReportScope,
} from '#modules/indicator'
import { findCheckpoint } from '#modules/ledger'
import { regionsWithin } from '#modules/region'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'

const WEEKS = 13
const PRESSING_SHOWN = 12
const ACTS_SHOWN = 20
/** The indicator whose share is followed by week and by matter. */
const INSTANT = 'instant'

/** Everything a screen shows of a scope at an instant; its statements run side by side. */
export async function overviewOf(
  platform: Platform,
  scope: ReportScope,
  now: Temporal.Instant,
): Promise<Overview> {
  const { database } = platform
  const [frame, instant] = await Promise.all([frameOf(platform, scope, now), getIndicator(database, INSTANT)])
  const [figures, counties, atRisk, instantByWeek, byMatter, grades, latest, checkpoint] = await Promise.all([
    figuresOf(database, frame),
    countyTiles(platform, frame),
    riskList(platform, frame),
    shareByWeek(database, frame, instant, WEEKS),
    shareByMatter(database, frame, instant),
    countByGrade(database, frame),
    latestList(platform, frame),
    findCheckpoint(database.read),
  ])
  return {
    at: now.toString(),
    scope: { code: scope.code, name: scope.name },
    figures,
    counties,
    atRisk,
    instantByWeek,
    byMatter: await Promise.all(
      byMatter.map(async ({ key, version, denominator, numerator }) => ({
        slug: key,
        title: await titleOf(database, key, version),
        count: denominator,
        instant: numerator,
      })),
    ),
    grades,
    latest,
    ledger: { size: checkpoint?.size ?? 0, checkpointAt: checkpoint?.at.toString() ?? null },
  }
}

/** A tile for every county of the scope, also where nothing happened. */
async function countyTiles({ database }: Platform, frame: Frame): Promise<Overview['counties']> {
  const [counties, counts] = await Promise.all([
    regionsWithin(database.read, frame.scope.regionPath, 'county', dateOf(frame.now)),
    countByCounty(database.read, frame),
  ])
  const byCode = new Map(counts.map((row) => [row.code, row]))
  return counties.map(({ code, name }) => {
    const { today, yellow, red } = byCode.get(code) ?? { today: 0, yellow: 0, red: 0 }
    return { code, name, today, yellow, red }
  })
}

async function riskList(platform: Platform, frame: Frame): Promise<Overview['atRisk']> {
  const rows = await pressingCases(platform.database.read, frame, PRESSING_SHOWN)
  return Promise.all(
    rows.map(async ({ caseId, slug, version, unitName, due, unit }) => {
      const daysLeft = daysLeftOf({ due, unit }, frame.risk.today, calendarOf(platform))
      return {
        caseId,
        title: await titleOf(platform.database, slug, version),
        unitName,
        due: due.toString(),
        daysLeft,
        colour: daysLeft < 0 ? ('red' as const) : ('yellow' as const),
      }
    }),
  )
}

async function latestList({ database }: Platform, frame: Frame): Promise<Overview['latest']> {
  const acts = await latestActs(database.read, frame, ACTS_SHOWN)
  return Promise.all(
    acts.map(async ({ caseId, revision, at, milestones, slug, version, regionName, outcome, tookMs }) => {
      // What an act means most to the people it concerns: its decision, where it brought one; a bare end otherwise comes last.
      const milestone = milestones.includes('decided')
        ? 'decided'
        : (milestones.findLast((each) => each !== 'closed') ?? 'closed')
      const decided = milestone === 'decided'
      return {
        id: `${caseId}.${revision}`,
        at: at.toString(),
        title: await titleOf(database, slug, version),
        regionName,
        milestone,
        outcome: decided ? outcome : null,
        tookMs: decided ? tookMs : null,
      }
    }),
  )
}
