import { createServer } from 'node:http'
import type { callersOf } from './callers.ts'

/** How the line to a platform behaves. */
export type Weather =
  | 'fine'
  /** Nobody answers. */
  | 'down'
  /** The other side does what it was asked, and its answer is lost. */
  | 'answer-lost'
  /** A proxy in between answers with a page for people. */
  | 'babbling'
  /** Somebody in between signs for what they never took. */
  | 'forging'

export interface Line extends AsyncDisposable {
  readonly url: string
  weather: Weather
  /** So many requests get through yet, then it is down. */
  fuse: number | undefined
  /** What went over it: paths of requests that reached the other side. */
  readonly reached: string[]
}

/** The line between two platforms, which can fail in the ways that lines do. */
export async function openLine(to: Awaited<ReturnType<typeof callersOf>>): Promise<Line> {
  const server = createServer((request, response) => {
    void (async () => {
      let payload = ''
      for await (const piece of request) payload += String(piece)
      if (line.fuse !== undefined && line.fuse-- <= 0) {
        line.weather = 'down'
        line.fuse = undefined
      }
      if (line.weather === 'down') return void request.socket.destroy()
      if (line.weather === 'babbling')
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>系统升级中</h1>')
      const url = request.url ?? '/'
      const answer = await to.composition.http.inject({
        method: request.method === 'POST' ? 'POST' : 'GET',
        url,
        ...(payload ? { payload, headers: { 'content-type': 'application/json' } } : {}),
      })
      line.reached.push(url)
      if (line.weather === 'answer-lost') return void request.socket.destroy()
      const body =
        line.weather === 'forging'
          ? answer.body.replace(/"digest":"(.)/, (_, digit) => `"digest":"${digit === '0' ? '1' : '0'}`)
          : answer.body
      response
        .writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) })
        .end(body)
    })().catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const line: Line = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    weather: 'fine',
    fuse: undefined,
    reached: [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return line
}
