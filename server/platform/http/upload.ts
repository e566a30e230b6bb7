import type { Readable } from 'node:stream'
import type { FastifySchemaCompiler } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { Problem } from '#platform/errors'

export const UPLOAD_TYPE = 'application/octet-stream'

/** Parameters and query by their schemas; a file is no value that a schema could judge. */
export const uploadCompiler: FastifySchemaCompiler<unknown> = (part) =>
  part.httpPart === 'body'
    ? (value) => ({ value })
    : validatorCompiler(part as Parameters<typeof validatorCompiler>[0])

/** The bytes of a request while they come. What is not read is let go by: a caller that is still sending would never hear the answer. Throws request.malformed where they break off. */
export async function* uploadOf(body: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    // By default who stops reading ends the connection, and with it the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array
  } catch (cause) {
    throw new Problem('request.malformed', { detail: 'The upload broke off', cause })
  } finally {
    body.resume()
  }
}
