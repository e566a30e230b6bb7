import { notify } from '#modules/message'
import { background, type Background } from '#platform/background'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { FlowNames } from '../pack/check-flow.ts'
import { inWords, type DesignRow } from './design.ts'
import { recordStep } from './history.ts'
import { publishDesign } from './publish.ts'
import { dueDesigns, findDesign, moveDesign } from './queries.ts'
import { designFinding } from '#contract'

const POLL_MS = 30_000
const OPERATION = 'design.publish'

/** Publishes approved drafts on their day. */
export function createPublisher(platform: Platform, names: FlowNames): Background {
  return background(platform.log, {
    name: 'matter.publisher',
    pollMs: POLL_MS,
    round: async () => {
      await publishDue(platform, names)
      return false
    },
  })
}

/** Publishes every approved draft whose day has come and gives their number. One that may not be published any more goes back to its editors. */
export async function publishDue(platform: Platform, names: FlowNames): Promise<number> {
  const now = platform.clock.now()
  const due = await dueDesigns(platform.database.read, dateOf(now))
  let published = 0
  for (const { id } of due) {
    const row = await findDesign(platform.database.read, id)
    if (row && (await publishOne(platform, row, names, now))) published += 1
  }
  return published
}

async function publishOne(platform: Platform, row: DesignRow, names: FlowNames, now: Temporal.Instant) {
  const by = {
    officerId: null,
    officerName: row.approvedByName ?? '',
    unitName: row.regionName,
    regionPath: row.regionPath,
  }
  try {
    await publishDesign(
      platform,
      row,
      names,
      { by, remarks: String(row.publishOn), operation: OPERATION },
      now,
    )
    await platform.database.write((tx) => notify(tx, [noticeTo(row, 'design.published')], now))
    return true
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    // Another server was first, or it was taken back in the same moment.
    if (cause.code !== 'design.faulty') return false
    const remarks = inWords(designFinding.array().parse(cause.members.findings))
    await platform.database.write(async (tx) => {
      const moved = await moveDesign(tx, row.id, row.revision, { from: ['approved'], state: 'draft' })
      if (moved === undefined) return
      const step = {
        slug: row.slug,
        step: 'stopped',
        designId: row.id,
        remarks,
        operation: OPERATION,
      } as const
      await recordStep(tx, step, by, now)
      await notify(tx, [noticeTo(row, 'design.stopped')], now)
    })
    return false
  }
}

/** To whoever wrote in it last. */
export function noticeTo(row: DesignRow, kind: 'design.published' | 'design.stopped' | 'design.sent-back') {
  return {
    to: { officerId: row.savedBy },
    kind,
    params: { design: row.id, slug: row.slug, title: row.body.title },
  }
}
