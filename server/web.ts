import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const faces = ['officer', 'screen', 'hall', 'developer'] as const

/** Serves the built faces: hashed assets for ever, and for every other address the page of its face. */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  // Read at each call: a page names assets by their digests, and must be of the same build as they are.
  const send = async (face: string, reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(join(folder, face, 'index.html'), 'utf8'))
  for (const face of faces)
    for (const url of [`/${face}`, `/${face}/*`])
      server.get(url, { schema: { hide: true } }, (_request, reply) => send(face, reply))
  // Everything that is neither an operation nor another face is a citizen's page, its own 404 included.
  server.get('/*', { schema: { hide: true } }, (request, reply) =>
    /^\/(api|assets|\.well-known)\//.test(request.url) ? reply.callNotFound() : send('citizen', reply),
  )
}
