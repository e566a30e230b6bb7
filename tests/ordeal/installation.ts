import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { startSmsGateway } from '#world'
import { boot } from '../../server/boot.ts'
import { compose } from '../../server/main.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SECRET = 'what the gateway and the county both know'
export const WAIT = { timeout: 20_000 }

/** The samples of the guide: a county's units, officers, people and firms. */
export const county = join(root, 'docs/guides/county')

interface Answer {
  readonly status: number
  readonly body: Record<string, never>
}

/** A production server on its own PostgreSQL with nothing in it, its text-message gateway, and the command beside it. */
export async function startInstallation() {
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-evening-'))
  const gateway = await startSmsGateway('works', SECRET)
  const env = {
    YIWANG_DATA_DIR: join(folder, 'data'),
    YIWANG_KEY_PASSPHRASE: 'nobody knows what the county keeps here',
    YIWANG_SMS_URL: gateway.url,
    YIWANG_SMS_SECRET: SECRET,
  }
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const { platform, owner, shutDown } = await boot({ mode: 'production', env, log })
  const composition = await compose(platform)
  const url = await composition.http.listen({ port: 0, host: '127.0.0.1' })
  composition.start()
  return {
    folder,
    owner,
    sent: gateway.sent,
    /** The command as the engineer gives it, while the server runs. */
    yiwang: (args: readonly string[], { input = '', dataFolder = env.YIWANG_DATA_DIR } = {}) =>
      run(args, { ...env, YIWANG_DATA_DIR: dataFolder }, input),
    browser: () => browserTo(url),
    /** The code in the newest message to a telephone, once it is there. */
    async codeAt(phone: string, after: number): Promise<string> {
      const messages = () => gateway.sent.slice(after).filter((one) => one.startsWith(phone))
      await expect.poll(() => messages().length, WAIT).toBeGreaterThan(0)
      return /验证码(\d{6})/.exec(messages().at(-1) ?? '')?.[1] ?? ''
    },
    async stop() {
      await composition.stop()
      await shutDown()
      await gateway.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Installation = Awaited<ReturnType<typeof startInstallation>>

function run(args: readonly string[], env: Record<string, string>, input: string) {
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'cli/main.ts'), ...args],
      { env: { PATH: process.env['PATH'], ...env } },
      (failure, out, error) => resolve({ code: failure ? Number(failure.code) : 0, out, error }),
    )
    child.stdin?.end(input)
  })
}

/** Somebody's browser: it keeps its cookie. */
function browserTo(url: string) {
  let cookie = ''
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(cookie ? { cookie } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, body: (await answer.json()) as Answer['body'] }
  }
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, body),
  }
}
