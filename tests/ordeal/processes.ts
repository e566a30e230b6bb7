import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

export interface Started {
  readonly child: ChildProcess
  output(): string
  /** Resolves when it says that it is ready, or has ended. */
  readonly ready: Promise<'ready' | number | null>
  readonly ended: Promise<number | null>
}

/** The `yiwang` command as a process of its own. */
export function yiwang(args: readonly string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = new Promise<'ready' | number | null>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes('is ready')) resolve('ready')
      })
    void ended.then(resolve)
  })
  return { child, output: () => output, ready, ended }
}
