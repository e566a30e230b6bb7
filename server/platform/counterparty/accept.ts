import type { CounterpartyEnvelope, SignedMessage } from '#contract'
import { Problem } from '#platform/errors'
import { isSignedBy } from './message.ts'
import type { Counterparty } from './party.ts'

/** How far the clocks of two parties may be apart, with the time a message takes. */
const FRESH_MINUTES = 10

/**
 * The envelope of a message that a party sent by itself: signed by it, for us, and of now. Whether it came before is for the caller to
 * know. Throws counterparty.unknown, counterparty.signature-invalid or counterparty.message-outdated.
 */
export function accept(
  party: Counterparty | undefined,
  message: SignedMessage,
  now: Temporal.Instant,
): CounterpartyEnvelope {
  const { envelope } = message
  if (!party || envelope.from !== party.name || envelope.to !== party.account)
    throw new Problem('counterparty.unknown')
  if (!isSignedBy(party.publicKey, message)) throw new Problem('counterparty.signature-invalid')
  const apart = now.since(Temporal.Instant.from(envelope.sentAt)).total({ unit: 'minutes' })
  if (Math.abs(apart) > FRESH_MINUTES) throw new Problem('counterparty.message-outdated')
  return envelope
}
