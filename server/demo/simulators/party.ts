import type { CounterpartyEnvelope, SignedMessage } from '#contract'
import { isSignedBy, seal, type Counterparty } from '#platform/counterparty'
import { generateSm2Key, randomToken, signSm2, uuidv7 } from '#platform/crypto'

/** Gives a message to whom it is for; true when it was taken. */
export type Deliver = (url: string, message: SignedMessage) => Promise<boolean>

export interface PartyOptions {
  readonly name: 'bank' | 'ecny' | 'post'
  /** What it calls the government it works for, and that government's SM2 key. */
  readonly account: string
  readonly customerKey: () => string
  readonly now: () => Temporal.Instant
  readonly deliver: Deliver
}

interface Notice {
  readonly id: string
  readonly url: string
  readonly kind: string
  readonly content: CounterpartyEnvelope['content']
  /** How often it is still to be sent though it was taken. */
  again: number
  isForged: boolean
  dueAt: Temporal.Instant
  tries: number
}

/** A question that was under way for longer is not taken. */
const FRESH_MINUTES = 10

/** What every simulated party has: a key, questions it answers, and notices that it sends until they are taken. */
export function openParty(options: PartyOptions) {
  const { name, account, now, deliver } = options
  const { privateKey } = generateSm2Key(randomToken(16))
  const sign = async (bytes: Uint8Array) => signSm2(privateKey, bytes)
  const queue: Notice[] = []

  const envelopeOf = (
    kind: string,
    content: CounterpartyEnvelope['content'],
    more: { id?: string; about?: string } = {},
  ): CounterpartyEnvelope => ({
    id: more.id ?? uuidv7(now()),
    from: name,
    to: account,
    kind,
    ...(more.about ? { about: more.about } : {}),
    sentAt: now().toString(),
    content,
  })

  return {
    publicKey: privateKey.publicKey.pem,
    /** The party as the platform is configured for it. */
    asCounterparty: (url: string): Counterparty => ({
      name,
      url,
      account,
      publicKey: privateKey.publicKey.pem,
    }),
    /** Checks who asks, and signs the answer; a refusal is an answer too. */
    async answer(
      message: SignedMessage,
      handle: (
        kind: string,
        content: CounterpartyEnvelope['content'],
      ) => CounterpartyEnvelope['content'] | string,
    ): Promise<SignedMessage> {
      const { envelope } = message
      const said = whyNot(message, options) ?? handle(envelope.kind, envelope.content)
      return typeof said === 'string'
        ? seal(sign, envelopeOf('refused', { code: said }, { about: envelope.id }))
        : seal(sign, envelopeOf(`${envelope.kind}.answer`, said, { about: envelope.id }))
    },
    /** Puts a notice in the queue; it goes at the next `send`. */
    tell(
      notice: Pick<Notice, 'url' | 'kind' | 'content'>,
      how: { again?: number; isForged?: boolean; afterSeconds?: number } = {},
    ) {
      queue.push({
        ...notice,
        id: uuidv7(now()),
        again: how.again ?? 0,
        isForged: how.isForged ?? false,
        dueAt: now().add({ seconds: how.afterSeconds ?? 0 }),
        tries: 0,
      })
    },
    /** Sends what is due, in the order of the queue; what was not taken is tried again, later and later. */
    async send(): Promise<void> {
      for (const notice of queue.filter(({ dueAt }) => Temporal.Instant.compare(dueAt, now()) <= 0)) {
        const message = await seal(sign, envelopeOf(notice.kind, notice.content, { id: notice.id }))
        if (notice.isForged) message.envelope.content['fen'] = 1
        const isTaken = await deliver(notice.url, message).catch(() => false)
        notice.tries += 1
        if (isTaken && notice.again > 0) notice.again -= 1
        else if (isTaken || notice.isForged || notice.tries > 20) forget(queue, notice)
        else notice.dueAt = now().add({ seconds: Math.min(2 ** notice.tries, 600) })
      }
    },
    /** Forgets what it was to tell, or such of it. */
    drop(isMeant: (notice: Pick<Notice, 'content'>) => boolean = () => true) {
      for (const notice of queue.filter(isMeant)) forget(queue, notice)
    },
    waiting: () => queue.length,
  }
}

/** Why a question is not taken: who signed it, for whom, and when. */
function whyNot(
  message: SignedMessage,
  { name, account, customerKey, now }: PartyOptions,
): string | undefined {
  const { from, to, sentAt } = message.envelope
  if (from !== account || to !== name || !isSignedBy(customerKey(), message)) return 'signature-invalid'
  const apart = now().since(Temporal.Instant.from(sentAt)).total({ unit: 'minutes' })
  return Math.abs(apart) > FRESH_MINUTES ? 'message-outdated' : undefined
}

function forget(queue: Notice[], notice: Notice): void {
  const index = queue.indexOf(notice)
  if (index >= 0) queue.splice(index, 1)
}
