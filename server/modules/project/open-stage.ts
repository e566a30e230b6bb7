import { legsIn } from '#contract'
import { familyOf, type FamilyCase, type Service } from '#modules/case'
import { currentDefinition } from '#modules/matter'
import type { Platform } from '#platform/runtime'
import { grantKey, missingFor, type Course, type Granted } from './course.ts'
import { addPart, findProject, partsOf, type Project } from './queries.ts'
import { grantedIn, stageCases, wholesOf } from './standing.ts'

/**
 * Service `project.open-stage`: whether the stage that this case files is open. Told `project`. Answers `open`, with what of the stage was
 * granted ahead (`granted`: leg → true), or `closed` with what is missing.
 */
export const openStage: Service = async (platform, { base, told }) => {
  const project = await findProject(platform.database.read, told['project'] ?? '')
  const stage = project && stageFiledBy(project.course, base.slug)
  if (!project || !stage || project.subjectId !== base.subject.id)
    return { answer: 'closed', note: '没有登记这个项目' }
  const { course, code } = project
  // Put to the project before anything is looked at: of two that are filed at once each sees the other.
  const kept = await addPart(
    platform.database,
    { code, caseId: base.caseId, stage, leg: null },
    platform.clock.now(),
  )
  if (kept !== code) return { answer: 'closed', note: `这件是项目${kept}的，不能改到别的项目` }
  const { wholes, granted } = await standingOf(platform, project)
  const other = wholes.get(stage)?.find(({ id, status, isDecided, outcome }, at, all) => {
    if (id === base.caseId) return false
    if (isDecided) return outcome === 'granted'
    return status === 'open' && at < all.findIndex((each) => each.id === base.caseId)
  })
  if (other) return { answer: 'closed', note: `这一阶段已经申报过：${other.number}` }
  const missing = missingFor(course.stages[stage]?.after ?? {}, granted)
  if (missing.length > 0) {
    const names = await Promise.all(missing.map((each) => legTitle(platform, course, each)))
    return { answer: 'closed', note: `还差：${names.join('、')}` }
  }
  const ahead = Object.keys(course.stages[stage]?.early ?? {}).filter((leg) =>
    granted.has(grantKey(stage, leg)),
  )
  return {
    answer: 'open',
    finding: {
      record: { project: code, stage, granted: Object.fromEntries(ahead.map((leg) => [leg, true])) },
    },
  }
}

/** The cases by which the stages of a project were filed, the oldest first, and what is granted. */
export async function standingOf(
  platform: Platform,
  { code, course }: Pick<Project, 'code' | 'course'>,
): Promise<{ wholes: ReadonlyMap<string, readonly FamilyCase[]>; granted: Granted }> {
  const { read } = platform.database
  const parts = await partsOf(read, [code])
  const cases =
    parts.length > 0
      ? await familyOf(
          read,
          parts.map(({ caseId }) => caseId),
        )
      : []
  return { wholes: wholesOf(course, parts, cases), granted: grantedIn(stageCases(course, parts, cases)) }
}

/** The stage and leg that a matter alone is, where it may be filed ahead of its stage. */
export async function earlyLeg(
  platform: Platform,
  { stages }: Course,
  slug: string,
): Promise<{ stage: string; leg: string } | undefined> {
  for (const [stage, { matter, early }] of Object.entries(stages)) {
    const whole = await currentDefinition(platform.database, matter)
    for (const [leg, { matter: of }] of whole ? Object.entries(legsIn(whole.definition.flow)) : [])
      if (of === slug && Object.hasOwn(early, leg)) return { stage, leg }
  }
  return undefined
}

/** What people call a leg of a stage: 工程建设许可的建设工程规划许可. */
export async function legTitle(
  platform: Platform,
  { stages }: Course,
  { stage, leg }: { stage: string; leg: string },
): Promise<string> {
  const of = stages[stage]
  const whole = of && (await currentDefinition(platform.database, of.matter))
  const title = whole && legsIn(whole.definition.flow)[leg]?.title
  return `${of?.title.zh ?? stage}的${title?.zh ?? leg}`
}

function stageFiledBy({ stages }: Course, slug: string): string | undefined {
  return Object.entries(stages).find(([, { matter }]) => matter === slug)?.[0]
}
