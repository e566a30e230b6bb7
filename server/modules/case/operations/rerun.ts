import { rerunOperations, type Rerun, type RerunDifference } from '#contract'
import { shown } from '#modules/access'
import { currentDefinition, definitionOf, type PublishedMatter } from '#modules/matter'
import { uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { officerOf } from '../access.ts'
import {
  findDifferences,
  findReruns,
  insertRerun,
  settleDifference,
  type DifferenceRow,
  type RerunRow,
} from '../rerun/queries.ts'

const start = implement(rerunOperations.start, async (act, { body }) => {
  const { database, signals } = act.platform
  const [then, now] = await Promise.all([
    definitionOf(database, body.slug, body.version),
    currentDefinition(database, body.slug),
  ])
  if (!then || !now) throw new Problem('matter.not-found')
  if (!now.decision) throw new Problem('rerun.no-rules')
  const id = uuidv7(act.now)
  await insertRerun(database.read, officerOf(act.principal), {
    id,
    slug: body.slug,
    version: body.version,
    against: now.definition.version,
    digest: now.decision.digest,
    reason: body.reason,
    at: act.now,
  })
  signals.emit('case.acted')
  return { id }
})

const list = implement(rerunOperations.list, async (act) => {
  const rows = await findReruns(act.platform.database.read, officerOf(act.principal))
  return { reruns: await Promise.all(rows.map((row) => rerunView(act, row))) }
})

const get = implement(rerunOperations.get, async (act, { params, query }) => {
  const officer = officerOf(act.principal)
  const { database } = act.platform
  const [rows, differences] = await Promise.all([
    findReruns(database.read, officer, params.id),
    findDifferences(database.read, params.id, { ...query, limit: query.limit + 1 }),
  ])
  const row = rows[0]
  const matter = row && (await definitionOf(database, row.slug, row.against))
  if (!row || !matter) throw new Problem('rerun.not-found')
  const page = differences.slice(0, query.limit)
  return {
    rerun: await rerunView(act, row),
    differences: page.map((each) => differenceView(act, matter, each)),
    next: differences.length > query.limit ? (page.at(-1)?.caseId ?? null) : null,
  }
})

const settle = implement(rerunOperations.settle, async (act, { params, body }) => {
  const officer = officerOf(act.principal)
  const { read } = act.platform.database
  const [row] = await findReruns(read, officer, params.id)
  if (!row) throw new Problem('rerun.not-found')
  act.trail.caseId = body.caseId
  const done = await settleDifference(read, params.id, { ...body, by: officer.name, at: act.now })
  if (done === 'none') throw new Problem('rerun.not-found')
  if (done === 'already') throw new Problem('rerun.settled')
  return { settledAt: act.now.toString() }
})

async function rerunView({ platform }: Act, row: RerunRow): Promise<Rerun> {
  const matter = await definitionOf(platform.database, row.slug, row.against)
  return {
    ...row,
    title: matter?.definition.title ?? { zh: row.slug, en: row.slug },
    askedAt: row.askedAt.toString(),
    finishedAt: row.finishedAt?.toString() ?? null,
  }
}

function differenceView(
  { principal }: Act,
  { decision }: PublishedMatter,
  { subjectKind, ...row }: DifferenceRow,
): RerunDifference {
  const titled = (all: readonly { id: string; title: { zh: string; en: string } }[], ids: string[]) =>
    ids.map((id) => ({ id, title: all.find((each) => each.id === id)?.title ?? { zh: id, en: id } }))
  return {
    ...row,
    subjectName:
      subjectKind === 'entity'
        ? row.subjectName
        : shown(principal, 'person-name', row.subjectName, { own: false }),
    checks: titled(decision?.checks ?? [], row.checks),
    outputs: titled(decision?.model.outputs ?? [], row.outputs),
    settledAt: row.settledAt?.toString() ?? null,
  }
}

export const rerunHandlers = [start, list, get, settle]
