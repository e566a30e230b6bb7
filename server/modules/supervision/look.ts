import { calendarOf } from '#modules/calendar'
import { evolve, unfiled, type CaseState, type WatchedCase } from '#modules/case'
import { definitionOf, type PublishedMatter } from '#modules/matter'
import { findStandings, type Standings } from '#modules/organization'
import { factsOf, isLibraryKey } from '#modules/registry'
import { dateOf } from '#platform/clock'
import type { Read } from '#platform/database'
import type { Platform } from '#platform/runtime'
import type { Finding } from './finding.ts'
import { judgeAct, type Told } from './judge-act.ts'
import { judgeTime, type Standing } from './judge-time.ts'
import { together, type Judged } from './judge.ts'
import type { Rule } from './rule.ts'

/** What supervision found in one case. */
export interface Found {
  readonly watched: WatchedCase
  readonly findings: readonly Finding[]
}

/** Acts of these revisions of cases, by case. */
export type Revisions = ReadonlyMap<string, readonly number[]>

/** Looks at acts of cases, each with its case as it stood then, and at its time on that day. Where the officers stood is asked once for all. */
export async function lookAtActs(
  platform: Platform,
  read: Read,
  rules: readonly Rule[],
  watched: readonly WatchedCase[],
  revisions: Revisions,
): Promise<Found[]> {
  const standings = await findStandings(
    read,
    watched.flatMap(({ base, acts }) =>
      acts.flatMap(({ revision, actor, at }) =>
        actor.kind === 'officer' && revisions.get(base.caseId)?.includes(revision)
          ? [{ officerId: actor.id, on: dateOf(at) }]
          : [],
      ),
    ),
  )
  return Promise.all(
    watched.map((each) =>
      lookAtCase(platform, read, rules, each, revisions.get(each.base.caseId) ?? [], standings),
    ),
  )
}

async function lookAtCase(
  platform: Platform,
  read: Read,
  rules: readonly Rule[],
  watched: WatchedCase,
  revisions: readonly number[],
  standings: Standings,
): Promise<Found> {
  const matter = await definitionOf(platform.database, watched.base.slug, watched.base.version)
  if (!matter) return { watched, findings: [] }
  const steps = stepsOf(watched)
  const told = steps.filter(({ act }) => revisions.includes(act.revision))
  const libraries = await heldLibraries(read, matter, watched, told)
  const judged = told.flatMap(({ before, act, after }) => [
    judgeAct(rules, {
      base: watched.base,
      matter,
      before,
      act,
      after,
      filedBy: watched.acts[0]?.actor ?? act.actor,
      libraries,
      isEntitled: entitledBy(standings, act.at),
    }),
    judgeTime(rules, {
      ...common(platform, watched, matter),
      state: after,
      before,
      touched: { revision: act.revision, at: act.at },
      on: dateOf(act.at),
      now: act.at,
    }),
  ])
  return report(platform, watched, together(judged))
}

/** Looks at the time of a case as it stands now. */
export async function lookAtTime(
  platform: Platform,
  rules: readonly Rule[],
  watched: WatchedCase,
  now: Temporal.Instant,
): Promise<Found> {
  const matter = await definitionOf(platform.database, watched.base.slug, watched.base.version)
  const last = watched.acts.findLast(({ actor }) => actor.kind !== 'system') ?? watched.acts[0]
  if (!matter || !last) return { watched, findings: [] }
  const judged = judgeTime(rules, {
    ...common(platform, watched, matter),
    state: watched.state,
    before: watched.state,
    touched: { revision: last.revision, at: last.at },
    on: dateOf(now),
    now,
  })
  return report(platform, watched, judged)
}

function common(platform: Platform, watched: WatchedCase, matter: PublishedMatter) {
  return { base: watched.base, matter, calendar: calendarOf(platform) } satisfies Partial<Standing>
}

function report(platform: Platform, watched: WatchedCase, { findings, faults }: Judged): Found {
  for (const { rule, cause } of faults)
    platform.log.error('supervision.rule-failed', cause, { rule, caseId: watched.base.caseId })
  return { watched, findings }
}

/** Every act with the state before and after it. */
function stepsOf({ acts }: WatchedCase): Pick<Told, 'before' | 'act' | 'after'>[] {
  let state: CaseState = unfiled
  return acts.map((act) => {
    const before = state
    for (const event of act.events) state = evolve(state, event, act.at.toString())
    return { before, act, after: state }
  })
}

/** Libraries of held materials that know the applicant; asked only where something was asked for. */
async function heldLibraries(
  read: Read,
  { definition }: PublishedMatter,
  { base }: WatchedCase,
  told: readonly Pick<Told, 'act'>[],
): Promise<ReadonlySet<string>> {
  const asks = told.some(({ act }) =>
    act.events.some((event) => event.type === 'acted' && (event.corrections?.length ?? 0) > 0),
  )
  const named = definition.materials.flatMap(({ held }) => (held ? [held.library] : []))
  const libraries = [...new Set(named)].filter(isLibraryKey)
  if (!asks || libraries.length === 0) return new Set()
  const facts = await factsOf(read, base.subject.id, libraries)
  return new Set(libraries.filter((library) => facts[library]?.data))
}

/** The unit's post in the role that the task asks for; a named officer, or one who acts for another, needs a post in the unit. */
function entitledBy(standings: Standings, at: Temporal.Instant): Told['isEntitled'] {
  return (officerId, task) => {
    const standing = standings.get({ officerId, on: dateOf(at) })
    const { assignee } = task
    if (!standing || assignee.kind === 'applicant') return false
    if (assignee.kind === 'officer')
      return assignee.officer.id === officerId || task.officer?.id === officerId
    if (standing.unitId !== assignee.unitId) return false
    return task.onBehalfOf !== undefined || standing.roles.some((role) => role === assignee.role)
  }
}
