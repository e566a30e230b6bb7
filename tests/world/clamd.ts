import { createServer, type Server, type Socket } from 'node:net'

/** The EICAR test file, in two halves so that no scanner takes this source for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type ScannerMood =
  | 'well'
  /** Takes everything and answers after a second. */
  | 'slow'
  /** Hangs up after the first chunk. */
  | 'dying'
  /** Answers what no clamd answers. */
  | 'babbling'
  /** Answers without end. */
  | 'endless'
  /** Its database is being loaded. */
  | 'failing'

export interface SimulatedClamd extends AsyncDisposable {
  readonly url: string
  mood: ScannerMood
  /** Files it gave a verdict on. */
  readonly seen: number
}

/** Speaks clamd's INSTREAM as the daemon does, with its limit on the length of a stream, and fails in the ways it does. `path` makes it a Unix socket. */
export async function simulateClamd({
  path,
  maxLength = 100_000_000,
}: {
  path?: string
  maxLength?: number
} = {}): Promise<SimulatedClamd> {
  let seen = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const reader = readStream(maxLength)
    socket.on('data', (chunk: Buffer) => {
      if (clamd.mood === 'dying') return void socket.destroy()
      const heard = reader(chunk)
      if (!heard) return
      const answer = answerOf(clamd.mood, heard)
      if (answer.startsWith('stream:')) seen++
      setTimeout(() => socket.end(answer), clamd.mood === 'slow' ? 1_000 : 0)
    })
  })
  await listen(server, path)
  const address = server.address()
  const clamd: { url: string; mood: ScannerMood; readonly seen: number } & AsyncDisposable = {
    url: typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix://${path ?? ''}`,
    mood: 'well',
    get seen() {
      return seen
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return clamd
}

function listen(server: Server, path: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    if (path) server.listen(path, resolve)
    else server.listen(0, '127.0.0.1', resolve)
  })
}

type Heard = { readonly file: Buffer } | { readonly refused: string }

/** Reads a command and the chunks after it, however they are cut. */
function readStream(maxLength: number) {
  let waiting = Buffer.alloc(0)
  let began = false
  let done = false
  const parts: Buffer[] = []
  let length = 0
  return (chunk: Buffer): Heard | undefined => {
    if (done) return undefined
    waiting = Buffer.concat([waiting, chunk])
    if (!began) {
      const end = waiting.indexOf(0)
      if (end < 0) return undefined
      began = true
      if (waiting.subarray(0, end).toString() !== 'zINSTREAM') {
        done = true
        return { refused: 'UNKNOWN COMMAND' }
      }
      waiting = waiting.subarray(end + 1)
    }
    while (waiting.length >= 4) {
      const size = waiting.readUInt32BE()
      if (size === 0) {
        done = true
        return { file: Buffer.concat(parts) }
      }
      if (length + size > maxLength) {
        done = true
        return { refused: 'INSTREAM size limit exceeded. ERROR' }
      }
      if (waiting.length < 4 + size) return undefined
      parts.push(waiting.subarray(4, 4 + size))
      length += size
      waiting = waiting.subarray(4 + size)
    }
    return undefined
  }
}

function answerOf(mood: ScannerMood, heard: Heard): string {
  if (mood === 'babbling') return 'HTTP/1.1 200 OK\r\n\r\nall is well\0'
  if (mood === 'endless') return 'stream: '.repeat(10_000)
  if (mood === 'failing') return 'stream: Can’t allocate memory ERROR\0'
  if ('refused' in heard) return `${heard.refused}\0`
  return heard.file.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
}
