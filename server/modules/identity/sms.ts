import { hmacSm3, uuidv7 } from '#platform/crypto'
import type { Database } from '#platform/database'
import { Problem, StartFailure } from '#platform/errors'
import type { Platform } from '#platform/runtime'

export interface TextMessage {
  /** The same id is the same message: a gateway that has it already does not send it again. */
  readonly id: string
  readonly phone: string
  readonly text: string
}

/** Sends text messages; throws identity.sms-unavailable when the message was not taken. */
export interface SmsSender {
  send(message: TextMessage, now: Temporal.Instant): Promise<void>
}

/** The sender of this installation: the gateway that is configured, else in the demonstration the outbox. Throws StartFailure in production without one. */
export function smsSenderOf({ config, database }: Pick<Platform, 'config' | 'database'>): SmsSender {
  if (config.sms) return httpSmsSender(config.sms)
  if (config.mode === 'demo') return outboxSmsSender(database)
  throw new StartFailure('No text-message gateway: set YIWANG_SMS_URL and YIWANG_SMS_SECRET')
}

/** Keeps messages in the database, where the demonstration's outbox page shows them. */
export function outboxSmsSender(database: Database): SmsSender {
  return {
    async send({ id, phone, text }, now) {
      await database.read`
        insert into identity.sms_outbox (id, phone, body, created_at)
        values (${id}, ${phone}, ${text}, ${now.toString()}::timestamptz) on conflict (id) do nothing`
    },
  }
}

/** Posts messages to a gateway as JSON, signed with HMAC-SM3 over `timestamp.body`; tries once more after a failure or time-out. */
export function httpSmsSender({
  url,
  secret,
  timeoutMs = 3_000,
}: {
  url: string
  secret: string
  timeoutMs?: number
}): SmsSender {
  return {
    async send(message, now) {
      const body = JSON.stringify(message)
      const timestamp = String(Math.floor(now.epochMilliseconds / 1000))
      const signature = hmacSm3(Buffer.from(secret), `${timestamp}.${body}`).toString('hex')
      const headers = {
        'content-type': 'application/json',
        'x-yiwang-timestamp': timestamp,
        'x-yiwang-signature': signature,
      }
      const post = () =>
        attempt(url, {
          method: 'POST',
          headers,
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
      const outcome = await post()
      const last = outcome === 'failed' ? await post() : outcome
      if (last !== 'taken') throw new Problem('identity.sms-unavailable')
    },
  }
}

/** The message that carries a one-time code. */
export function codeMessage(
  phone: string,
  code: string,
  minutes: number,
  now: Temporal.Instant,
): TextMessage {
  return {
    id: uuidv7(now),
    phone,
    text: `【一网】验证码${code}，${minutes}分钟内有效。工作人员不会向您索要验证码。`,
  }
}

/** A refusal (4xx) is final; a failure may pass. */
async function attempt(url: string, request: RequestInit): Promise<'taken' | 'refused' | 'failed'> {
  try {
    const response = await fetch(url, request)
    await response.body?.cancel()
    if (response.ok) return 'taken'
    return response.status >= 500 || response.status === 429 ? 'failed' : 'refused'
  } catch {
    return 'failed'
  }
}
