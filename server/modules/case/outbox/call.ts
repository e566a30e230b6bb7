import { caseCorrection, citation } from '#contract'
import { fillTemplate } from '#platform/expression'
import type { Platform } from '#platform/runtime'
import { z } from 'zod'
import type { CaseState } from '../case.ts'
import { findCase } from '../queries.ts'
import { serviceOf, type ServiceAnswer } from '../services.ts'
import { giveBack, putOff, removeEffects, takeEffects, type Batch, type Effect } from './effect.ts'
import { tellCase } from './tell.ts'

/** So many at once, each for so long, end well within the lease of a batch. */
const AT_ONCE = 8
const ONE_CALL_MS = 30_000
const LEASE = { limit: 16, seconds: 90 } as const

/** Without a period of the stage a person takes over after so many tries, some eight hours in all, by the route `failed`. */
const TRIES = 10

const finding = z.strictObject({
  officers: z
    .array(
      z.strictObject({
        officer: z.strictObject({ id: z.uuid(), name: z.string() }),
        role: z.string(),
        unitId: z.uuid(),
        unitName: z.string(),
        unitPath: z.string(),
      }),
    )
    .max(500)
    .optional(),
  corrections: z.array(caseCorrection).max(40).optional(),
  record: z.record(z.string(), z.json()).optional(),
})

const answerShape = z.union([
  z.literal('pending'),
  z.strictObject({
    answer: z.string().min(1).max(80),
    note: z.string().max(1000).optional(),
    finding: finding.optional(),
    decided: z
      .strictObject({
        by: z.string().min(1).max(200),
        reasons: z.array(z.strictObject({ text: z.string().max(1000), basis: citation })).max(50),
      })
      .optional(),
  }),
])

/** Asks services for one batch of calls, some at once. */
export async function callServices(
  platform: Platform,
  stopping?: AbortSignal,
  oneCallMs = ONE_CALL_MS,
): Promise<Batch> {
  const { database, clock } = platform
  const effects = await takeEffects(database.read, ['call'], clock.now(), LEASE)
  const queue = [...effects]
  const line = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await carryCall(platform, next, oneCallMs, stopping)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
  return { size: effects.length, isFull: effects.length === LEASE.limit }
}

async function carryCall(
  platform: Platform,
  effect: Effect<'call'>,
  oneCallMs: number,
  stopping: AbortSignal | undefined,
) {
  const { database, clock, log } = platform
  if (stopping?.aborted) return giveBack(database, effect)
  try {
    await callService(platform, effect, oneCallMs, stopping)
    await removeEffects(database.read, [effect])
  } catch (cause) {
    // A try that the server itself broke off counts for nothing.
    if (stopping?.aborted) return giveBack(database, effect)
    await putOff(database, effect, cause, clock.now())
    log.error('relay.effect-put-off', cause, { caseId: effect.caseId, kind: effect.kind })
  }
}

/** Asks a service and brings its answer to the case. Throws where it is to be tried again. */
async function callService(
  platform: Platform,
  { caseId, body, attempts }: Effect<'call'>,
  oneCallMs: number,
  stopping: AbortSignal | undefined,
): Promise<void> {
  const { callId, stage } = body
  const found = await findCase(platform.database.read, caseId)
  // Withdrawn, or the call timed out: nobody waits for the answer any more.
  if (!found?.state.waiting.some((each) => each.callId === callId)) return
  const { base, state } = found
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
    const signal = AbortSignal.any([AbortSignal.timeout(oneCallMs), ...(stopping ? [stopping] : [])])
    const service = serviceOf(body.service)
    if (!service) throw new Error(`The service ${body.service} is not registered`)
    const answering = service(platform, { callId, base, state, told, signal })
    answered = answerShape.parse(await Promise.race([answering, brokenOff(signal)])) as ServiceAnswer
  } catch (cause) {
    if (stopping?.aborted || hasTime(state, stage) || attempts + 1 < TRIES) throw cause
    platform.log.error('case.call-failed', cause, { caseId, service: body.service })
    await tellCase(platform, caseId, { kind: 'call-fail', callId, reason: 'unreachable' }, 'case.call-failed')
    return
  }
  if (answered !== 'pending') await bringAnswer(platform, caseId, { callId, ...answered })
}

export type BroughtAnswer = Exclude<ServiceAnswer, 'pending'> & { readonly callId: string }

/** Brings a service's answer to the case that waits for it; one that comes twice, or too late, changes nothing. False where there is no such case. */
export async function bringAnswer(
  platform: Platform,
  caseId: string,
  { callId, answer, note, finding: found, decided }: BroughtAnswer,
): Promise<boolean> {
  const told = await tellCase(
    platform,
    caseId,
    {
      kind: 'call-answer',
      callId,
      answer,
      ...(note ? { note } : {}),
      ...(found ? { finding: found } : {}),
      ...(decided ? { decided } : {}),
    },
    'case.call-answered',
  )
  return told !== undefined
}

/** The stage's own clock says how long it may take; until then the service is asked. */
function hasTime({ clocks }: CaseState, stage: string): boolean {
  return clocks.some(({ name, state }) => name === `stage:${stage}` && state !== 'ended')
}

function brokenOff(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason as Error)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
}
