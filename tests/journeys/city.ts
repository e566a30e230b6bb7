import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface City {
  readonly url: string
  readonly dataFolder: string
  /** What the command has written so far. */
  readonly output: () => string
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_WITHIN_MS = 180_000
const STOPPED_WITHIN_MS = 20_000

/** Starts the demo city as anybody would, by the command, on a free port and data of its own; resolves when it is ready. */
export async function startCity({ size = 0.03 }: { size?: number } = {}): Promise<City> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'yiwang-journey-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), ['cli/main.ts', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      YIWANG_DATA_DIR: join(dataFolder, 'data'),
      YIWANG_DEMO_SIZE: String(size),
      DATABASE_URL: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += String(chunk)))
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const endWithUs = () => void child.kill('SIGTERM')
  process.once('exit', endWithUs)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
    await gone
    clearTimeout(late)
    await rm(dataFolder, { recursive: true, force: true })
  }
  try {
    await untilReady(url, () => child.exitCode)
  } catch (cause) {
    await stop()
    throw new Error(`the city did not start:\n${output}`, { cause })
  }
  return { url, dataFolder, output: () => output, stop }
}

async function untilReady(url: string, exitCode: () => number | null): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (exitCode() !== null) throw new Error(`the command ended with ${exitCode()}`)
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`not ready within ${READY_WITHIN_MS} ms`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
