import { type DesignFinding, type MatterDefinition } from '#contract'
import { storeModels } from '#modules/decision'
import type { Transaction } from '#platform/database'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { currentDefinition, currentDefinitions, lookAgain } from '../catalogue.ts'
import type { FlowNames } from '../pack/check-flow.ts'
import { digestOf } from '../pack/read.ts'
import { offerItems } from '../publish.ts'
import { countEdition, insertDefinitions, listVersions } from '../queries.ts'
import { judgeDesign } from './check.ts'
import type { DesignRow } from './design.ts'
import { recordStep, type Doer } from './history.ts'
import { numbered } from './number.ts'
import { moveDesign } from './queries.ts'

/** Listeners look again at once at what is offered. */
export const MATTER_PUBLISHED = 'matter.published'

export interface Approval {
  readonly by: Doer
  readonly remarks: string
  readonly operation: string
}

/** The definition of a draft with nothing wrong in it; throws design.faulty with everything that is. */
export async function soundDefinition(
  platform: Platform,
  row: DesignRow,
  names: FlowNames,
  now: Temporal.Instant,
): Promise<{ definition: MatterDefinition; live: MatterDefinition | undefined }> {
  const live = (await currentDefinition(platform.database, row.slug))?.definition
  const { definition, findings } = await judgeDesign(platform, row, live, names, now)
  if (!definition || findings.length > 0) throw faulty(findings)
  return { definition, live }
}

export function faulty(findings: readonly DesignFinding[]): Problem {
  return new Problem('design.faulty', { members: { findings } })
}

/**
 * Makes a draft the version that is offered from now on: definition, rules, items, step and ledger entry in one transaction. Cases that
 * are open keep their version. Throws design.faulty, or design.stale when the draft was touched meanwhile.
 */
export async function publishDesign(
  platform: Platform,
  row: DesignRow,
  names: FlowNames,
  approval: Approval,
  now: Temporal.Instant,
): Promise<{ version: number; revision: number }> {
  const { database, signals } = platform
  const { definition: draft, live } = await soundDefinition(platform, row, names, now)
  const flows = (await currentDefinitions(database)).map(({ definition }) => definition.flow)
  const done = await database.write(async (tx) => {
    await oneAtATime(tx)
    const revision = await moveDesign(tx, row.id, row.revision, {
      from: ['submitted', 'approved'],
      state: 'published',
    })
    if (revision === undefined) throw new Problem('design.stale')
    const latest = Math.max(0, ...(await listVersions(tx, row.slug)).map(({ version }) => version))
    const definition = await numbered(tx, draft, { latest, live, flows })
    const digest = digestOf(definition)
    if (definition.decision) await storeModels(tx, [definition.decision], now)
    await insertDefinitions(tx, [{ definition, digest, publishedAt: now }], {
      origin: 'design',
      regionPath: row.regionPath,
    })
    await offerItems(tx, now)
    await countEdition(tx)
    const { version } = definition
    const step = { slug: row.slug, step: 'published', version, designId: row.id, digest } as const
    await recordStep(tx, { ...step, ...wordsOf(approval) }, approval.by, now)
    return { version, revision }
  })
  lookAgain(database)
  signals.emit(MATTER_PUBLISHED)
  return done
}

/** Two publications at once would number the same version and offer each other's items no more. */
async function oneAtATime(tx: Transaction): Promise<void> {
  await tx`select number from matter.edition for update`
}

function wordsOf({ remarks, operation }: Approval) {
  return { remarks, operation }
}
