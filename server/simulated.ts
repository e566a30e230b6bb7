import type { FastifyInstance } from 'fastify'

/** The counters of the demonstration's simulated parties, under `/simulated` of the address that people use. */
export async function serveSimulated(http: FastifyInstance, simulatorsUrl: string): Promise<void> {
  await http.register(async (scope) => {
    // A form with nothing in it: what was chosen is in the address.
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume()
      done(null)
    })
    scope.route({
      method: ['GET', 'POST'],
      url: '/simulated/:party/cashier/:order',
      schema: { hide: true },
      handler: async (request, reply) => {
        const path = request.url.slice('/simulated'.length)
        const answer = await fetch(`${simulatorsUrl}${path}`, {
          method: request.method,
          redirect: 'manual',
          signal: AbortSignal.timeout(5_000),
        })
        const location = answer.headers.get('location')
        if (location) return reply.redirect(location, answer.status)
        return reply
          .status(answer.status)
          .type(answer.headers.get('content-type') ?? 'text/plain')
          .send(await answer.text())
      },
    })
  })
}
