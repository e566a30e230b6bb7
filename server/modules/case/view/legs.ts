import { legsIn, type CaseView, type LegView, type Principal } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import { currentDefinition, definitionOf, itemFor, type PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import type { CaseState } from '../case.ts'
import type { LegCase } from '../leg-cases.ts'
import { clockView } from './clocks.ts'

export interface Whole {
  readonly matter: PublishedMatter
  readonly base: {
    readonly region: { readonly code: string; readonly path: string }
    readonly unitPath: string
  }
  readonly status: 'open' | 'closed'
  readonly legs: CaseState['legs']
}

/** What the cases of the legs gave, by case; those that were not asked for have given nothing. */
export type Given = ReadonlyMap<string, CaseView['certificates']>

/** The legs of a whole in the order of its definition, as they stand now and as far as the caller may know. */
export async function legViews(
  platform: Platform,
  principal: Principal,
  now: Temporal.Instant,
  whole: Whole,
  cases: readonly LegCase[],
  given: Given = new Map(),
): Promise<LegView[]> {
  const mine = new Map(cases.map((each) => [each.id, each]))
  return Promise.all(
    Object.entries(legsIn(whole.matter.definition.flow)).map(async ([name, leg]): Promise<LegView> => {
      const stands = whole.legs[name]
      const found = stands?.caseId === undefined ? undefined : mine.get(stands.caseId)
      const [matter, item] = await Promise.all([
        currentDefinition(platform.database, leg.matter),
        itemFor(platform.database, leg.matter, whole.base.region.code),
      ])
      return {
        name,
        title: leg.title,
        matter: leg.matter,
        after: leg.after,
        required: leg.required,
        promised: matter?.definition.periods.promised ?? null,
        ...standing(whole, stands, found),
        unitName: found?.unitName ?? item?.unit.name ?? null,
        case: found ? await caseOf(platform, principal, now, whole, found, given) : null,
      }
    }),
  )
}

/** Its own case says it best: what it reports comes a moment later. */
function standing(
  { status }: Whole,
  leg: CaseState['legs'][string] | undefined,
  found: LegCase | undefined,
): Pick<LegView, 'state' | 'reason'> {
  if (found) {
    const isDecided =
      found.status === 'closed' || found.milestone === 'decided' || found.milestone === 'delivered'
    if (isDecided && (found.outcome === 'granted' || found.outcome === 'refused'))
      return { state: found.outcome, reason: null }
    if (found.status === 'closed') return { state: 'ended', reason: found.milestone }
    return { state: 'running', reason: null }
  }
  const state = leg?.state ?? 'waiting'
  if (status === 'closed' && (state === 'waiting' || state === 'running'))
    return { state: 'skipped', reason: 'whole-ended' }
  return { state, reason: leg?.reason ?? null }
}

async function caseOf(
  platform: Platform,
  principal: Principal,
  now: Temporal.Instant,
  whole: Whole,
  found: LegCase,
  given: Given,
): Promise<NonNullable<LegView['case']>> {
  const { id, number, milestone, outcome, turn, stage, clock, decidedAt, reasons } = found
  const matter = await definitionOf(platform.database, found.slug, found.version)
  const mayOpen = maySeeAt(principal, found)
  return {
    id: mayOpen ? id : null,
    number,
    milestone,
    outcome,
    turn,
    stageTitle: stage ? (matter?.definition.flow.stages[stage]?.title ?? null) : null,
    clock: clock && clockView(clock, dateOf(now), calendarOf(platform)),
    decidedAt: decidedAt?.toString() ?? null,
    reasons:
      mayOpen || maySeeAt(principal, { regionPath: whole.base.region.path, unitPath: whole.base.unitPath })
        ? reasons
        : [],
    certificates: (given.get(id) ?? []).map((each) => ({ ...each, id: mayOpen ? each.id : null })),
  }
}

/** The applicant's side sees all of what it may see the whole of; an officer what lies within the scope of the post. */
function maySeeAt(principal: Principal, row: { regionPath: string; unitPath: string }): boolean {
  return principal.kind === 'person' || isInScope(scopeOf(principal), row)
}
