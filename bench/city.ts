import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, startEmbedded, type Database } from '#platform/database'
import type { Answered, Asked, Question, Ready } from './server.ts'

/** A running platform of the benchmark's own: PostgreSQL as the product starts it, the server as one process, a temporary folder. */
export interface City extends AsyncDisposable {
  readonly url: string
  /** To look at and to load the database with; the server has its own connections. */
  readonly owner: Database
  readonly databaseUrl: string
  readonly folder: string
  ask<T>(question: Exclude<Question, 'stop'>): Promise<T>
  /** PostgreSQL's own memory in bytes, pages shared between its processes counted once; undefined where the system does not tell. */
  postgresBytes(): Promise<number | undefined>
}

export async function startCity(options: { webFolder?: string } = {}): Promise<City> {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-bench-'))
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    // Durable, as the product runs it; beyond that it only counts the time of its statements.
    const postgres = await startEmbedded(join(folder, 'postgres'), {
      shared_preload_libraries: 'pg_stat_statements',
    })
    undo.push(() => postgres.stop())
    const child = startServer({
      YIWANG_DATA_DIR: join(folder, 'data'),
      DATABASE_URL: postgres.url,
      PORT: '0',
      ...(options.webFolder ? { YIWANG_BENCH_WEB: options.webFolder } : {}),
    })
    undo.push(() => stopChild(child))
    const { url } = await nextMessage<Ready>(child)
    const owner = connect({ url: postgres.url, maxConnections: 2 })
    undo.push(() => owner.close())
    await owner.read`create extension pg_stat_statements`
    return {
      url,
      owner,
      folder,
      databaseUrl: postgres.url,
      ask: askerOf(child),
      postgresBytes: () => bytesOfFamily(join(folder, 'postgres', 'postmaster.pid')),
      [Symbol.asyncDispose]: close,
    }
  } catch (cause) {
    await close()
    throw cause
  }
}

function startServer(settings: Record<string, string>): ChildProcess {
  return fork(fileURLToPath(new URL('./server.ts', import.meta.url)), {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function askerOf(child: ChildProcess): City['ask'] {
  let asked = 0
  const waiting = new Map<number, { resolve: (answer: object) => void; reject: (cause: Error) => void }>()
  child.on('message', ({ id, answer }: Answered) => {
    waiting.get(id)?.resolve(answer)
    waiting.delete(id)
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The server ended with ${code}`))
  })
  return (question) =>
    new Promise<object>((resolve, reject) => {
      waiting.set(++asked, { resolve, reject })
      child.send({ id: asked, question } satisfies Asked)
    }) as never
}

/** Asks a process of the benchmark to end, and ends it where it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  child.send(STOP)
  await ended
  clearTimeout(impatience)
}

const STOP: Asked = { id: 0, question: 'stop' }

/** What a process of the benchmark says next; throws when it ends instead. */
export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A process of the benchmark ended with ${code}`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message as T)
    })
  })
}

async function bytesOfFamily(pidFile: string): Promise<number | undefined> {
  try {
    const postmaster = (await readFile(pidFile, 'utf8')).split('\n')[0] ?? ''
    const children = (await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8'))
      .trim()
      .split(' ')
    const sizes = await Promise.all(
      [postmaster, ...children].map(async (pid) =>
        Number(/^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
      ),
    )
    return sizes.reduce((sum, size) => sum + size, 0) * 1024
  } catch {
    return undefined
  }
}
