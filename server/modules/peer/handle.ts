import type { PeerEnvelope, PeerMessageKind } from '#contract'
import {
  bringAnswer,
  correctCase,
  findCase,
  tellCase,
  unlessRefused,
  type BroughtAnswer,
} from '#modules/case'
import { definitionOf } from '#modules/matter'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { Arrival } from './arrivals.ts'
import { keepCertificates } from './certificates-come.ts'
import type { Content, PeerMessage } from './content.ts'
import { change, findCrossing, type Crossing } from './crossing.ts'
import { write } from './outgoing.ts'
import type { Peer } from './peers.ts'
import { sendResultAnew } from './result.ts'
import { answerOf, openCall } from './service.ts'
import { takeMaterials, type Brought } from './materials.ts'
import { take } from './take.ts'

/** Does what a message says; harmless when it is done twice. Throws what passes: then it is sent again. */
export async function handle(
  platform: Platform,
  peer: Peer,
  { id: messageId, thread }: Pick<PeerEnvelope, 'id' | 'thread'>,
  message: PeerMessage,
  files: ReadonlyMap<string, Arrival>,
): Promise<void> {
  if (message.kind === 'case.filed')
    return take(platform, peer, thread, message.content, { messageId, files })
  const crossing = await findCrossing(platform.database.read, { thread })
  if (!crossing || crossing.peerId !== peer.id) throw new Problem('peer.unknown')
  const towards = FROM_THE_WINDOW.includes(message.kind)
  // Each side tells the other only what is its own to tell.
  if (towards !== (crossing.direction === 'received')) throw new Problem('peer.unknown')
  const { read } = platform.database
  switch (message.kind) {
    case 'case.supplemented':
      return supplement(platform, peer, crossing, message.content, { messageId, files })
    case 'case.result-asked':
      return sendResultAnew(platform, crossing)
    case 'case.withdrawn':
      return unlessRefused(
        tellCase(
          platform,
          crossing.caseId,
          { kind: 'withdraw', reason: message.content.reason },
          'peer.case-withdrawn',
        ),
      )
    case 'case.taken':
      return change(read, crossing.caseId, {
        theirNumber: message.content.number,
        theirUnit: message.content.unit,
        state: 'under-way',
      })
    case 'case.not-taken':
      await bring(platform, crossing, 'not-taken', {
        note: [message.content.code, ...message.content.fields].join(' '),
      })
      return change(read, crossing.caseId, { state: 'not-taken', settled: true })
    case 'case.progress':
      return progress(platform, crossing, message.content)
    case 'case.closed':
      return closed(platform, peer, crossing, message.content, files)
  }
}

/** What only the side that took the case in has to tell. */
const FROM_THE_WINDOW: readonly PeerMessageKind[] = [
  'case.supplemented',
  'case.withdrawn',
  'case.result-asked',
]

async function supplement(
  platform: Platform,
  peer: Peer,
  crossing: Crossing,
  { note, materials }: Content<'case.supplemented'>,
  brought: Brought,
) {
  const { caseId, applicant, thread } = crossing
  const found = await findCase(platform.database.read, caseId)
  const matter = found && (await definitionOf(platform.database, found.base.slug, found.base.version))
  // Nobody waits for it any more.
  if (!found || !matter || !found.state.corrections || found.state.status === 'closed') return
  const { subject, region, unit } = found.base
  try {
    await takeMaterials(
      platform,
      peer,
      { caseId, matter, subject, item: { region, unit } },
      materials,
      brought,
    )
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status >= 500) throw cause
    // What cannot be taken is asked for again, with the reason.
    await askAgain(platform, thread, found.state.corrections, cause)
    return
  }
  await unlessRefused(
    correctCase(
      platform,
      matter,
      found,
      { answers: {}, note },
      {
        accountId: '',
        subjectId: subject.id,
        contact: { name: applicant.name, phone: applicant.phone },
      },
      {
        actor: { kind: 'system', id: 'peer', name: peer.name },
        act: { principal: { kind: 'system' }, now: platform.clock.now() },
        operation: 'peer.case-supplemented',
      },
    ),
  )
}

async function askAgain(
  platform: Platform,
  thread: string,
  corrections: readonly { readonly what: string }[],
  { code, members }: Problem,
): Promise<void> {
  const slots = (members['materials'] as { id: string }[] | undefined)?.map(({ id }) => id) ?? []
  await platform.database.write(async (transaction) => {
    const crossing = await findCrossing(transaction, { thread }, 'lock')
    if (!crossing || crossing.settled) return
    const again = [...corrections.map(({ what }) => what), [code, ...slots].join(' ')].slice(0, 50)
    const content = {
      milestone: 'correction-requested',
      at: platform.clock.now().toString(),
      corrections: again,
    }
    await write(transaction, crossing, { kind: 'case.progress', content }, platform.clock.now())
  })
  platform.signals.emit('peer.written')
}

async function progress(platform: Platform, crossing: Crossing, { corrections }: Content<'case.progress'>) {
  if (!corrections) return change(platform.database.read, crossing.caseId, { state: 'under-way' })
  await change(platform.database.read, crossing.caseId, { state: 'correction' })
  await bring(platform, crossing, 'correction', { note: corrections.join('；').slice(0, 1000) })
}

async function closed(
  platform: Platform,
  peer: Peer,
  crossing: Crossing,
  content: Content<'case.closed'>,
  files: ReadonlyMap<string, Arrival>,
) {
  const { caseId } = crossing
  const fault = await keepCertificates(platform, peer, crossing, content, files)
  if (fault !== undefined) {
    // The result is not handed out before its certificate holds.
    await change(platform.database.read, caseId, { state: 'under-way', certificateFault: fault })
    return bring(platform, crossing, 'certificate-refused', { note: `peer.certificate-refused ${fault}` })
  }
  await change(platform.database.read, caseId, {
    state: 'closed',
    outcome: content.outcome ?? content.milestone,
    certificateFault: null,
    settled: true,
  })
  await bring(platform, crossing, answerOf(content.outcome), {
    note: content.reasons
      .map(({ text }) => text)
      .join('；')
      .slice(0, 1000),
    finding: {
      record: {
        milestone: content.milestone,
        at: content.at,
        ...(content.certificate ? { certificate: content.certificate } : {}),
      },
    },
    decided: { by: crossing.theirUnit ?? peer.name, reasons: content.reasons },
  })
}

async function bring(
  platform: Platform,
  { caseId }: Crossing,
  answer: string,
  { note, ...found }: Pick<BroughtAnswer, 'note' | 'finding' | 'decided'>,
): Promise<void> {
  const callId = await openCall(platform, caseId)
  if (callId)
    await unlessRefused(
      bringAnswer(platform, caseId, { callId, answer, ...(note ? { note } : {}), ...found }),
    )
}
