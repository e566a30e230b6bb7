import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'web', 'dist')
const stamp = join(dist, 'built-from')

/** The folder of the built faces; builds them when their sources have changed since. */
export async function buildWeb(progress: (text: string) => void): Promise<string> {
  const sources = await digestOfSources()
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources) return dist
  progress('Building the pages')
  await inProduction(() =>
    build({ root: join(root, 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'error' }),
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

/** Libraries build themselves otherwise for whoever calls this a test: pages are always the ones people get. */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const given = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await work()
  } finally {
    if (given === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = given
  }
}
