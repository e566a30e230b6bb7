import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'web', 'dist')
const stamp = join(dist, 'built-from')

const run = promisify(execFile)
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))

/**
 * The folder of the built faces; builds them when their sources have changed since.
 * In a process of its own: the server keeps none of the builder's memory and threads, and the signal ends it at once.
 */
export async function buildWeb(progress: (text: string) => void, signal?: AbortSignal): Promise<string> {
  const sources = await digestOfSources()
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources) return dist
  signal?.throwIfAborted()
  progress('Building the pages')
  await run(
    process.execPath,
    [vite, 'build', 'web', '--config', 'vite.config.ts', '--logLevel', 'error'],
    // Libraries build themselves otherwise for whoever calls this a test: pages are always the ones people get.
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, ...(signal ? { signal } : {}) },
  )
  await mkdir(dist, { recursive: true })
  await writeFile(stamp, sources)
  return dist
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['web', 'contract']) {
    const files = (await readdir(join(root, folder), { recursive: true })).filter(
      (name) =>
        /\.(tsx?|css|html|svg)$/.test(name) &&
        !/(^|\/)(dist|node_modules)\//.test(name) &&
        !name.includes('.test.'),
    )
    for (const name of files.toSorted()) hash.update(name).update(await readFile(join(root, folder, name)))
  }
  for (const name of ['vite.config.ts', 'package-lock.json']) hash.update(await readFile(join(root, name)))
  return hash.digest('hex')
}
