import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'

/** The only translator from errors to answers: RFC 9457 problem+json with a stable code. */
export function answerProblem(
  platform: Platform,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const problem = toProblem(error)
  if (problem.status >= 500)
    platform.log.error('request.failed', error, {
      requestId: request.id,
      route: request.routeOptions.url ?? '',
      code: problem.code,
    })
  platform.metrics.count('yiwang_problems_total', { code: problem.code })
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `about:blank#${problem.code}`,
      title: problem.code,
      status: problem.status,
      code: problem.code,
      ...(problem.detail ? { detail: problem.detail } : {}),
      instance: `urn:uuid:${request.id}`,
      ...problem.members,
    })
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return new Problem('request.invalid', {
      members: {
        fields: error.validation.map((issue) => ({
          path: issue.instancePath,
          code: issue.keyword,
          message: issue.message,
        })),
      },
    })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = byCode[code]
  if (known) return new Problem(known, { cause: error })
  // PostgreSQL classes 08 (connection), 57 (operator intervention), 53 (resources), 40 (undone by another transaction), 25006 (a server
  // that only reads), 55P03 (a lock not had in time), and a socket that broke or was never made.
  if (
    /^(08|57|53|40|25006|55P03)/.test(code) ||
    /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/.test(code)
  )
    return new Problem('server.unavailable', { cause: error })
  if (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500)
    return new Problem('request.malformed', { cause: error })
  return new Problem('server.failed', { cause: error })
}

const byCode: Record<string, Problem['code']> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-media',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  // 22P05 untranslatable character, 22021 not in repertoire: what the edge should have refused.
  '22P05': 'request.malformed',
  '22021': 'request.malformed',
}
