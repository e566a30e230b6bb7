import { designOperations, matterDefinition } from '#contract'
import { canonicalJson, uuidv7 } from '#platform/crypto'
import { Problem } from '#platform/errors'
import { implement, type Act, type Handler } from '#platform/http'
import { currentDefinition, currentDefinitions } from '../catalogue.ts'
import { judgeDesign } from '../design/check.ts'
import { mayEdit, summaryOf, withParts } from '../design/design.ts'
import { drawingOf } from '../design/drawing.ts'
import { doerOf, getDesign, getOwnDesign, madeAfter, officerOf } from '../design/drafts.ts'
import { recordStep } from '../design/history.ts'
import { ownership } from '../design/owned.ts'
import { findOpenDesign, insertDesign, openDesigns, saveDesign } from '../design/queries.ts'
import type { FlowNames } from '../pack/check-flow.ts'
import { isAllowed } from '#modules/access'
import { listVersions } from '../queries.ts'

const list = implement(designOperations.list, async (act) => {
  const officer = officerOf(act.principal)
  const { database } = act.platform
  const [rows, matters] = await Promise.all([
    openDesigns(database.read, officer.regionPath),
    isAllowed(officer, 'design.edit') ? ownMatters(act) : [],
  ])
  return {
    designs: rows.map((row) => summaryOf(row, officer)),
    matters: matters.map(({ slug, title, version }) => ({ slug, title, version })),
  }
})

/** What is offered now and is the officer's to change. */
async function ownMatters(act: Act) {
  const { database } = act.platform
  const [current, versions, isOwn] = await Promise.all([
    currentDefinitions(database),
    listVersions(database.read),
    ownership(database.read, officerOf(act.principal), act.now),
  ])
  return current
    .map(({ definition }) => definition)
    .filter((definition) => {
      const row = versions.find(
        ({ slug, version }) => slug === definition.slug && version === definition.version,
      )
      return row !== undefined && isOwn(definition, row)
    })
}

const start = implement(designOperations.start, async (act, { body }) => {
  const { slug } = body
  const { database } = act.platform
  if (!('like' in body)) {
    const own = (await ownMatters(act)).find((definition) => definition.slug === slug)
    if (!own) throw new Problem('matter.not-found')
    return { id: await begin(act, slug, own.version, own) }
  }
  const like = await currentDefinition(database, body.like)
  if (!like) throw new Problem('matter.not-found')
  if ((await listVersions(database.read, slug)).length > 0) throw new Problem('design.slug-taken')
  return { id: await begin(act, slug, null, madeAfter(like, body)) }
})

/** Keeps a new draft, and that it was begun. */
export async function begin(
  act: Act,
  slug: string,
  baseVersion: number | null,
  body: unknown,
): Promise<string> {
  const officer = officerOf(act.principal)
  const id = uuidv7(act.now)
  const isNew = await act.platform.database.write(async (tx) => {
    const { regionPath, regionName, officerId, name } = officer
    const design = {
      id,
      slug,
      baseVersion,
      regionPath,
      regionName,
      body,
      at: act.now,
      officerId,
      officerName: name,
    }
    if (!(await insertDesign(tx, design))) return false
    const step = { slug, step: 'started', designId: id, operation: act.operation.id } as const
    await recordStep(tx, step, doerOf(act), act.now)
    return true
  })
  if (!isNew) throw await openAlready(act, slug)
  return id
}

/** Who may see the draft that is under way is told which it is. */
async function openAlready(act: Act, slug: string): Promise<Problem> {
  const open = await findOpenDesign(act.platform.database.read, slug)
  const officer = officerOf(act.principal)
  return open && mayEdit(officer, open)
    ? new Problem('design.open-already', { members: { id: open.id, savedBy: open.savedByName } })
    : new Problem('design.slug-taken')
}

export function draftHandlers(names: FlowNames): Handler[] {
  const get = implement(designOperations.get, async (act, { params }) => {
    const { row, officer } = await getDesign(act, params.id)
    const live = (await currentDefinition(act.platform.database, row.slug))?.definition
    const { findings } = await judgeDesign(act.platform, row, live, names, act.now)
    return {
      ...summaryOf(row, officer),
      revision: row.revision,
      body: row.body,
      findings,
      drawing: drawingOf(row.body),
      live: live ?? null,
      isEditor: row.editors.includes(officer.officerId),
    }
  })

  const save = implement(designOperations.save, async (act, { params, body: { revision, parts } }) => {
    const seen = { revision, states: ['draft'] } as const
    const { row, officer } = await getOwnDesign(act, params.id, seen)
    const body = withParts(row.body, parts)
    const { database } = act.platform
    const by = { at: act.now, officerId: officer.officerId, officerName: officer.name }
    // Not every look is a change: who only opens a draft has no hand in it.
    const saved =
      canonicalJson(body) === canonicalJson(row.body)
        ? row.revision
        : await saveDesign(database.read, row.id, revision, body, by)
    if (saved === undefined) throw new Problem('design.stale')
    const live = (await currentDefinition(database, row.slug))?.definition
    const { findings } = await judgeDesign(act.platform, { ...row, body }, live, names, act.now)
    return { revision: saved, savedAt: act.now.toString(), findings, drawing: drawingOf(body) }
  })

  return [list, start, get, save]
}

/** Whether a draft says the same as a definition, whatever number it has. */
export function isUnchanged(body: unknown, live: unknown): boolean {
  const [one, other] = [body, live].map((value) => {
    const parsed = matterDefinition.safeParse(value)
    return parsed.success ? canonicalJson({ ...parsed.data, version: 0 }) : undefined
  })
  return one !== undefined && one === other
}
