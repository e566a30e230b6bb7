import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import { uuidv7 } from '#platform/crypto'
import type { Handler } from './act.ts'
import { isUnkeepable, unacceptable } from './acceptable.ts'
import type { Gate } from './gate.ts'
import { answerProblem } from './problem-answer.ts'
import { mountOperation } from './route.ts'
import { UPLOAD_TYPE } from './upload.ts'

const BODY_LIMIT_BYTES = 1_048_576
const REQUESTS_PER_MINUTE = 1_200

/** The HTTP edge with all operations mounted and `/openapi.json` derived from them; not yet listening. */
export async function createHttpServer(
  platform: Platform,
  gate: Gate,
  handlers: readonly Handler[],
  options: { requestsPerMinute?: number } = {},
): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => uuidv7(),
    logger: false,
    routerOptions: { maxParamLength: 400 },
    trustProxy: platform.config.trustedProxies,
    // An address that no route can be sought for.
    frameworkErrors: (error, request, reply) => void answerProblem(platform, error, request, reply),
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  refuseTheUnkeepable(server)
  server.setErrorHandler((error, request, reply) => answerProblem(platform, error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    answerProblem(platform, new Problem('request.not-found'), request, reply),
  )
  await server.register(cookie)
  await server.register(helmet, { contentSecurityPolicy: contentSecurityPolicy, hsts: false })
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: () => new Problem('request.too-many'),
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '一网 Yiwang', version: '1', description: 'Every operation of the platform.' },
      servers: [{ url: '/' }],
    },
    transform: jsonSchemaTransform,
  })
  await server.register(async (scope) => {
    for (const handler of handlers)
      if (!handler.operation.upload) mountOperation(scope, platform, gate, handler)
  })
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body is left to the operation, which reads it while it comes.
    scope.addContentTypeParser(UPLOAD_TYPE, (_request, _body, done) => done(null))
    for (const handler of handlers)
      if (handler.operation.upload) mountOperation(scope, platform, gate, handler)
  })
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger())
  server.get('/health/live', { schema: { hide: true } }, () => ({ status: 'live' }))
  server.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await platform.database.read`select 1`.then(
      () => true,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database does not answer' })
  })
  server.get('/metrics', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(platform.metrics.render()),
  )
  return server
}

const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // Ant Design and the chart library set styles at run time; scripts stay our own.
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'", 'blob:'],
    upgradeInsecureRequests: null,
  },
}

function refuseTheUnkeepable(server: FastifyInstance) {
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    let parsed: unknown
    try {
      parsed = JSON.parse(body as string)
    } catch (cause) {
      return done(new Problem('request.malformed', { detail: 'The body is not JSON', cause }))
    }
    const reason = unacceptable(parsed)
    return reason ? done(new Problem('request.malformed', { detail: reason })) : done(null, parsed)
  })
  server.addHook('onRequest', async (request) => {
    let url = request.url
    try {
      url = decodeURIComponent(request.url)
    } catch (cause) {
      throw new Problem('request.malformed', { detail: 'The address is not well encoded', cause })
    }
    if (isUnkeepable(url)) throw new Problem('request.malformed', { detail: 'The address has a NUL' })
  })
}
