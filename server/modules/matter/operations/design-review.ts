import { designOperations } from '#contract'
import { notify } from '#modules/message'
import { dateOf } from '#platform/clock'
import { Problem } from '#platform/errors'
import { implement, type Act, type Handler } from '#platform/http'
import { mayReview, type DesignRow } from '../design/design.ts'
import { doerOf, getDesign, getOwnDesign, requireState } from '../design/drafts.ts'
import { recordStep, type NewStep } from '../design/history.ts'
import { publishDesign, soundDefinition } from '../design/publish.ts'
import { noticeTo } from '../design/publisher.ts'
import { moveDesign } from '../design/queries.ts'
import type { FlowNames } from '../pack/check-flow.ts'
import { digestOf } from '../pack/read.ts'
import { isUnchanged } from './design-drafts.ts'

type Move = Parameters<typeof moveDesign>[3]

/** Moves a draft on and writes down that it was, as one; throws design.stale when it has moved meanwhile. */
async function move(
  act: Act,
  row: DesignRow,
  to: Move,
  step: Omit<NewStep, 'slug' | 'designId' | 'operation'>,
  notice?: 'design.sent-back',
): Promise<number> {
  return act.platform.database.write(async (tx) => {
    const revision = await moveDesign(tx, row.id, row.revision, to)
    if (revision === undefined) throw new Problem('design.stale')
    const about = { slug: row.slug, designId: row.id, operation: act.operation.id }
    await recordStep(tx, { ...about, ...step }, doerOf(act), act.now)
    if (notice) await notify(tx, [noticeTo(row, notice)], act.now)
    return revision
  })
}

const takeBack = implement(designOperations.takeBack, async (act, { params, body }) => {
  const states = ['submitted', 'approved'] as const
  const { row } = await getOwnDesign(act, params.id, { revision: body.revision, states })
  const step = { step: 'taken-back', remarks: body.remarks } as const
  return { revision: await move(act, row, { from: states, state: 'draft' }, step) }
})

const discard = implement(designOperations.discard, async (act, { params, body }) => {
  const states = ['draft'] as const
  const { row } = await getOwnDesign(act, params.id, { revision: body.revision, states })
  return { revision: await move(act, row, { from: states, state: 'discarded' }, { step: 'discarded' }) }
})

export function reviewHandlers(names: FlowNames): Handler[] {
  const submit = implement(designOperations.submit, async (act, { params, body }) => {
    const states = ['draft'] as const
    const { row } = await getOwnDesign(act, params.id, { revision: body.revision, states })
    const { definition, live } = await soundDefinition(act.platform, row, names, act.now)
    if (live && isUnchanged(definition, live)) throw new Problem('design.unchanged')
    const step = { step: 'submitted', remarks: body.remarks, digest: digestOf(definition) } as const
    return { revision: await move(act, row, { from: states, state: 'submitted' }, step) }
  })

  const review = implement(designOperations.review, async (act, { params, body }) => {
    const { row, officer } = await getDesign(act, params.id)
    if (!mayReview(officer, row))
      throw new Problem(row.editors.includes(officer.officerId) ? 'design.own-work' : 'access.denied')
    requireState(row, { revision: body.revision, states: ['submitted'] })
    const { remarks } = body
    if (body.verdict === 'send-back') {
      const to = { from: ['submitted'], state: 'draft' } as const
      const revision = await move(act, row, to, { step: 'sent-back', remarks }, 'design.sent-back')
      return { revision, state: 'draft' as const, version: null }
    }
    const today = dateOf(act.now)
    const on = body.on ? parseDay(body.on) : today
    if (Temporal.PlainDate.compare(on, today) < 0) throw new Problem('design.day-past')
    if (on.equals(today)) return publishNow(act, row, remarks, names)
    const { definition } = await soundDefinition(act.platform, row, names, act.now)
    const to = { from: ['submitted'], state: 'approved', publishOn: on } as const
    const approvedBy = { officerId: officer.officerId, officerName: officer.name }
    const step = { step: 'approved', remarks, publishOn: on, digest: digestOf(definition) } as const
    return {
      revision: await move(act, row, { ...to, approvedBy }, step),
      state: 'approved' as const,
      version: null,
    }
  })

  return [submit, takeBack, discard, review]
}

async function publishNow(act: Act, row: DesignRow, remarks: string, names: FlowNames) {
  const approval = { by: doerOf(act), remarks, operation: act.operation.id }
  const { version, revision } = await publishDesign(act.platform, row, names, approval, act.now)
  await act.platform.database.write((tx) => notify(tx, [noticeTo(row, 'design.published')], act.now))
  return { revision, state: 'published' as const, version }
}

/** A day that the calendar has; the contract has seen its form. */
function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch (cause) {
    throw new Problem('design.day-past', { cause })
  }
}
