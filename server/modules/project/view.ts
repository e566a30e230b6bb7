import { legsIn, type LegView, type Principal, type ProjectStage, type ProjectView } from '#contract'
import { isInScope, scopeOf } from '#modules/access'
import { calendarOf } from '#modules/calendar'
import { familyOf, type FamilyCase } from '#modules/case'
import { currentDefinition, itemFor, type PublishedMatter } from '#modules/matter'
import { dateOf } from '#platform/clock'
import type { Platform } from '#platform/runtime'
import { usedDays, type Timeline, type Used } from './clock.ts'
import { missingFor, type After, type Course, type Granted } from './course.ts'
import { partsOf, type Project } from './queries.ts'
import { grantedIn, stageCases, stateOf, type StageCases } from './standing.ts'

/** Who looks, and when. */
export interface Looking {
  readonly platform: Platform
  readonly principal: Principal
  readonly on: Temporal.PlainDate
}

export type ProjectSeen = Omit<ProjectView, 'drawings' | 'visits'>

/** Who acts for a firm in named matters alone sees its projects where registering them is one. */
export function mayAct(
  { matterCodes }: { readonly matterCodes: readonly string[] | null },
  { register }: Course,
): boolean {
  return matterCodes === null || matterCodes.includes(register)
}

/** Projects with their stages and their clocks; two selects for all of them. */
export async function projectsSeen(looking: Looking, projects: readonly Project[]): Promise<ProjectSeen[]> {
  const { read } = looking.platform.database
  const parts = await partsOf(
    read,
    projects.map(({ code }) => code),
  )
  const cases = await familyOf(
    read,
    parts.map(({ caseId }) => caseId),
  )
  const byCode = Map.groupBy(parts, ({ code }) => code)
  return Promise.all(
    projects.map((project) => {
      const own = byCode.get(project.code) ?? []
      const ids = new Set(own.map(({ caseId }) => caseId))
      const family = cases.filter(
        ({ id, parentId }) => ids.has(id) || (parentId !== null && ids.has(parentId)),
      )
      return projectSeen(looking, project, stageCases(project.course, own, family))
    }),
  )
}

async function projectSeen(
  looking: Looking,
  project: Project,
  cases: ReadonlyMap<string, StageCases>,
): Promise<ProjectSeen> {
  const { code, name, site, course, subjectName, regionName, registeredAt } = project
  const granted = grantedIn(cases)
  const matters = new Map<string, PublishedMatter | undefined>()
  for (const [stage, { matter }] of Object.entries(course.stages))
    matters.set(stage, await currentDefinition(looking.platform.database, matter))
  const stages = await Promise.all(
    [...cases].map(([stage, of]) => stageSeen(looking, project, { stage, of, granted, matters })),
  )
  const { total, title } = course
  const used = usedOf(looking, [...cases.values()].flatMap(timelinesOf))
  return {
    code,
    name,
    site,
    kind: title,
    subjectName,
    regionName,
    registeredAt: registeredAt.toString(),
    clock: { ...used, count: total.count, basis: total.basis },
    risk: riskOf(used.days, total.count, stages),
    stages,
    slowest: slowestOf(stages),
  }
}

interface StageSeen {
  readonly stage: string
  readonly of: StageCases
  readonly granted: Granted
  readonly matters: ReadonlyMap<string, PublishedMatter | undefined>
}

async function stageSeen(
  looking: Looking,
  project: Project,
  { stage, of, granted, matters }: StageSeen,
): Promise<ProjectStage> {
  const { course } = project
  const spec = course.stages[stage]
  const matter = matters.get(stage)
  if (!spec) throw new TypeError(`the course has no stage ${stage}`)
  const named = (after: After) =>
    missingFor(after, granted).map((each) => ({
      stage: course.stages[each.stage]?.title ?? { zh: each.stage, en: each.stage },
      leg: legTitleIn(matters.get(each.stage), each.leg),
    }))
  const legs = await Promise.all(
    Object.entries(matter ? legsIn(matter.definition.flow) : {}).map(async ([name, leg]) => {
      const found = of.legs.get(name)
      const early = spec.early[name]
      const item = await itemFor(looking.platform.database, leg.matter, regionOf(project))
      return {
        name,
        title: leg.title,
        matter: leg.matter,
        unitName: found?.unitName ?? item?.unit.name ?? null,
        state: legState(of.whole, name, found),
        case: found ? caseSeen(looking, found) : null,
        used: found ? usedOf(looking, [timelineOf(found, 'submitted')]).days : 0,
        mayBegin: early !== undefined && !found && !of.whole && missingFor(early.after, granted).length === 0,
      }
    }),
  )
  const item = await itemFor(looking.platform.database, spec.matter, regionOf(project))
  return {
    name: stage,
    title: spec.title,
    matter: spec.matter,
    state: stateOf(course, stage, of, granted),
    missing: named(spec.after),
    materials: (matter?.definition.materials ?? []).flatMap(({ name, held }) => (held ? [] : [name])),
    unitName: of.whole?.unitName ?? item?.unit.name ?? null,
    case: of.whole ? caseSeen(looking, of.whole) : null,
    legs,
    used: usedOf(looking, timelinesOf(of)),
  }
}

/** The leaf of a region's path is its code: `14.1407.140702`. */
function regionOf({ regionPath }: Project): string {
  return regionPath.split('.').at(-1) ?? ''
}

function legTitleIn(matter: PublishedMatter | undefined, leg: string) {
  return (matter && legsIn(matter.definition.flow)[leg]?.title) ?? { zh: leg, en: leg }
}

function legState(
  whole: FamilyCase | undefined,
  name: string,
  found: FamilyCase | undefined,
): LegView['state'] {
  if (found?.isDecided) return found.outcome === 'granted' ? 'granted' : 'refused'
  if (found) return found.status === 'open' ? 'running' : 'ended'
  return whole?.legs[name]?.state ?? 'waiting'
}

function caseSeen({ principal }: Looking, { id, number, unitName, unitPath, regionPath, turn }: FamilyCase) {
  const mayOpen = principal.kind === 'person' || isInScope(scopeOf(principal), { unitPath, regionPath })
  return { id: mayOpen ? id : null, number, unitName, turn }
}

/** A stage in time, and the legs of it that were filed ahead, each in its own. */
function timelinesOf({ whole, legs }: StageCases): Timeline[] {
  const all = [...legs.values()]
  const ahead = all.filter(({ parentId }) => parentId === null).map((leg) => timelineOf(leg, 'submitted'))
  if (!whole) return ahead
  const within = all.filter(({ parentId }) => parentId === whole.id)
  return [
    { ...timelineOf(whole, 'accepted'), legs: within.map((leg) => timelineOf(leg, 'submitted')) },
    ...ahead,
  ]
}

function timelineOf({ reached }: FamilyCase, countsFrom: Timeline['countsFrom']): Timeline {
  return {
    countsFrom,
    reached: reached.map(({ milestone, at, on }) => ({
      milestone,
      on: on ? Temporal.PlainDate.from(on) : dateOf(Temporal.Instant.from(at)),
    })),
    legs: [],
  }
}

function usedOf({ platform, on }: Looking, timelines: readonly Timeline[]) {
  return usedView(usedDays(timelines, calendarOf(platform), on))
}

function usedView({ days, excluded }: Used) {
  return {
    days,
    excluded: excluded.map(({ from, to, ...rest }) => ({
      ...rest,
      from: from.toString(),
      to: to.toString(),
    })),
  }
}

/** Four fifths of the total used is near; what is built and accepted is at no risk any more, save that it took too long. */
function riskOf(days: number, count: number, stages: readonly ProjectStage[]): ProjectView['risk'] {
  if (days > count) return 'over'
  const isDone = stages.every(({ state }) => state === 'granted')
  return !isDone && days * 5 >= count * 4 ? 'near' : 'on-time'
}

function slowestOf(stages: readonly ProjectStage[]): ProjectView['slowest'] {
  const running = stages.flatMap(({ title, legs }) =>
    legs
      .filter(({ state, unitName }) => state === 'running' && unitName !== null)
      .map((leg) => ({ stage: title, leg: leg.title, unitName: leg.unitName ?? '', days: leg.used })),
  )
  return running.toSorted((one, other) => other.days - one.days)[0] ?? null
}
