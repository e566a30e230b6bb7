import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-start-'))
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await yiwang(['demo', 'reset'], { YIWANG_DATA_DIR: join(folder, 'data') })
  await rm(folder, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  output(): string
  /** Resolves when it says that it is ready, or has ended. */
  ready: Promise<'ready' | number | null>
  ended: Promise<number | null>
}

function start(args: string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, YIWANG_DEMO_SIZE: '0.02', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  void ended.then(() => running.delete(child))
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

async function yiwang(args: string[], env: Record<string, string>) {
  const run = start(args, env)
  return { code: await run.ended, output: run.output() }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

test(
  'a city starts, is locked against a second start, survives kill -9, and stops cleanly',
  { timeout: 240_000 },
  async () => {
    const port = await freePort()
    const env = { YIWANG_DATA_DIR: join(folder, 'data'), PORT: String(port) }
    const first = start(['start'], env)
    expect(await first.ready, first.output()).toBe('ready')
    expect(first.output()).toContain(`http://127.0.0.1:${port}/officer`)
    expect(first.output()).toContain('mayor')
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700)

    const second = await yiwang(['start'], { ...env, PORT: String(await freePort()) })
    expect(second.code).toBe(1)
    expect(second.output).toMatch(/yiwang: Another Yiwang \(process \d+\) is running/)

    const taken = await yiwang(['start'], { YIWANG_DATA_DIR: join(folder, 'other'), PORT: String(port) })
    expect(taken.code).toBe(1)
    expect(taken.output).toContain(`Port ${port} is taken`)

    const filed = await fileAllowance(port)
    first.child.kill('SIGKILL')
    await first.ended
    // Its PostgreSQL goes on by itself: the next start has to cope.
    const again = start(['start'], env)
    expect(await again.ready, again.output()).toBe('ready')
    const found = await fetch(`http://127.0.0.1:${port}/api/v1/cases/${filed.caseId}`, {
      headers: { cookie: await signIn(port) },
    })
    expect(await found.json()).toMatchObject({ status: 'closed', decision: { outcome: 'granted' } })

    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
    expect(existsSync(join(folder, 'data', 'lock'))).toBe(false)
    expect(existsSync(join(folder, 'data', 'postgres', 'postmaster.pid'))).toBe(false)
  },
)

test('production refuses to start without a secret and with a known one', { timeout: 120_000 }, async () => {
  const env = { YIWANG_DATA_DIR: join(folder, 'production'), PORT: String(await freePort()) }
  expect(await yiwang(['serve'], env)).toMatchObject({
    code: 1,
    output: expect.stringContaining('YIWANG_KEY_PASSPHRASE is not set'),
  })
  expect(
    await yiwang(['serve'], { ...env, YIWANG_KEY_PASSPHRASE: 'passwordpasswordpassword' }),
  ).toMatchObject({ code: 1, output: expect.stringContaining('nobody knows') })
})

test(
  'a folder that cannot be made and a database that does not answer are said in one sentence',
  { timeout: 120_000 },
  async () => {
    await mkdir(join(folder, 'x'), { recursive: true })
    const blocked = await yiwang(['start'], {
      YIWANG_DATA_DIR: join(folder, 'x', 'file', 'deep'),
      PORT: String(await freePort()),
      DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none',
    })
    expect(blocked.code).toBe(1)
    expect(blocked.output).toMatch(
      /yiwang: The database cannot be reached \(ECONNREFUSED\): is DATABASE_URL right\?/,
    )
    const wrong = await yiwang(['start'], { YIWANG_DATA_DIR: '/proc/yiwang', PORT: String(await freePort()) })
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('The data folder /proc/yiwang cannot be written')
    expect((await yiwang(['start'], { YIWANG_DATA_DIR: join(folder, 'y'), PORT: 'many' })).output).toContain(
      'The environment is not right: PORT',
    )
  },
)

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'son' }),
  })
  return String(answer.headers.get('set-cookie')).split(';')[0] ?? ''
}

async function fileAllowance(port: number): Promise<{ caseId: string }> {
  const headers = { cookie: await signIn(port), 'content-type': 'application/json' }
  const post = async (path: string, body: unknown) =>
    (
      await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    ).json() as Promise<Record<string, never>>
  const draft = (await post('/api/v1/filings', {
    slug: 'old-age-allowance',
    subjectId: '01900000-0000-7000-8000-000000000001',
  })) as unknown as { id: string; choices: { card: { value: string }[] } }
  return (await post(`/api/v1/filings/${draft.id}/submit`, {
    answers: { card: draft.choices.card[0]?.value },
    declared: true,
  })) as unknown as { caseId: string }
}

test('the owner may read what the server keeps secret, nobody else', async () => {
  const secret = join(folder, 'data', 'secret')
  expect((await stat(secret)).mode & 0o777).toBe(0o600)
  expect((await readFile(secret, 'utf8')).length).toBeGreaterThan(30)
})
