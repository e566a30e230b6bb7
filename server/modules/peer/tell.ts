import type { Milestone } from '#contract'
import { actsOf, findCase, standingOf, type CaseState } from '#modules/case'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { PeerMessage } from './content.ts'
import { change, findCrossing, unsettled, type Crossing } from './crossing.ts'
import { write } from './outgoing.ts'
import { endOf, sealResults } from './result.ts'

const BATCH = 200
/** Before every id. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What the other side hears of on the way. */
const TOLD: readonly Milestone[] = [
  'correction-requested',
  'accepted',
  'suspended',
  'resumed',
  'decided',
  'reopened',
]

/** Writes what the other sides have not been told of yet, as the cases here stand: one look at each batch, and then at what has moved. */
export async function tellPeers(platform: Platform): Promise<void> {
  const { read } = platform.database
  let batch: Crossing[] = []
  let after = NOBODY
  do {
    batch = await unsettled(read, after, BATCH)
    after = batch.at(-1)?.caseId ?? after
    const standing = await standingOf(
      read,
      batch.map(({ caseId }) => caseId),
    )
    for (const crossing of batch) {
      const stands = standing.get(crossing.caseId)
      if (stands && !crossing.here) await place(platform, crossing)
      const isNews =
        crossing.direction === 'received'
          ? stands && stands.revision > crossing.toldRevision
          : stands?.status === 'closed'
      if (isNews) await tell(platform, crossing)
    }
  } while (batch.length === BATCH)
}

/** Filed, and the server was gone before it noted where: lists would leave it out. */
async function place({ database: { read } }: Platform, { caseId }: Crossing): Promise<void> {
  const { base } = (await findCase(read, caseId)) ?? {}
  if (base)
    await change(read, caseId, {
      here: { regionPath: base.region.path, unitPath: base.unit.path, number: base.number },
    })
}

async function tell(platform: Platform, crossing: Crossing): Promise<void> {
  try {
    await (crossing.direction === 'received' ? tellProgress(platform, crossing) : tellEnd(platform, crossing))
  } catch (cause) {
    // In a second the ledger has signed for the certificate's issue, and it is told then.
    if (cause instanceof Problem && cause.code === 'ledger.not-integrated') return
    platform.log.error('peer.tell-failed', cause, { caseId: crossing.caseId })
  }
}

/** Of a case decided here: that it was taken, each step that matters there, and its end. */
async function tellProgress(platform: Platform, { caseId, toldRevision, thread }: Crossing): Promise<void> {
  const found = await findCase(platform.database.read, caseId)
  if (!found || found.revision <= toldRevision) return
  const { base, state, revision } = found
  const isOver = state.status === 'closed'
  const certificates = isOver ? await sealResults(platform, caseId) : []
  const acts = (await actsOf(platform.database.read, caseId)).filter((act) => act.revision <= revision)
  await platform.database.write(async (transaction) => {
    const crossing = await findCrossing(transaction, { thread }, 'lock')
    // Another worker has told it.
    if (!crossing || crossing.settled || crossing.toldRevision >= revision) return
    const messages: PeerMessage[] = []
    if (crossing.toldRevision === 0)
      messages.push({ kind: 'case.taken', content: { number: base.number, unit: base.unit.name } })
    for (const { revision: at, events } of acts)
      if (at > crossing.toldRevision)
        for (const event of events)
          if (event.type === 'milestone' && TOLD.includes(event.milestone))
            messages.push(progressOf(event.milestone, acts.find((act) => act.revision === at)?.at, state))
    if (isOver) messages.push(endOf(state, String(acts.at(-1)?.at), certificates))
    for (const message of messages) await write(transaction, crossing, message, platform.clock.now())
    await change(transaction, caseId, {
      toldRevision: revision,
      here: { regionPath: base.region.path, unitPath: base.unit.path, number: base.number },
      ...(isOver
        ? { state: 'closed', outcome: state.decision?.outcome ?? state.milestone, settled: true }
        : { state: state.corrections ? 'correction' : 'under-way' }),
    })
  })
  platform.signals.emit('peer.written')
}

function progressOf(milestone: Milestone, at: Temporal.Instant | undefined, state: CaseState): PeerMessage {
  const corrections =
    milestone === 'correction-requested' && state.corrections
      ? { corrections: state.corrections.map(({ what }) => what) }
      : {}
  return { kind: 'case.progress', content: { milestone, at: String(at), ...corrections } }
}

/** Of a case handed in here: that it was taken back before the other side ended it. */
async function tellEnd(platform: Platform, { caseId, thread }: Crossing): Promise<void> {
  const found = await findCase(platform.database.read, caseId)
  if (found?.state.status !== 'closed') return
  await platform.database.write(async (transaction) => {
    const crossing = await findCrossing(transaction, { thread }, 'lock')
    if (!crossing || crossing.settled) return
    await write(
      transaction,
      crossing,
      { kind: 'case.withdrawn', content: { reason: '收件地撤回' } },
      platform.clock.now(),
    )
    await change(transaction, caseId, { state: 'closed', outcome: 'withdrawn', settled: true })
  })
  platform.signals.emit('peer.written')
}
