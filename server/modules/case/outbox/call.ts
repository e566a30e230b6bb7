import { fillTemplate } from '#platform/expression'
import type { Platform } from '#platform/runtime'
import { findCase } from '../queries.ts'
import { serviceOf, type ServiceAnswer } from '../services.ts'
import type { Effect } from './effect.ts'
import { tellCase } from './tell.ts'

/** After so many tries, two hours in all, a person takes over by the stage's route `failed`. */
const TRIES = 7

/** Asks a service and brings its answer to the case. Throws where it is to be tried again. */
export async function callService(platform: Platform, effect: Effect<'call'>): Promise<void> {
  const { caseId, body, attempts } = effect
  const { callId } = body
  const found = await findCase(platform.database.read, caseId)
  // Withdrawn, or the call timed out: nobody waits for the answer any more.
  if (!found?.state.waiting.some((each) => each.callId === callId)) return
  const { base, state } = found
  const service = serviceOf(body.service)
  const context = {
    form: state.answers,
    outputs: state.ruling?.outputs ?? {},
    subject: base.subject,
    case: { number: base.number },
  }
  const told = Object.fromEntries(
    Object.entries(body.told).map(([name, text]) => [name, fillTemplate({ zh: text, en: text }, context).zh]),
  )
  let answered: ServiceAnswer
  try {
    if (!service) throw new Error(`The service ${body.service} is not registered`)
    answered = await service(platform, { callId, base, state, told })
  } catch (cause) {
    if (attempts + 1 < TRIES) throw cause
    platform.log.error('case.call-failed', cause, { caseId, service: body.service })
    await tellCase(platform, caseId, { kind: 'call-fail', callId, reason: 'unreachable' }, 'case.call-failed')
    return
  }
  if (answered === 'pending') return
  const { answer, note } = answered
  await tellCase(
    platform,
    caseId,
    { kind: 'call-answer', callId, answer, ...(note ? { note } : {}) },
    'case.call-answered',
  )
}
