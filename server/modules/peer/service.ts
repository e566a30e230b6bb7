import { findCase, type Service, type ServiceCall } from '#modules/case'
import type { CrossingMaterial, PeerMessage } from './content.ts'
import { change, findCrossing, type Crossing } from './crossing.ts'
import { asMaterial, looseFiles, sendLoose } from './loose.ts'
import { write } from './outgoing.ts'

/**
 * The registered service `peer`: hands the case to the platform it was taken in for (`part: file`), or tells it what was supplied
 * (`part: supplement`), or asks for the result anew whose certificate did not pass (`part: ask-result`). The answer comes when that platform has decided, asks for a correction, or did not take it.
 */
export const peerService: Service = async (platform, { callId, base, state, told }) => {
  const found = await findCrossing(platform.database.read, { caseId: base.caseId })
  if (!found) return { answer: 'not-taken', note: 'peer.not-found' }
  // It was closed there while somebody here was asking the applicant.
  if (found.state === 'closed') return { answer: answerOf(found.outcome) }
  const part = told['part']
  await platform.database.write(async (transaction) => {
    // Asked again by the same id, the message is there already.
    await findCrossing(transaction, { caseId: base.caseId }, 'lock')
    const [known] = await transaction`select from peer.called where call_id = ${callId}`
    if (known) return
    await transaction`insert into peer.called (call_id, case_id) values (${callId}, ${base.caseId})`
    const files = part === 'ask-result' ? [] : await looseFiles(transaction, base.caseId, null)
    const message = messageOf(part, found, base, state, files.map(asMaterial))
    const messageId = await write(transaction, found, message, platform.clock.now())
    await sendLoose(transaction, base.caseId, messageId, files)
    if (message.kind !== 'case.filed') await change(transaction, base.caseId, { state: 'under-way' })
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

function messageOf(
  part: string | undefined,
  { slug, applicant, answers, certificateFault }: Crossing,
  { number, unit }: ServiceCall['base'],
  state: ServiceCall['state'],
  materials: CrossingMaterial[],
): PeerMessage {
  switch (part) {
    case 'supplement':
      return {
        kind: 'case.supplemented',
        content: { note: supplied(state.answers['supplement']), materials },
      }
    case 'ask-result':
      return { kind: 'case.result-asked', content: { step: certificateFault ?? 'unreadable' } }
    default:
      return {
        kind: 'case.filed',
        content: { slug, applicant, answers: answers as never, number, unit: unit.name, materials },
      }
  }
}

/** The word by which the flow goes on. */
export function answerOf(outcome: string | null | undefined): 'granted' | 'refused' | 'ended' {
  return outcome === 'granted' || outcome === 'refused' ? outcome : 'ended'
}

/** What the window wrote down; the act that leads here asks for it. */
function supplied(answer: unknown): string {
  return typeof answer === 'string' && answer !== '' ? answer : '已补正'
}
