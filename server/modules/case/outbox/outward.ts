import type { Platform } from '#platform/runtime'
import { findCase } from '../queries.ts'
import { serviceOf } from '../services.ts'
import { putOff, removeEffects, takeEffects, type Batch, type Effect } from './effect.ts'
import type { EffectKind } from './plan.ts'
import { recallLeg, spawnLeg } from './spawn.ts'
import { tellCase, unlessRefused } from './tell.ts'

type Message = Exclude<EffectKind, 'notify' | 'call'>
type Carry<K extends Message> = (platform: Platform, effect: Effect<K>) => Promise<void>

const LEASE = { limit: 50, seconds: 30 } as const
const ONE_CALL_MS = 20_000

/** What one case tells another, and what follows it: each alone, and each harmless when it is done twice. */
const carriers: { [K in Message]: Carry<K> } = {
  spawn: spawnLeg,
  report: async (platform, { caseId, revision, body: { to, ...told } }) => {
    await unlessRefused(
      tellCase(platform, to, { kind: 'leg-end', caseId, revision, ...told }, 'case.leg-ended'),
    )
  },
  recall: async (platform, { body }) => {
    await recallLeg(platform, body.to, body.reason)
  },
  link: async (platform, { caseId, body }) => {
    const message = `${caseId}:${body.relation}`
    await unlessRefused(
      tellCase(platform, body.to, { kind: 'link', caseId, relation: body.relation, message }, 'case.linked'),
    )
  },
  follow: async (platform, { caseId, body }) => {
    const found = await findCase(platform.database.read, caseId)
    const service = serviceOf(body.service)
    if (!found || !service) throw new Error(`The service ${body.service} is not registered`)
    const { base, state } = found
    await service(platform, {
      callId: body.callId,
      base,
      state,
      told: {},
      signal: AbortSignal.timeout(ONE_CALL_MS),
    })
  },
}
const kinds = Object.keys(carriers) as Message[]

export async function carryMessages(platform: Platform): Promise<Batch> {
  const { database, clock, log } = platform
  const effects = await takeEffects(database.read, kinds, clock.now(), LEASE)
  for (const effect of effects)
    try {
      await carry(platform, effect)
      await removeEffects(database.read, [effect])
    } catch (cause) {
      await putOff(database, effect, cause, clock.now())
      log.error('relay.effect-put-off', cause, { caseId: effect.caseId, kind: effect.kind })
    }
  return { size: effects.length, isFull: effects.length === LEASE.limit }
}

function carry(platform: Platform, effect: Effect<Message>): Promise<void> {
  switch (effect.kind) {
    case 'spawn':
      return carriers.spawn(platform, effect)
    case 'report':
      return carriers.report(platform, effect)
    case 'recall':
      return carriers.recall(platform, effect)
    case 'link':
      return carriers.link(platform, effect)
    case 'follow':
      return carriers.follow(platform, effect)
  }
}
