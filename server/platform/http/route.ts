import { once } from 'node:events'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problems, type Operation } from '#contract'
import type { Platform } from '#platform/runtime'
import type { Act, FileAnswer, Handler } from './act.ts'
import type { Gate } from './gate.ts'
import { sendFile } from './send-file.ts'
import { UPLOAD_TYPE, uploadCompiler, uploadOf } from './upload.ts'

export const SESSION_COOKIE = 'yiwang_session'

/** One operation, one route: authenticate → authorise → run → record. */
export function mountOperation(server: FastifyInstance, platform: Platform, gate: Gate, handler: Handler) {
  const { operation } = handler
  const streams = new Set<AbortController>()
  // A closing server waits for its answers, and a stream by itself has no end.
  if (operation.stream) server.addHook('preClose', async () => streams.forEach((stream) => stream.abort()))
  server.route({
    method: operation.method,
    url: operation.path,
    ...(operation.bodyLimitBytes ? { bodyLimit: operation.bodyLimitBytes } : {}),
    schema: schemaOf(operation),
    // A file is no value that a schema could judge: it is read, and judged, by the operation.
    ...(operation.upload ? { validatorCompiler: uploadCompiler } : {}),
    handler: async (request, reply) => {
      const started = performance.now()
      if (operation.method !== 'GET') gate.checkOrigin(request.headers)
      const now = platform.clock.now()
      const principal = await gate.authenticate(platform, request.cookies[SESSION_COOKIE], now)
      gate.authorise(principal, operation.access)
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const act = actOf(operation, platform, principal, now, request, reply, gone.signal)
      // What is told to somebody signed in is kept by no cache between.
      if (principal.kind !== 'anonymous') reply.header('cache-control', 'private, no-store')
      const input = {
        params: request.params,
        query: request.query,
        body: operation.upload ? undefined : request.body,
      }
      const answer = await handler.run(act, input)
      await gate.record(act)
      platform.metrics.observe('yiwang_operation_seconds', (performance.now() - started) / 1000, {
        operation: operation.id,
      })
      if (operation.stream) {
        streams.add(gone)
        return sendStream(answer as AsyncIterable<unknown>, reply).finally(() => streams.delete(gone))
      }
      if (operation.media) return sendFile(operation.media, answer as FileAnswer, reply)
      return answer
    },
  })
}

function schemaOf(operation: Operation) {
  return {
    operationId: operation.id,
    summary: operation.summary,
    'x-access': operation.access,
    'x-problems': Object.fromEntries(operation.errors.map((code) => [code, problems[code]])),
    ...(operation.personal ? { 'x-personal': true } : {}),
    ...(operation.stream ? { 'x-stream': true } : {}),
    ...(operation.media ? { 'x-media': operation.media } : {}),
    tags: [operation.id.split('.')[0] ?? ''],
    ...(operation.params ? { params: operation.params } : {}),
    ...(operation.query ? { querystring: operation.query } : {}),
    ...(operation.body ? { body: operation.body } : {}),
    ...(operation.upload ? { body: z.file(), consumes: [UPLOAD_TYPE] } : {}),
    ...(operation.stream || operation.media ? {} : { response: { 200: operation.output } }),
  }
}

function actOf(
  operation: Operation,
  platform: Platform,
  principal: Act['principal'],
  now: Temporal.Instant,
  request: FastifyRequest,
  reply: FastifyReply,
  aborted: AbortSignal,
): Act {
  // A proxy that is not on this machine is not believed about the protocol; the address people use is.
  const secure = request.protocol === 'https' || platform.config.publicUrl.startsWith('https:')
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure }
  return {
    operation,
    principal,
    now,
    platform,
    requestId: request.id,
    client: {
      ip: request.ip,
      agent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    },
    cookies: {
      session: request.cookies[SESSION_COOKIE],
      setSession: (token, maxAgeSeconds) =>
        void reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge: maxAgeSeconds }),
      clearSession: () => void reply.clearCookie(SESSION_COOKIE, cookie),
    },
    trail: {},
    upload: uploadOf(request.raw),
    aborted,
  }
}

/** Proxies close a connection on which nothing is said for a minute. */
const HEARTBEAT_MS = 15_000

async function sendStream(events: AsyncIterable<unknown>, reply: FastifyReply) {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // A comment line: it keeps the connection and is no event (WHATWG HTML 9.2.6).
  const heartbeat = setInterval(
    () => void (reply.raw.writableNeedDrain || reply.raw.write(':\n\n')),
    HEARTBEAT_MS,
  ).unref()
  try {
    for await (const event of events) {
      if (reply.raw.destroyed) break
      // A slow reader is waited for: nothing piles up in memory on its behalf.
      if (!reply.raw.write(`data: ${JSON.stringify(event)}\n\n`))
        await Promise.race([once(reply.raw, 'drain'), once(reply.raw, 'close')])
    }
  } finally {
    clearInterval(heartbeat)
    reply.raw.end()
  }
}
