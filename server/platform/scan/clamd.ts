import { connect, type Socket } from 'node:net'
import { ScannerAway, type Scanner, type Verdict } from './scan.ts'

/** Enough for `stream: <name of a signature> FOUND`. */
const LONGEST_ANSWER = 1_024

/**
 * Asks a ClamAV daemon by INSTREAM (clamd(8)): `zINSTREAM\0`, chunks each under a four-byte length in network order, a length of zero; the answer
 * is `stream: OK`, `stream: <name> FOUND` or `… ERROR`, ended by NUL. `url` is `tcp://host:port` or `unix:///path/of/socket`; `timeoutMs` is for the whole.
 */
export function openClamd({ url, timeoutMs = 60_000 }: { url: string; timeoutMs?: number }): Scanner {
  const address = addressOf(url)
  return {
    async scan(bytes) {
      const socket = connect(address)
      const timer = setTimeout(() => socket.destroy(new ScannerAway('no answer in time')), timeoutMs)
      try {
        // Whichever comes first: a daemon that has heard enough answers before all is sent.
        const answer = answerOf(socket)
        const sent = send(socket, bytes)
        sent.catch(() => {})
        return verdictOf(await answer)
      } finally {
        clearTimeout(timer)
        socket.destroy()
      }
    },
  }
}

function addressOf(url: string) {
  const { protocol, hostname, port, pathname } = new URL(url)
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) }
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await write(socket, Buffer.from('zINSTREAM\0'))
    for await (const chunk of bytes) {
      // A chunk of no length would end the stream.
      if (chunk.length === 0) continue
      await write(socket, lengthOf(chunk.length))
      await write(socket, chunk)
    }
    await write(socket, lengthOf(0))
  } catch (cause) {
    // A file that cannot be read has no verdict; a line that broke is told by the answer.
    if (!socket.destroyed) socket.destroy(new ScannerAway('not all was sent', { cause }))
  }
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new ScannerAway('the line is closed'))
    if (socket.destroyed) return gone()
    socket.once('close', gone)
    socket.write(bytes, (cause) => {
      socket.off('close', gone)
      if (cause) reject(cause)
      else resolve()
    })
  })
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1')
      const end = heard.indexOf('\0')
      if (end >= 0) resolve(heard.slice(0, end))
      else if (heard.length > LONGEST_ANSWER) reject(new ScannerAway('an answer without end'))
    })
    socket.once('error', (cause) =>
      reject(
        cause instanceof ScannerAway ? cause : new ScannerAway('the scanner cannot be reached', { cause }),
      ),
    )
    socket.once('close', () => reject(new ScannerAway('the scanner hung up without an answer')))
  })
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { clean: true }
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (found) return { clean: false, found }
  // `INSTREAM size limit exceeded. ERROR` too: what was not looked at whole is not clean.
  throw new ScannerAway(`no verdict: ${answer.slice(0, 80)}`)
}
