import { projectOperations, type ProjectView } from '#contract'
import { coversRegion } from '#modules/access'
import { findActsFor } from '#modules/identity'
import { definitionOf } from '#modules/matter'
import { findCase } from '#modules/case'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { changedBetween } from '../drawings.ts'
import {
  drawingsOf,
  findProject,
  verdictsOf,
  type DrawingSet,
  type Project,
  type Verdict,
} from '../queries.ts'
import { mayAct, projectsSeen } from '../view.ts'

export const get = implement(projectOperations.get, async (act, { params }) => {
  const { platform, principal, now } = act
  const { read } = platform.database
  const project = await findProject(read, params.code)
  if (!project || !(await maySee(act, project))) throw new Problem('project.not-found')
  const [[seen], drawings, verdicts] = await Promise.all([
    projectsSeen({ platform, principal, on: dateOf(now) }, [project]),
    drawingsOf(read, project.code),
    verdictsOf(read, project.code),
  ])
  if (!seen) throw new Problem('project.not-found')
  const names = await sheetNames(act, drawings.at(-1))
  return {
    ...seen,
    drawings: drawings.map((set, at) => drawingsView(set, drawings[at - 1], verdicts, names)).toReversed(),
    visits: verdicts
      .filter(({ version }) => version === null)
      .map(verdictView)
      .toReversed(),
  }
})

async function maySee(
  { principal, platform, now }: Act,
  { subjectId, regionPath, course }: Project,
): Promise<boolean> {
  if (principal.kind === 'officer') return coversRegion(principal, regionPath)
  if (principal.kind !== 'person') return false
  if (principal.subjectId === subjectId) return true
  const actsFor = await findActsFor(platform.database.read, principal.subjectId, dateOf(now))
  return actsFor.some((each) => each.subjectId === subjectId && mayAct(each, course))
}

/** What the sheets are called by the matter that they were handed in with. */
async function sheetNames(
  { platform }: Act,
  set: DrawingSet | undefined,
): Promise<ReadonlyMap<string, string>> {
  const found = set && (await findCase(platform.database.read, set.caseId))
  const matter = found && (await definitionOf(platform.database, found.base.slug, found.base.version))
  return new Map(matter?.definition.materials.map(({ id, name }) => [id, name.zh]))
}

function drawingsView(
  { version, digest, sheets, keptAt }: DrawingSet,
  before: DrawingSet | undefined,
  verdicts: readonly Verdict[],
  names: ReadonlyMap<string, string>,
): ProjectView['drawings'][number] {
  const changed = before ? changedBetween(before.sheets, sheets) : []
  return {
    version,
    digest,
    keptAt: keptAt.toString(),
    sheets: Object.entries(sheets).map(([slot, files]) => ({
      name: names.get(slot) ?? slot,
      files: files.map(({ name }) => name),
      isChanged: changed.includes(slot),
    })),
    verdicts: verdicts.filter((each) => each.version === version).map(verdictView),
  }
}

function verdictView({ title, version, round, passed, said, basis, unit, at }: Verdict) {
  return { reviewer: title, version, round, passed, said, basis: [...basis], unit, at: at.toString() }
}
