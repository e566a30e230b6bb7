import { projectOperations, type ProjectSummary } from '#contract'
import { findActsFor } from '#modules/identity'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { projectsOf, projectsWithin, type Project } from '../queries.ts'
import { mayAct, projectsSeen } from '../view.ts'

export const mine = implement(projectOperations.mine, async (act) => {
  const { principal, platform } = act
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const { read } = platform.database
  const actsFor = await findActsFor(read, principal.subjectId, dateOf(act.now))
  const subjects = new Map(actsFor.map((each) => [each.subjectId, each]))
  const projects = await projectsOf(read, [principal.subjectId, ...subjects.keys()])
  const own = projects.filter(({ subjectId, course }) => {
    const authority = subjects.get(subjectId)
    return authority === undefined || mayAct(authority, course)
  })
  return { projects: await summaries(act, own) }
})

export const list = implement(projectOperations.list, async (act, { query }) => {
  const { principal, platform } = act
  if (principal.kind !== 'officer') throw new Problem('access.denied')
  return {
    projects: await summaries(
      act,
      await projectsWithin(platform.database.read, principal.regionPath, query.limit),
    ),
  }
})

async function summaries(
  { platform, principal, now }: Act,
  projects: readonly Project[],
): Promise<ProjectSummary[]> {
  const seen = await projectsSeen({ platform, principal, on: dateOf(now) }, projects)
  return seen.map(({ stages, ...rest }) => ({
    ...rest,
    stages: stages.map(({ name, title, state, used }) => ({ name, title, state, used: used.days })),
  }))
}
