import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const faces = ['officer', 'screen', 'developer'] as const

/** Serves the built faces: hashed assets for ever, and for every other address the page of its face. */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(staticFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const page = async (face: string) => readFile(join(folder, face, 'index.html'), 'utf8')
  for (const face of faces) {
    const html = await page(face)
    for (const url of [`/${face}`, `/${face}/*`])
      server.get(url, { schema: { hide: true } }, (_request, reply) =>
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
      )
  }
  const citizen = await page('citizen')
  // Everything that is neither an operation nor another face is a citizen's page, its own 404 included.
  server.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (/^\/(api|assets|\.well-known)\//.test(request.url)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(citizen)
  })
}
