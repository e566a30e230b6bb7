import type { z } from 'zod'
import { signedMessage, type CounterpartyEnvelope } from '#contract'
import type { Clock } from '#platform/clock'
import { uuidv7, type KeyStore } from '#platform/crypto'
import { isSignedBy, seal } from './message.ts'
import type { Counterparty } from './party.ts'

const TIMEOUT_MS = 10_000
const LARGEST_ANSWER = 20_000_000

/** What keeps a question from its answer. `refused` carries the party's own code; the other two may pass. */
export class CounterpartyFailure extends Error {
  override name = 'CounterpartyFailure'
  readonly reason: 'unreachable' | 'untrusted' | 'refused'
  readonly code: string

  constructor(party: string, reason: CounterpartyFailure['reason'], code: string, cause?: unknown) {
    super(`${party} ${reason}: ${code}`, { cause })
    this.reason = reason
    this.code = code
  }
}

export interface Question<A extends z.ZodType> {
  readonly kind: string
  readonly content: CounterpartyEnvelope['content']
  /** What an answer says. */
  readonly answer: A
  readonly signal?: AbortSignal
}

/** Puts a signed question to a party and gives what its signed answer to this very question says. Throws CounterpartyFailure. */
export async function ask<A extends z.ZodType>(
  { keyStore, clock }: { readonly keyStore: KeyStore; readonly clock: Clock },
  party: Counterparty,
  { kind, content, answer, signal }: Question<A>,
): Promise<z.output<A>> {
  const now = clock.now()
  const envelope: CounterpartyEnvelope = {
    id: uuidv7(now),
    from: party.account,
    to: party.name,
    kind,
    sentAt: now.toString(),
    content,
  }
  const question = await seal(async (bytes) => (await keyStore.sign('counterparty', bytes)).value, envelope)
  const said = signedMessage.safeParse(await post(party, question, signal)).data
  if (!said || !isSignedBy(party.publicKey, said))
    throw new CounterpartyFailure(party.name, 'untrusted', 'unsigned')
  if (said.envelope.about !== envelope.id || said.envelope.to !== party.account)
    throw new CounterpartyFailure(party.name, 'untrusted', 'of-another-question')
  if (said.envelope.kind === 'refused')
    throw new CounterpartyFailure(party.name, 'refused', codeOf(said.envelope.content['code']))
  const read = answer.safeParse(said.envelope.content)
  if (!read.success) throw new CounterpartyFailure(party.name, 'untrusted', 'unreadable', read.error)
  return read.data
}

function codeOf(code: unknown): string {
  return typeof code === 'string' ? code.slice(0, 80) : 'no-code'
}

async function post(
  party: Counterparty,
  question: object,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    const response = await fetch(party.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]),
    })
    if (!response.ok) throw new Error(`it answers ${response.status}`)
    const text = await response.text()
    if (text.length > LARGEST_ANSWER) throw new Error('it says too much')
    return JSON.parse(text)
  } catch (cause) {
    throw new CounterpartyFailure(party.name, 'unreachable', 'no-answer', cause)
  }
}
