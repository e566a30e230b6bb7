import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly headers: string
  readonly text: string
}

/** One keep-alive connection, one request at a time, and little work for the machine that the server shares with it. */
export interface Client {
  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>
  /** Like `send`, and throws unless the answer is 200; gives the parsed JSON. */
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>
  close(): void
}

export async function connectClient(url: string): Promise<Client> {
  const { hostname, port, host } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const answers = readAnswers(socket)
  let cookie = ''
  const send: Client['send'] = async (method, path, body) => {
    const payload = body === undefined ? '' : JSON.stringify(body)
    const type =
      body === undefined
        ? ''
        : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n`
    const arrived = answers.next()
    socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${cookie}${type}\r\n${payload}`)
    const answer = await arrived
    const set = /^set-cookie: ([^;\r]+)/im.exec(answer.headers)?.[1]
    if (set) cookie = `cookie: ${set}\r\n`
    return answer
  }
  return {
    send,
    call: async <T>(...request: Parameters<Client['send']>) => {
      const answer = await send(...request)
      if (answer.status !== 200)
        throw new Error(`${request[0]} ${request[1]}: ${answer.status} ${answer.text.slice(0, 300)}`)
      return JSON.parse(answer.text) as T
    },
    close: () => socket.destroy(),
  }
}

/** Cuts the byte stream into answers by their content-length, which the server always sends to these requests. */
function readAnswers(socket: Socket): { next(): Promise<Answer> } {
  let buffered: Buffer = Buffer.alloc(0)
  let waiting: { resolve: (answer: Answer) => void; reject: (cause: Error) => void } | undefined
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
    const end = buffered.indexOf('\r\n\r\n')
    if (end < 0) return
    const headers = buffered.toString('latin1', 0, end)
    const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1])
    if (Number.isNaN(length)) return waiting?.reject(new Error(`An answer of unknown length:\n${headers}`))
    if (buffered.length < end + 4 + length) return
    const answer = {
      status: Number(headers.slice(9, 12)),
      headers,
      text: buffered.toString('utf8', end + 4, end + 4 + length),
    }
    buffered = buffered.subarray(end + 4 + length)
    waiting?.resolve(answer)
  })
  for (const event of ['error', 'close'])
    socket.on(event, () => waiting?.reject(new Error('The server closed the connection')))
  return { next: () => new Promise((resolve, reject) => (waiting = { resolve, reject })) }
}
