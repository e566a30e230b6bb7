import { findCase, type Service } from '#modules/case'
import type { PeerMessage } from './content.ts'
import { change, findCrossing, type Crossing } from './crossing.ts'
import { write } from './outgoing.ts'

/**
 * The registered service `peer`: hands the case to the platform it was taken in for (`part: file`), or tells it what was supplied
 * (`part: supplement`). The answer comes when that platform has decided, asks for a correction, or did not take it.
 */
export const peerService: Service = async (platform, { callId, base, state, told }) => {
  const found = await findCrossing(platform.database.read, { caseId: base.caseId })
  if (!found) return { answer: 'not-taken', note: 'peer.not-found' }
  // It was closed there while somebody here was asking the applicant.
  if (found.state === 'closed') return { answer: answerOf(found.outcome) }
  const message: PeerMessage =
    told['part'] === 'supplement'
      ? {
          kind: 'case.supplemented',
          content: { note: supplied(state.answers['supplement']) },
        }
      : { kind: 'case.filed', content: filed(found, base.number, base.unit.name) }
  await platform.database.write(async (transaction) => {
    // Asked again by the same id, the message is there already.
    await findCrossing(transaction, { caseId: base.caseId }, 'lock')
    const [known] = await transaction`select from peer.called where call_id = ${callId}`
    if (known) return
    await transaction`insert into peer.called (call_id, case_id) values (${callId}, ${base.caseId})`
    await write(transaction, found, message, platform.clock.now())
    if (message.kind === 'case.supplemented') await change(transaction, base.caseId, { state: 'under-way' })
  })
  platform.signals.emit('peer.written')
  return 'pending'
}

/** The call that a case waits in for the other platform's answer. */
export async function openCall(
  platform: Parameters<Service>[0],
  caseId: string,
): Promise<string | undefined> {
  const found = await findCase(platform.database.read, caseId)
  return found?.state.waiting.findLast((each) => each.callId !== undefined)?.callId
}

function filed({ slug, applicant, answers }: Crossing, number: string, unit: string) {
  return { slug, applicant, answers: answers as never, number, unit }
}

/** The word by which the flow goes on. */
export function answerOf(outcome: string | null | undefined): 'granted' | 'refused' | 'ended' {
  return outcome === 'granted' || outcome === 'refused' ? outcome : 'ended'
}

/** What the window wrote down; the act that leads here asks for it. */
function supplied(answer: unknown): string {
  return typeof answer === 'string' && answer !== '' ? answer : '已补正'
}
