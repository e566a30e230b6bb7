import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hmacSm3, isSameSecret } from '#platform/crypto'

export type GatewayMood = 'works' | 'fails' | 'fails-once' | 'hangs' | 'hangs-once' | 'breaks'
export type SmsGateway = Awaited<ReturnType<typeof startSmsGateway>>

/** A gateway as an operator runs it: checks signature and age, sends each id once, and can be out of order. */
export async function startSmsGateway(mood: GatewayMood, secret: string) {
  const sent: string[] = []
  const known = new Set<string>()
  let calls = 0
  const server = createServer((request, response) => {
    void (async () => {
      const first = ++calls === 1
      if (mood === 'breaks') return request.socket.destroy()
      if (mood === 'hangs' || (mood === 'hangs-once' && first)) return
      const body = await bodyOf(request)
      if (mood === 'fails' || (mood === 'fails-once' && first)) return response.writeHead(502).end()
      const timestamp = String(request.headers['x-yiwang-timestamp'])
      const expected = hmacSm3(Buffer.from(secret), `${timestamp}.${body}`).toString('hex')
      if (!isSameSecret(expected, String(request.headers['x-yiwang-signature'])))
        return response.writeHead(401).end()
      if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return response.writeHead(403).end()
      const { id, phone, text } = JSON.parse(body)
      if (!known.has(id)) sent.push(`${phone} ${text}`)
      known.add(id)
      return response.writeHead(202).end()
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    sent,
    calls: () => calls,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return gateway
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
