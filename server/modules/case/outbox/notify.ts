import { notify } from '#modules/message'
import type { Transaction } from '#platform/database'
import type { Platform } from '#platform/runtime'
import { dueEffects, putOff, removeEffects, type Batch, type Effect } from './effect.ts'

const BATCH = 200

/** Carries out one batch of due notices: notices and their removal are one transaction. One that fails alone is put off and holds up no other. */
export async function sendNotices(platform: Platform): Promise<Batch> {
  const { database, clock, log } = platform
  try {
    return await database.write(async (transaction) => {
      const effects = await dueEffects(
        transaction,
        ['notify'],
        clock.now(),
        BATCH,
        transaction`for update skip locked`,
      )
      await carryOut(transaction, effects, clock.now())
      return { size: effects.length, isFull: effects.length === BATCH }
    })
  } catch (cause) {
    // One effect that cannot be carried out must not hold up the others: each is tried by itself.
    log.error('relay.batch-failed', cause)
    return oneByOne(platform)
  }
}

async function oneByOne({ database, clock, log }: Platform): Promise<Batch> {
  const effects = await dueEffects(database.read, ['notify'], clock.now(), BATCH)
  for (const effect of effects)
    try {
      await database.write((transaction) => carryOut(transaction, [effect], clock.now()))
    } catch (cause) {
      await putOff(database, effect, cause, clock.now())
      log.error('relay.effect-put-off', cause, { caseId: effect.caseId, kind: effect.kind })
    }
  return { size: effects.length, isFull: effects.length === BATCH }
}

async function carryOut(transaction: Transaction, effects: Effect<'notify'>[], now: Temporal.Instant) {
  if (effects.length === 0) return
  await notify(transaction, effects.flatMap(noticesOf), now)
  await removeEffects(transaction, effects)
}

function noticesOf({ caseId, revision, effectNo, body }: Effect<'notify'>) {
  const { officerIds, subjectId, filerId } = body
  // Whom it concerns, and who filed for them, once each.
  const to = officerIds
    ? officerIds.map((officerId) => ({ officerId }))
    : [...new Set([subjectId, filerId])].map((id) => ({ subjectId: id }))
  return to.map((recipient) => ({
    to: recipient,
    kind: body.template,
    params: { slug: body.slug, number: body.number, subjectName: body.subjectName },
    effect: { caseId, revision, effectIndex: effectNo },
  }))
}
