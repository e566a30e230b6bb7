import { matterKeepingOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement, type Act } from '#platform/http'
import { definitionOf } from '../catalogue.ts'
import { mayEdit } from '../design/design.ts'
import { getDesign, officerOf } from '../design/drafts.ts'
import { ownership } from '../design/owned.ts'
import { faulty } from '../design/publish.ts'
import { findOpenDesign, saveDesign } from '../design/queries.ts'
import { packArchive, readPackArchive } from '../pack/archive.ts'
import { describeFinding, PackRefused } from '../pack/finding.ts'
import { ArchiveRefused } from '../pack/tar.ts'
import { matterDefinition, type MatterDefinition } from '#contract'
import { listVersions } from '../queries.ts'
import { begin } from './design-drafts.ts'

/** A pack is texts; the longest here has some 40 KiB. */
const MAX_BYTES = 2 * 1024 * 1024

export const importPack = implement(matterKeepingOperations.import, async (act) => {
  const { definition } = await readPack(await bytesOf(act.upload))
  const { slug } = definition
  const { read } = act.platform.database
  const officer = officerOf(act.principal)
  const [versions, open] = await Promise.all([listVersions(read, slug), findOpenDesign(read, slug)])
  const [newest] = versions
  if (newest && !(await isOwn(act, slug, newest.version))) throw new Problem('design.slug-taken')
  if (!open) return { id: await begin(act, slug, newest?.version ?? null, definition) }
  if (!mayEdit(officer, open)) throw new Problem('design.slug-taken')
  if (open.state !== 'draft') throw new Problem('design.open-already', { members: { id: open.id } })
  const by = { at: act.now, officerId: officer.officerId, officerName: officer.name }
  const revision = await saveDesign(read, open.id, open.revision, definition, by)
  if (revision === undefined) throw new Problem('design.open-already', { members: { id: open.id } })
  return { id: open.id }
})

export const exportDesign = implement(matterKeepingOperations.export, async (act, { params }) => {
  const { row } = await getDesign(act, params.id)
  const parsed = matterDefinition.safeParse(row.body)
  if (!parsed.success)
    throw faulty(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
  return archiveOf(parsed.data)
})

export const exportVersion = implement(matterKeepingOperations.exportVersion, async (act, { params }) => {
  const matter = await definitionOf(act.platform.database, params.slug, params.version)
  if (!matter) throw new Problem('matter.not-found')
  return archiveOf(matter.definition)
})

function archiveOf(definition: MatterDefinition) {
  return {
    bytes: packArchive(definition),
    fileName: `${definition.slug}-${definition.version}.tar`,
  }
}

async function isOwn(act: Act, slug: string, version: number): Promise<boolean> {
  const { database } = act.platform
  const [matter, versions, isOf] = await Promise.all([
    definitionOf(database, slug, version),
    listVersions(database.read, slug),
    ownership(database.read, officerOf(act.principal), act.now),
  ])
  const row = versions.find((each) => each.version === version)
  return matter !== undefined && row !== undefined && isOf(matter.definition, row)
}

async function readPack(bytes: Uint8Array) {
  try {
    return await readPackArchive(bytes)
  } catch (cause) {
    if (cause instanceof ArchiveRefused)
      throw new Problem('design.pack-refused', { members: { reasons: [cause.message] }, cause })
    if (cause instanceof PackRefused)
      throw new Problem('design.pack-refused', {
        members: { reasons: cause.findings.map((finding) => describeFinding(finding).trim()) },
        cause,
      })
    throw cause
  }
}

async function bytesOf(upload: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Problem('request.too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
