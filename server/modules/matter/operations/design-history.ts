import { matterKeepingOperations } from '#contract'
import { isAllowed } from '#modules/access'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { currentDefinition, definitionOf, lookAgain } from '../catalogue.ts'
import { isService } from '../matter.ts'
import { doerOf, officerOf } from '../design/drafts.ts'
import { historyOf, recordStep } from '../design/history.ts'
import { ownership } from '../design/owned.ts'
import { MATTER_PUBLISHED } from '../design/publish.ts'
import { listVersions, withdraw as withdrawNow } from '../queries.ts'

export const history = implement(matterKeepingOperations.history, async (act, { params: { slug } }) => {
  const officer = officerOf(act.principal)
  const { database } = act.platform
  const [versions, isOwn] = await Promise.all([
    listVersions(database.read, slug),
    ownership(database.read, officer, act.now),
  ])
  const [newest] = versions
  const matter = newest && (await definitionOf(database, slug, newest.version))
  if (!matter) throw new Problem('matter.not-found')
  return {
    steps: await historyOf(database.read, slug, officer.regionPath),
    mayDesign: isAllowed(officer, 'design.edit') && isOwn(matter.definition, newest),
  }
})

export const withdraw = implement(
  matterKeepingOperations.withdraw,
  async (act, { params: { slug }, body }) => {
    const { database, signals } = act.platform
    const officer = officerOf(act.principal)
    const [versions, matter, isOwn] = await Promise.all([
      listVersions(database.read, slug),
      definitionOf(database, slug, body.version),
      ownership(database.read, officer, act.now),
    ])
    const row = versions.find(({ version }) => version === body.version)
    if (!matter || !row || !isOwn(matter.definition, row)) throw new Problem('matter.not-found')
    const { instead } = body
    const other = instead === undefined ? undefined : await currentDefinition(database, instead)
    if (instead !== undefined && (instead === slug || !other || !isService(other)))
      throw new Problem('matter.not-found', { detail: instead })
    const done = await database.write(async (tx) => {
      if (!(await withdrawNow(tx, slug, body.version, act.now))) return false
      const step = {
        slug,
        step: 'withdrawn',
        version: body.version,
        remarks: body.remarks,
        ...(instead ? { instead } : {}),
      } as const
      await recordStep(tx, { ...step, digest: row.digest, operation: act.operation.id }, doerOf(act), act.now)
      return true
    })
    if (!done) throw new Problem('matter.withdrawn')
    lookAgain(database)
    signals.emit(MATTER_PUBLISHED)
    return { withdrawnAt: act.now.toString() }
  },
)
