import { actsOf, type Service, type ServiceCall } from '#modules/case'
import { givenIn } from '#modules/material'
import type { Platform } from '#platform/runtime'
import { missingFor } from './course.ts'
import { asked, changedBetween, digestOf, type Reviewer, type Sheets } from './drawings.ts'
import { earlyLeg, legTitle, standingOf } from './open-stage.ts'
import { addPart, drawingsOf, findProject, keepDrawings, verdictsOf, type Project } from './queries.ts'

/**
 * Service `project.round`: begins a round of a joint review or a joint visit. Told `project`, and every reviewer by name with the sheets
 * (materials) they answer for, or none where it is about no drawings. Keeps the drawings under their next version, and answers `kept`
 * with `version`, `digest`, the sheets that `changed` and whom to `ask`; `closed` where it was filed ahead of what the course asks for.
 */
export const beginRound: Service = async (platform, call) => {
  const { base, told } = call
  const { read } = platform.database
  const project = await findProject(read, told['project'] ?? '')
  if (!project || project.subjectId !== base.subject.id) return { answer: 'closed', note: '没有登记这个项目' }
  const missing = base.parent ? [] : await filedAhead(platform, project, call)
  if (missing.length > 0) return { answer: 'closed', note: `还差：${missing.join('、')}` }
  const reviewers = reviewersTold(told)
  const [acts, verdicts] = await Promise.all([actsOf(read, base.caseId), verdictsOf(read, project.code)])
  const round = acts
    .flatMap(({ events }) => events)
    .filter((event) => event.type === 'called' && event.service === 'project.round').length
  const slots = new Set(reviewers.flatMap(({ sheets }) => sheets))
  if (slots.size === 0) {
    const content = verdicts.filter((each) => each.caseId === base.caseId && each.passed)
    const ask = asked(reviewers, {}, new Map(content.map(({ reviewer }) => [reviewer, null])))
    return { answer: 'kept', finding: { record: { project: project.code, round, ask } } }
  }
  const sheets = await sheetsGiven(platform, base.caseId, slots)
  const before = await drawingsOf(read, project.code)
  const digest = digestOf(sheets)
  const version = await platform.database.write((transaction) =>
    keepDrawings(transaction, project.code, {
      digest,
      sheets,
      caseId: base.caseId,
      keptAt: platform.clock.now(),
    }),
  )
  // The last word of each on drawings counts, whichever case it was said in.
  const last = new Map(verdicts.filter((each) => each.version !== null).map((each) => [each.reviewer, each]))
  const passed = new Map(
    [...last.values()]
      .filter((each) => each.passed)
      .map((each) => [each.reviewer, before.find((set) => set.version === each.version)?.sheets ?? {}]),
  )
  const ask = asked(reviewers, sheets, passed)
  const changed = changedBetween(before.findLast((set) => set.version < version)?.sheets ?? {}, sheets)
  return {
    answer: 'kept',
    note: `图纸第${version}版，摘要${digest}`,
    finding: { record: { project: project.code, round, version, digest, changed, ask } },
  }
}

/** What is missing still for a leg that is filed ahead of its stage; it is put to its project all the same. */
async function filedAhead(platform: Platform, project: Project, { base }: ServiceCall): Promise<string[]> {
  const { course, code } = project
  const place = await earlyLeg(platform, course, base.slug)
  if (!place) return []
  const { granted } = await standingOf(platform, project)
  await addPart(platform.database, { code, caseId: base.caseId, ...place }, platform.clock.now())
  const needed = course.stages[place.stage]?.early[place.leg]?.after ?? {}
  return Promise.all(missingFor(needed, granted).map((each) => legTitle(platform, course, each)))
}

/** Every name that is not the project's is a reviewer's, told with their sheets. */
function reviewersTold(told: ServiceCall['told']): Reviewer[] {
  return Object.entries(told)
    .filter(([name]) => name !== 'project')
    .map(([name, sheets]) => ({ name, sheets: sheets.split(' ').filter((each) => each !== '') }))
}

/** What stands of the drawings that a case was handed in with. */
async function sheetsGiven(platform: Platform, caseId: string, slots: ReadonlySet<string>): Promise<Sheets> {
  const given = (await givenIn(platform.database.read, caseId)).filter(
    ({ slot, replacedAt }) => slots.has(slot) && replacedAt === null,
  )
  return Object.fromEntries(
    [...Map.groupBy(given, ({ slot }) => slot)].map(([slot, files]) => [
      slot,
      files.map(({ digest, name }) => ({ digest, name })),
    ]),
  )
}
